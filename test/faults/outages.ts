import type { Report } from '../e2e/report.ts';
import type { Random } from '../fuzz/mutate.ts';
import { checkEnds, checkOnce, checkOutcomes } from './checks.ts';
import { readSharedClock } from './records.ts';
import { runTrial, untilAnswered, untilRefused } from './trial.ts';
import type { Vendor } from './vendor.ts';
import { explainByTrouble, type Trouble } from './verdict.ts';
import type { World } from './worlds.ts';

interface OutageOptions {
  readonly report: Report;
  readonly random: Random;
}

type Served = Required<Pick<World, 'server' | 'proxy'>>;

/** Deliveries refused while the server is away, and acknowledged between two troubles. */
const MEANWHILE = 10;
const BETWEEN = 30;
/** Bytes that pass to the server before a connection is cut: within a command or between two. */
const MOST_BYTES = 3000;
/** Milliseconds that a request may take: the engine's timeout, twice, and what a busy machine adds. */
const SLOWEST = 5000;

/** The engine's server is killed, stopped, halted and cut off while deliveries come. */
export async function troubleServer(world: World, { report, random }: OutageOptions): Promise<void> {
  const { server, proxy } = world;
  if (server === undefined || proxy === undefined) throw new Error(`${world.engine.name} has no server.`);
  const troubles: Trouble[] = [];
  const plan = planTroubles({ server, proxy }, random);
  const outcome = await runTrial({
    ...world,
    during: async (_fleet, vendor) => {
      for (const { trouble } of plan) {
        const from = readSharedClock();
        await trouble(vendor);
        await untilAnswered(vendor, BETWEEN);
        troubles.push({ from, to: readSharedClock() });
      }
    },
  });
  const { account, records } = outcome;
  for (const name of new Set(plan.map((each) => each.name))) {
    report.figure(`${plan.filter((each) => each.name === name).length} times`, name);
  }
  checkOutcomes(report, outcome, /^(200 OK|409 delivery_in_progress|503 (store|inbox)_unavailable)$/);
  report.check('no answer took longer than 5 s', account.slowest() < SLOWEST, `${account.slowest().toFixed(0)} ms`);
  checkOnce(report, outcome, explainByTrouble(records, troubles));
  checkEnds(report, outcome);
}

interface Planned {
  readonly name: string;
  readonly trouble: (vendor: Vendor) => Promise<unknown>;
}

function planTroubles({ server, proxy }: Served, random: Random): readonly Planned[] {
  const killed = whileRefused(server.kill, server.restart);
  const halted = whileRefused(server.pause, server.resume);
  const cutOff = async (): Promise<void> => {
    await proxy.block();
    proxy.cutAll();
  };
  return [
    ...times(3, { name: 'server killed, and started again', trouble: killed }),
    ...times(3, { name: 'server halted past the timeout, and resumed', trouble: halted }),
    ...times(2, { name: 'server stopped and started at once', trouble: server.restart }),
    ...times(2, { name: 'server unreachable', trouble: whileRefused(cutOff, proxy.unblock) }),
    ...times(5, { name: 'all connections cut', trouble: async () => proxy.cutAll() }),
    ...times(12, { name: 'cut within a command', trouble: async () => proxy.cutAfter(random(MOST_BYTES)) }),
    ...times(12, { name: 'cut before the answer', trouble: async () => proxy.swallowAnswers() }),
  ];
}

/** Begins a trouble and ends it once deliveries have been refused. */
function whileRefused(begin: () => Promise<void>, end: () => Promise<void>): Planned['trouble'] {
  return async (vendor) => {
    await begin();
    await untilRefused(vendor, MEANWHILE).finally(end);
  };
}

function times(count: number, planned: Planned): readonly Planned[] {
  return Array.from({ length: count }, () => planned);
}
