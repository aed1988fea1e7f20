import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { openConnection } from '../contract/http.ts';
import type { Report } from '../e2e/report.ts';
import { checkEnds, checkOnce, checkOutcomes } from './checks.ts';
import { runTrial, untilAnswered } from './trial.ts';
import type { World } from './worlds.ts';

const TIMES = 3;
/** Milliseconds for which somebody else holds the lock for writing. */
const HELD = 3000;
/** Deliveries acknowledged between two times. */
const BETWEEN = 20;
/** Milliseconds by which the event loop may be late, but for one turn of a hundred. */
const LATE = 50;

/** A stranger holds the file's lock, as a backup or a person at a prompt does; whoever receives serves all else meanwhile. */
export async function holdFile(world: World, report: Report): Promise<void> {
  const served: number[] = [];
  const late: number[] = [];
  const outcome = await runTrial({
    ...world,
    // Nobody renews a store's: it must be longer than the lock is held.
    engine: { ...world.engine, storeLease: 10 },
    // Handlers are under way when the lock is taken, and their leases run out before it is given back.
    moment: 1.5,
    // As many as they can handle.
    pause: 500,
    during: async ({ children, ports }, vendor) => {
      await untilAnswered(vendor, BETWEEN);
      for (let time = 0; time < TIMES; time++) {
        await Promise.all(children().map((child) => child.readLoopDelay()));
        const before = new Set(vendor.account.answered);
        const stranger = new DatabaseSync(world.engine.url, { timeout: 10_000 });
        stranger.exec('BEGIN IMMEDIATE');
        const until = performance.now() + HELD;
        let health = 0;
        while (performance.now() < until) {
          for (const port of ports()) health += (await isWell(port)) ? 1 : 0;
          await setTimeout(20);
        }
        late.push(...(await Promise.all(children().map((child) => child.readLoopDelay()))));
        stranger.exec('COMMIT');
        stranger.close();
        served.push(health);
        report.figure('answered while the lock was held', `${vendor.account.answered.size - before.size}`);
        await untilAnswered(vendor, BETWEEN);
      }
    },
  });
  report.figure('the lock was held', `${TIMES} times for ${HELD / 1000} s`);
  report.check(
    'other routes were served meanwhile',
    served.every((count) => count >= 20),
    served.join(', '),
  );
  const latest = Math.max(...late);
  report.check(
    `the event loops were late by less than ${LATE} ms (99th percentile)`,
    latest < LATE,
    `${latest.toFixed(0)} ms`,
  );
  checkOutcomes(report, outcome, /^(200 OK|409 delivery_in_progress|503 (store|inbox)_unavailable)$/);
  checkOnce(report, outcome, () => false);
  checkEnds(report, outcome);
}

async function isWell(port: number): Promise<boolean> {
  const { send, receive, close } = await openConnection(port);
  try {
    await send({ method: 'GET', target: '/health', headers: [], body: Buffer.alloc(0) });
    return (await receive('GET'))?.status === 200;
  } finally {
    close();
  }
}
