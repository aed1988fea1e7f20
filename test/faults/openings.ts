import { join } from 'node:path';
import type { Report } from '../e2e/report.ts';
import { checkEnds, checkNone, checkOnce, checkOutcomes } from './checks.ts';
import { startChild } from './child-process.ts';
import { runTrial } from './trial.ts';
import type { World } from './worlds.ts';

const VISITORS = 3;
const VISITS = 80;
/** Seconds: nobody dies, so that no lease runs out; and nobody is to give up, for the machine may be busy. */
const LEASE = 60;
const TIMEOUT = 20;

/** Others open the engine and go again, as at a deploy, while two are at work and nobody dies. */
export async function openBeside(world: World, report: Report): Promise<void> {
  const engine = { ...world.engine, lease: LEASE, timeout: TIMEOUT };
  const records = join(world.folder, 'records');
  const orders = { engine, records, receives: false, works: false, moment: 0, visits: VISITS };
  const complaints: string[] = [];
  const outcome = await runTrial({
    ...world,
    engine,
    roles: [
      { receives: true, works: true },
      { receives: true, works: true },
    ],
    moment: 0.1,
    during: async () => {
      const visitors = Array.from({ length: VISITORS }, (_, index) => startChild({ ...orders, number: 100 + index }));
      await Promise.all(visitors.map(({ begun }) => begun));
      const ends = await Promise.all(visitors.map(({ close }) => close()));
      complaints.push(
        ...ends
          .filter(({ how, printed }) => how !== 0 || printed !== '')
          .map(({ how, printed }) => `ended by ${how} ${printed}`.trim()),
      );
    },
  });
  report.figure('openings', `${VISITORS} times ${VISITS}`);
  checkNone(report, 'openings that failed', complaints);
  checkOutcomes(report, outcome, /^(200 OK|409 delivery_in_progress)$/);
  checkOnce(report, outcome, () => false);
  checkEnds(report, outcome);
}
