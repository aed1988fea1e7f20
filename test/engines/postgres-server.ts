import { execFile, execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findPrograms, type User } from './executables.ts';
import { findFreePort } from './free-port.ts';
import { copyPackagedPostgres, findPackagedPostgres } from './postgres-package.ts';
import { createFolder, removeFolder, startServer, type EngineServer } from './server.ts';

/** Where the programs are: ready in `bin`, or packed in `native`. */
export type PostgresSource = { readonly bin: string } | { readonly native: string };

/** What a test says when there is none. */
export const postgresIsMissing =
  'NOT TESTED: found no PostgreSQL. Install it and have initdb and postgres in PATH, or install with optional dependencies.';

/** The machine's PostgreSQL, or else the one from npm. */
export function findPostgres(): PostgresSource | undefined {
  const folders = globSync(['/usr/lib/postgresql/*/bin', '/opt/homebrew/opt/postgresql@*/bin']);
  const bin = findPrograms({ names: ['initdb', 'postgres'], folders: folders.toSorted().toReversed(), user: toUser() });
  if (bin !== undefined) return { bin };
  const native = findPackagedPostgres();
  return native === undefined ? undefined : { native };
}

/** Starts an empty PostgreSQL of one's own that trusts everybody on the loopback; throws if there is none. */
export async function startPostgres(): Promise<EngineServer> {
  const source = findPostgres();
  if (source === undefined) throw new Error(postgresIsMissing);
  const port = await findFreePort();
  const folder = createFolder('postgres');
  try {
    return await startIn(folder, { source, port, user: toUser() });
  } catch (error) {
    removeFolder(folder);
    throw error;
  }
}

async function startIn(
  folder: string,
  { source, port, user }: { readonly source: PostgresSource; readonly port: number; readonly user: User },
): Promise<EngineServer> {
  const bin = 'bin' in source ? source.bin : copyPackagedPostgres(source.native, folder);
  giveAway(folder, user);
  const data = join(folder, 'data');
  await createDatabase(join(bin, 'initdb'), { data, user });
  return startServer({
    name: 'PostgreSQL',
    folder,
    port,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    program: join(bin, 'postgres'),
    options: ['-D', data, '-p', `${port}`, ...toOptions(settings)],
    user,
    // Fast: it ends the sessions of those who are still connected.
    stopSignal: 'SIGINT',
    question: startupMessage({ user: 'postgres', database: 'postgres' }),
    // Authentication: before it is ready it answers E.
    answer: 'R',
    // Shared memory, and on some systems semaphores.
    leavesTraces: true,
  });
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  // In its folder rather than in /dev/shm, where a killed server leaves it behind.
  dynamic_shared_memory_type: 'mmap',
};

function toOptions(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function createDatabase(
  initdb: string,
  { data, user }: { readonly data: string; readonly user: User },
): Promise<void> {
  const options = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--wal-segsize=1'];
  // Unsynced only here: it is for a loss of power, which no test brings about.
  await promisify(execFile)(initdb, [...options, '--no-sync'], { ...user, cwd: join(data, '..') });
}

/** PostgreSQL refuses to run as root. */
function toUser(): User {
  if (process.getuid?.() !== 0) return {};
  const idOf = (option: string) => Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function giveAway(folder: string, { uid, gid }: User): void {
  if (uid !== undefined) execFileSync('chown', ['-R', `${uid}:${gid}`, folder]);
}

/** The first message of a client, in version 3.0 of the protocol. */
function startupMessage(parameters: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}\0${value}\0`);
  const content = `\0\x03\0\0${pairs.join('')}\0`;
  return `\0\0\0${String.fromCodePoint(content.length + 4)}${content}`;
}
