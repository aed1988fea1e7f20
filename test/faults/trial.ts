import { join } from 'node:path';
import { until } from '../engines/until.ts';
import type { End, Launch } from './child-process.ts';
import { startFleet, type Fate, type Fleet, type Role } from './fleet.ts';
import { ROUTES, type Counts, type EngineSpec, type Route } from './protocol.ts';
import { readRecords, readSharedClock, type Record } from './records.ts';
import { startTraffic } from './traffic.ts';
import { createVendor, routeOf, type Account, type Vendor } from './vendor.ts';

/** Traffic to a fleet, while something happens to it. */
export interface Trial {
  readonly engine: EngineSpec;
  /** Where the records go. */
  readonly folder: string;
  readonly roles?: readonly Role[];
  readonly nextFate?: (role: Role) => Fate | undefined;
  readonly launch?: Launch;
  readonly padding?: string;
  /** Milliseconds that a sender waits after each delivery; a few, unless handlers take long. */
  readonly pause?: number;
  /** Seconds a handler takes at most; default 0.01. */
  readonly moment?: number;
  /** The trouble; the traffic lasts as long. */
  readonly during: (fleet: Fleet, vendor: Vendor) => Promise<unknown>;
}

/** How a trial ended, when nothing was left to do. */
export interface Outcome {
  readonly account: Account;
  readonly records: readonly Record[];
  readonly deaths: readonly End[];
  /** Of those that lived to the end. */
  readonly ends: readonly End[];
  readonly counts: Counts;
  /** Why the trouble did not take its course. */
  readonly failure: string | undefined;
  /** Seconds that the trouble, and the work that was left after it, took. */
  readonly took: { readonly trouble: number; readonly rest: number };
}

/** Two receivers and three workers. */
const TWO_RECEIVERS_THREE_WORKERS: readonly Role[] = [
  { receives: true, works: true },
  { receives: true, works: true },
  { receives: false, works: true },
];
/** Milliseconds until what is left in the inbox is taken to stay there. */
const LONGEST_REST = 30_000;
const MOMENT = 0.01;

export async function runTrial({ during, folder, engine, ...trial }: Trial): Promise<Outcome> {
  const records = join(folder, 'records');
  const { roles = TWO_RECEIVERS_THREE_WORKERS, nextFate, launch, padding, pause, moment = MOMENT } = trial;
  const orders = { engine, records, moment };
  const fleet = await startFleet({ roles, orders, nextFate, launch });
  const vendor = createVendor(fleet.ports, padding);
  const traffic = startTraffic(vendor, pause);
  try {
    const begun = readSharedClock();
    const failure = await during(fleet, vendor).then(() => undefined, String);
    const over = readSharedClock();
    await traffic.stop();
    const counts = await drain(fleet);
    const took = { trouble: (over - begun) / 1000, rest: (readSharedClock() - over) / 1000 };
    const ends = await fleet.close();
    return {
      account: vendor.account,
      records: readRecords(records),
      deaths: fleet.deaths(),
      ends,
      counts,
      took,
      failure,
    };
  } finally {
    vendor.close();
    fleet.kill();
    await traffic.stop();
  }
}

/** Waits until the inbox is empty; for half a minute, and then the counts tell. */
export async function drain({ children }: Fleet): Promise<Counts> {
  const end = performance.now() + LONGEST_REST;
  let counts: Counts = { waiting: Infinity, working: 0, handled: 0, dead: 0 };
  await until('the inbox is empty', async () => {
    const [child] = children();
    counts = (await child?.counts().catch(() => undefined)) ?? counts;
    return counts.waiting + counts.working === 0 || performance.now() > end;
  });
  return counts;
}

/** Waits until so many more deliveries to each route have been acknowledged. */
export async function untilAnswered({ account }: Vendor, count: number): Promise<void> {
  const countOf = (route: Route) => [...account.answered].filter((delivery) => routeOf(delivery) === route).length;
  const wanted = ROUTES.map((route) => [route, countOf(route) + count] as const);
  await until('deliveries are acknowledged', () => wanted.every(([route, least]) => countOf(route) >= least));
}

/** Waits until so many more deliveries to each route have been refused because the engine is out of reach. */
export async function untilRefused({ account: { outcomes } }: Vendor, more: number): Promise<void> {
  const countOf = (route: Route) => outcomes.get(`503 ${route}_unavailable`) ?? 0;
  const before = ROUTES.map((route) => [route, countOf(route)] as const);
  await until('deliveries are refused', () => before.every(([route, count]) => countOf(route) >= count + more));
}
