import { join } from 'node:path';
import type { Report } from '../e2e/report.ts';
import { checkEnds, checkOnce, checkOutcomes } from './checks.ts';
import { toLimitedDisk, toMountedDisk, type Disk } from './disks.ts';
import { readSharedClock } from './records.ts';
import { runTrial, untilAnswered, untilRefused } from './trial.ts';
import { explainByTrouble, type Trouble } from './verdict.ts';
import type { World } from './worlds.ts';

/** Deliveries are 8 KiB long, so that space runs out soon. */
const PADDING = ' '.repeat(8192);
/** Deliveries acknowledged before there is no space, refused while there is none, and acknowledged when there is again. */
const BEFORE = 20;
const MEANWHILE = 50;
const AFTERWARDS = 100;

/** There is no space left, and then there is again. */
export async function fillDisks({ engine, folder }: World, report: Report): Promise<void> {
  for (const toDisk of [toLimitedDisk, toMountedDisk]) {
    const disk = toDisk(folder);
    if (typeof disk === 'string') console.warn(disk);
    else await fillDisk({ engine, folder: disk.folder }, { disk, report });
  }
}

interface Full {
  readonly disk: Disk;
  readonly report: Report;
}

async function fillDisk({ engine, folder }: Pick<World, 'engine' | 'folder'>, { disk, report }: Full): Promise<void> {
  const troubles: Trouble[] = [];
  const outcome = await runTrial({
    engine: { ...engine, url: join(disk.files, 'webhooks.db') },
    folder,
    roles: Array.from({ length: disk.processes }, () => ({ receives: true, works: true })),
    launch: disk.launch,
    padding: PADDING,
    during: async (fleet, vendor) => {
      await untilAnswered(vendor, BEFORE);
      const from = readSharedClock();
      disk.fill(fleet);
      await untilRefused(vendor, MEANWHILE);
      disk.free(fleet);
      await untilAnswered(vendor, AFTERWARDS);
      troubles.push({ from, to: readSharedClock() });
    },
  });
  report.figure('disk', disk.name);
  checkOutcomes(report, outcome, /^(200 OK|409 delivery_in_progress|503 (store|inbox)_unavailable)$/);
  checkOnce(report, outcome, explainByTrouble(outcome.records, troubles));
  checkEnds(report, outcome);
}
