import type { Report } from '../e2e/report.ts';
import { checkEnds, checkOnce, checkOutcomes } from './checks.ts';
import type { Fleet } from './fleet.ts';
import { runTrial, untilAnswered } from './trial.ts';
import type { Vendor } from './vendor.ts';
import type { World } from './worlds.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const LATER = 2 * DAY;
/** Seconds from the true time, for each process; one line after the other. */
const SHIFTS: readonly (readonly number[])[] = [
  [HOUR, HOUR, HOUR],
  [-HOUR, -HOUR, -HOUR],
  [DAY, 0, -HOUR],
  [-DAY, DAY, HOUR],
  [HOUR, -DAY, DAY],
  [-DAY, -DAY, -DAY],
];
/** Deliveries acknowledged under each, and how many of those before are then sent once more. */
const DELIVERIES = 40;
const REPEATED = 30;

/** The clocks of receivers and workers are set back and forth, together and apart. */
export async function setClocks(world: World, report: Report): Promise<void> {
  const outcome = await runTrial({
    ...world,
    during: async (fleet, vendor) => {
      for (const shifts of SHIFTS) {
        await shiftClocks(fleet, shifts);
        await untilAnswered(vendor, DELIVERIES);
        await repeatSome(vendor);
      }
      // BullMQ's delays go by the calendar: what was put off under one that ran ahead is due when that day has come.
      await shiftClocks(fleet, [LATER, LATER, LATER]);
    },
  });
  report.figure('clocks set', `${SHIFTS.length} times, by an hour or a day`);
  checkOutcomes(report, outcome, /^(200 OK|409 delivery_in_progress)$/);
  checkOnce(report, outcome, () => false);
  checkEnds(report, outcome);
}

async function shiftClocks({ children }: Fleet, shifts: readonly number[]): Promise<void> {
  await Promise.all(children().map((child, index) => child.setClock(shifts[index] ?? 0)));
}

/** What was handled under another clock is still known. */
async function repeatSome({ account, repeat }: Vendor): Promise<void> {
  const step = Math.ceil(account.answered.size / REPEATED);
  const some = [...account.answered].filter((_, index) => index % step === 0);
  for (const delivery of some) await repeat(delivery);
}
