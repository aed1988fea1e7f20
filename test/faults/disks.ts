import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Child, Launch } from './child-process.ts';
import type { Fleet } from './fleet.ts';

/** A disk with an end, for processes that are started in its way. */
export interface Disk {
  readonly name: string;
  /** For what is told of it, which always has space. */
  readonly folder: string;
  /** For the files of the processes. */
  readonly files: string;
  readonly launch: Launch;
  /** How many processes can share it. */
  readonly processes: number;
  readonly fill: (fleet: Fleet) => void;
  readonly free: (fleet: Fleet) => void;
}

/** In KiB. The log of a file takes this for some 80 deliveries; SQLite begins anew in it at 16 MiB. */
const LONGEST_FILE = 4096;
const SIZE = '16m';
const MOUNT = `mount -t tmpfs -o size=${SIZE} tmpfs "$0" && exec "$@"`;
/** For root, and for others where they may. */
const MOUNTS = [
  ['unshare', '--mount', 'bash', '-c', MOUNT],
  ['unshare', '--map-root-user', '--mount', 'bash', '-c', MOUNT],
] as const;

/** Files may not become longer than a limit, which is then lifted; or says why this cannot be had. */
export function toLimitedDisk(parent: string): Disk | string {
  if (!canRun('prlimit', '--version')) return 'NOT TESTED: files of limited length, for here is no prlimit.';
  const folder = join(parent, 'limited');
  mkdirSync(folder);
  const lift = ({ pid }: Child): boolean => canRun('prlimit', '--fsize=unlimited', '--pid', `${pid}`);
  return {
    name: `files of ${LONGEST_FILE} KiB`,
    folder,
    files: folder,
    launch: (command) => ['bash', '-c', `ulimit -S -f ${LONGEST_FILE}; exec "$@"`, 'bash', ...command],
    processes: 2,
    // Those who write come to the limit by themselves.
    fill: () => undefined,
    free: ({ children }) => children().forEach(lift),
  };
}

/** A disk of one process's own, which goes with it; or says why this cannot be had. */
export function toMountedDisk(parent: string): Disk | string {
  const folder = join(parent, 'mounted');
  const files = join(folder, 'disk');
  mkdirSync(files, { recursive: true });
  const mount = MOUNTS.find(([program, ...rest]) => canRun(program, ...rest, files));
  if (mount === undefined) return 'NOT TESTED: a full disk, for this user may not mount one.';
  const [program, ...rest] = mount;
  // Nobody but the process sees the disk at its place.
  const toBallast = ({ children }: Fleet): string => join(`/proc/${children()[0]?.pid}/root`, files, 'ballast');
  return {
    name: `of ${SIZE}, filled and cleared`,
    folder,
    files,
    launch: (command) => [program, ...rest, files, ...command],
    processes: 1,
    fill: (fleet) => writeToTheEnd(toBallast(fleet)),
    free: (fleet) => rmSync(toBallast(fleet)),
  };
}

function writeToTheEnd(path: string): void {
  const block = Buffer.alloc(4096);
  const file = openSync(path, 'w');
  try {
    while (writeSync(file, block) > 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(file);
  }
}

function canRun(program: string, ...rest: readonly string[]): boolean {
  return spawnSync(program, rest, { stdio: 'ignore' }).status === 0;
}
