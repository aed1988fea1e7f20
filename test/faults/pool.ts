import type { Report } from '../e2e/report.ts';
import type { Child, Launch } from './child-process.ts';
import { checkEnds, checkOnce, checkOutcomes } from './checks.ts';
import { flood, type Flooded } from './flood.ts';
import type { Fleet } from './fleet.ts';
import { ROUTES, type Route } from './protocol.ts';
import { readSharedClock, type Record } from './records.ts';
import { runTrial, untilAnswered, untilRefused } from './trial.ts';
import { explainByTrouble, type Trouble } from './verdict.ts';
import type { World } from './worlds.ts';

/** Deliveries of senders that are refused, and how many characters each has. */
const REFUSED = 10_000;
const SIZE = 10_000;
const MEANWHILE = 10;
const BETWEEN = 30;
/** What a process may need more after that than before, in bytes: of 10,000 bodies it would be 160 MB. */
const MORE = 40e6;
/** Milliseconds that a refusal may take: the engine's timeout, and what a busy machine adds. */
const SLOWEST = 5000;
/** Deliveries that one process may have sent when the server fell silent: two batches of 50. */
const ON_THE_WAY = 100;

const collectGarbage: Launch = ([program, ...rest]) => [program, '--expose-gc', ...rest];

/** Every connection of a pool is held by somebody else, and then the server is silent, while deliveries come. */
export async function exhaustPool(world: World, report: Report): Promise<void> {
  const { server } = world;
  if (server === undefined) throw new Error(`${world.engine.name} has no server.`);
  const troubles: Trouble[] = [];
  const floods: { readonly label: string; readonly flooded: Flooded; readonly most: number }[] = [];
  const outcome = await runTrial({
    ...world,
    launch: collectGarbage,
    during: async (fleet, vendor) => {
      await untilAnswered(vendor, BETWEEN);
      const child = receiverOf(fleet);
      const all = fleet.children();

      async function endure(
        what: string,
        most: number,
        { begin, end }: { begin: () => Promise<unknown>; end: () => Promise<unknown> },
      ) {
        const from = readSharedClock();
        await begin();
        await untilRefused(vendor, MEANWHILE);
        for (const route of ROUTES) {
          const label = what.replaceAll(' ', '-');
          const before = await child.readMemory();
          const flooded = await flood(child.port() ?? 0, { route, count: REFUSED, size: SIZE, label });
          floods.push({ label: `${route}, ${what}`, flooded, most: route === 'inbox' ? most : 0 });
          checkMemory(report, `${route}, ${what}`, (await child.readMemory()) - before);
        }
        await end();
        await untilAnswered(vendor, BETWEEN);
        troubles.push({ from, to: readSharedClock() });
      }

      await endure('all connections held', 0, {
        begin: () => Promise.all(all.map((each) => each.exhaust())),
        end: () => Promise.all(all.map((each) => each.relieve())),
      });
      await endure('server silent', ON_THE_WAY, { begin: server.pause, end: server.resume });
    },
  });
  for (const each of floods) checkFlood(report, each, outcome.records);
  const kept = floods.reduce((sum, { flooded }) => sum + countKept(flooded, outcome.records), 0);
  checkOutcomes(report, outcome, /^(200 OK|409 delivery_in_progress|503 (store|inbox)_unavailable)$/);
  report.check(
    'no answer took longer than 5 s',
    outcome.account.slowest() < SLOWEST,
    `${outcome.account.slowest().toFixed(0)} ms`,
  );
  report.figure('refused and yet kept', `${kept}`);
  checkOnce(report, outcome, explainByTrouble(outcome.records, troubles));
  checkEnds(report, outcome);
}

function receiverOf({ children }: Fleet): Child {
  const child = children().find((each) => each.port() !== undefined);
  if (child === undefined) throw new Error('Nobody receives.');
  return child;
}

function checkMemory(report: Report, what: string, more: number): void {
  report.check(
    `${what}: memory after ${REFUSED} refusals of ${SIZE} bytes, 40 MB more at most`,
    more < MORE,
    `${(more / 1e6).toFixed(0)} MB`,
  );
}

interface Judged {
  readonly label: string;
  readonly flooded: Flooded;
  /** Deliveries that may have been kept though they were refused. */
  readonly most: number;
}

function checkFlood(report: Report, { label, flooded, most }: Judged, records: readonly Record[]): void {
  const { outcomes, slowest } = flooded;
  const wanted = `503 ${routeIn(label)}_unavailable: ${REFUSED}`;
  report.check(`${label}: answers`, outcomes.join() === wanted, outcomes.join(', '));
  report.check(`${label}: no refusal took longer than 5 s`, slowest < SLOWEST, `${slowest.toFixed(0)} ms`);
  const kept = countKept(flooded, records);
  report.check(`${label}: refused and handled later, ${most} at most`, kept <= most, `${kept}`);
}

function routeIn(label: string): Route {
  return label.startsWith('store') ? 'store' : 'inbox';
}

function countKept({ names }: Flooded, records: readonly Record[]): number {
  return new Set(
    records.filter(({ kind, delivery }) => kind === 'effect' && names.has(delivery)).map(({ delivery }) => delivery),
  ).size;
}
