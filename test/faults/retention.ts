import { DatabaseSync } from 'node:sqlite';
import type { Report } from '../e2e/report.ts';
import { until } from '../engines/until.ts';
import { checkEnds, checkOnce, checkOutcomes } from './checks.ts';
import { openEngine } from './open-engine.ts';
import { runTrial, untilAnswered } from './trial.ts';
import type { World } from './worlds.ts';

/** Entries whose time is over, each with a body: as after a week in which nobody removed any. */
const OLD = 100_000;
const MEANWHILE = 40;

/** What is past its time goes while deliveries come and are handled, however much that is. */
export async function removeOld(world: World, report: Report): Promise<void> {
  const { url } = world.engine;
  const { inbox, close } = await openEngine(world.engine);
  await inbox?.ping();
  await close();
  const file = new DatabaseSync(url, { timeout: 20_000 });
  file.exec(`
    BEGIN;
    INSERT INTO hooknotary_entries (id, provider, type, state, since, due_at, accepted_at, ended_at, kept_until)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${OLD})
    SELECT 'old' || i, 'akidotp', 'verified', 'handled', 0, 0, 0, 1, 1 FROM n;
    INSERT INTO hooknotary_bodies (row, facts, method, url, headers, raw_body)
    SELECT row, '', '', '', '', zeroblob(300) FROM hooknotary_entries;
    COMMIT;
  `);
  const counting = file.prepare("SELECT count(*) AS count FROM hooknotary_entries WHERE id LIKE 'old%'");
  const countOld = () => Number(counting.get()?.['count']);
  report.figure('past their time', `${countOld()}`);
  const outcome = await runTrial({
    ...world,
    during: async (_fleet, vendor) => {
      await until('what is past its time has gone', () => countOld() === 0);
      await untilAnswered(vendor, MEANWHILE);
    },
  });
  report.check('past their time in the end', countOld() === 0, `${countOld()}`);
  file.close();
  checkOutcomes(report, outcome, /^(200 OK|409 delivery_in_progress)$/);
  checkOnce(report, outcome, () => false);
  checkEnds(report, outcome);
}
