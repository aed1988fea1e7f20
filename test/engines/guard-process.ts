import { rmSync } from 'node:fs';
import type { Charge } from './guard.ts';
import { killFamily } from './processes.ts';

const charges = new Map<string, Charge>();

process.on('message', (charge: Charge) => {
  if (charge.done === true) charges.delete(charge.folder);
  else charges.set(charge.folder, charge);
});

process.on('disconnect', () => void Promise.all([...charges.values()].map(clear)));

async function clear({ folder, pid }: Charge): Promise<void> {
  if (pid !== undefined) await killFamily(pid);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}
