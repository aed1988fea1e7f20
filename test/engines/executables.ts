import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The user a program runs as; nothing for the one who runs the tests. */
export interface User {
  readonly uid?: number;
  readonly gid?: number;
}

export interface Wanted {
  readonly names: readonly string[];
  /** Where to look after PATH. */
  readonly folders?: readonly string[];
  readonly user?: User;
}

/** The first folder that has all the wanted programs, each able to run here as that user. */
export function findPrograms({ names, folders = [], user = {} }: Wanted): string | undefined {
  return [...(process.env.PATH ?? '').split(delimiter), ...folders]
    .filter((folder) => folder !== '')
    .find((folder) => names.every((name) => canRun(join(folder, name), user)));
}

function canRun(file: string, user: User): boolean {
  return existsSync(file) && spawnSync(file, ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}
