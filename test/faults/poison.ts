import { join } from 'node:path';
import type { Report } from '../e2e/report.ts';
import { until } from '../engines/until.ts';
import { checkNone } from './checks.ts';
import { startFleet } from './fleet.ts';
import { POISON, type Counts } from './protocol.ts';
import { readRecords } from './records.ts';
import { drain } from './trial.ts';
import { createVendor } from './vendor.ts';
import type { World } from './worlds.ts';

const INNOCENTS = 9;
const CUT_SHORT = 3;
/** Seconds that a handler takes at most: what is taken together dies together. */
const MOMENT = 0.6;

/** One delivery ends every process that handles it, beside others that do no harm. */
export async function poison(world: World, report: Report): Promise<void> {
  const records = join(world.folder, 'records');
  const orders = { engine: world.engine, records, moment: MOMENT, cutShort: CUT_SHORT };
  const receivers = await startFleet({ roles: [{ receives: true, works: false }], orders });
  const vendor = createVendor(receivers.ports);
  vendor.lastCall();
  try {
    const names = [...Array.from({ length: INNOCENTS }, (_, index) => `inbox-${index + 1}`), POISON];
    await Promise.all(names.map((name) => vendor.repeat(name)));
    const workers = await startFleet({ roles: [{ receives: false, works: true }], orders });
    try {
      let counts: Counts | undefined;
      await until('the poison is a dead letter', async () => {
        counts = await drain(receivers);
        return counts.waiting + counts.working === 0;
      });
      const begun = readRecords(records).filter(({ kind }) => kind === 'began');
      const effects = readRecords(records).filter(({ kind }) => kind === 'effect');
      report.figure('processes that it ended', `${workers.deaths().length}`);
      report.check('it is a dead letter, and the only one', counts?.dead === 1, `${counts?.dead}`);
      report.check(
        'its last attempt is its own limit',
        workers.deaths().length === CUT_SHORT,
        `${workers.deaths().length}`,
      );
      const innocents = names.filter((name) => name !== POISON);
      const lost = innocents.filter((name) => !effects.some(({ delivery }) => delivery === name));
      checkNone(report, 'innocents that were not handled', lost);
      // The first time they die together; from then on it is alone.
      const often = innocents.filter((name) => begun.filter(({ delivery }) => delivery === name).length > 2);
      checkNone(report, 'innocents that it took with it more than once', often);
      await workers.close();
    } finally {
      workers.kill();
    }
    await receivers.close();
  } finally {
    vendor.close();
    receivers.kill();
  }
}
