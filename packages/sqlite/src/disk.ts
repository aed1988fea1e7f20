import { statfsSync } from 'node:fs';

/** File systems by the numbers that Linux gives them (statfs(2)); of other systems there are none to know them by. */
const NOT_DURABLE: ReadonlyMap<number, string> = new Map([
  [0x01021994, 'is the memory of this machine (tmpfs)'],
  [0x858458f6, 'is the memory of this machine (ramfs)'],
  [0x794c7630, 'is lost with its container (overlay): take a volume'],
  [0x6969, 'is of the network (NFS), where the locks of SQLite do not hold'],
  [0x517b, 'is of the network (SMB), where the locks of SQLite do not hold'],
  [0xff534d42, 'is of the network (CIFS), where the locks of SQLite do not hold'],
  [0xfe534d42, 'is of the network (SMB2), where the locks of SQLite do not hold'],
]);

const warned = new Set<string>();

/** Says once of each kind that a file may not be there any more when it is needed. */
export function warnIfNotDurable(path: string): void {
  const fault = path === ':memory:' ? 'is lost with the process (:memory:)' : NOT_DURABLE.get(readType(path));
  if (fault === undefined || warned.has(fault)) return;
  warned.add(fault);
  process.emitWarning(`sqlite: what is kept may be lost, for the file's disk ${fault}.`, {
    type: 'HooknotaryWarning',
    code: 'HOOKNOTARY_DISK_NOT_DURABLE',
  });
}

function readType(path: string): number {
  try {
    return process.platform === 'linux' ? statfsSync(path).type : 0;
  } catch {
    return 0;
  }
}
