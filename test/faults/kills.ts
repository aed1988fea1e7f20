import type { Report } from '../e2e/report.ts';
import { until } from '../engines/until.ts';
import type { Random } from '../fuzz/mutate.ts';
import { checkEnds, checkOnce, checkOutcomes } from './checks.ts';
import { countKinds, createKillPlan } from './kill-plan.ts';
import { startTrace, type Trace } from './trace.ts';
import { runTrial, untilAnswered } from './trial.ts';
import { explainByDeath } from './verdict.ts';
import type { World } from './worlds.ts';

interface KillOptions {
  readonly report: Report;
  readonly kills: number;
  readonly random: Random;
}

/** Processes die at every step, and those that take their places go on. */
export async function killEverywhere(world: World, { report, kills, random }: KillOptions): Promise<void> {
  let trace: Trace | undefined;
  const outcome = await runTrial({
    ...world,
    // Many die, and nobody is to give up, for the machine may be busy.
    engine: { ...world.engine, timeout: 20 },
    nextFate: createKillPlan(kills, random),
    during: async ({ deaths }, vendor) => {
      await untilAnswered(vendor, 1);
      trace = await startTrace(world);
      while (deaths().length < kills) {
        const before = deaths().length;
        await until('a process has died', () => deaths().length > before);
      }
    },
  });
  const { deaths, records } = outcome;
  for (const [kind, count] of countKinds(deaths)) report.figure(`${count} killed`, kind);
  checkOutcomes(report, outcome, /^(200 OK|409 delivery_in_progress|broken)$/);
  const suspicious = checkOnce(report, outcome, explainByDeath(records, deaths));
  for (const delivery of suspicious.slice(0, 3)) {
    console.log(`  what became of ${delivery}`, (await trace?.read(delivery))?.map((line) => `\n    ${line}`).join(''));
  }
  await trace?.close();
  checkEnds(report, outcome, kills);
}
