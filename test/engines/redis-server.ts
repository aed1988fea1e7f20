import { join } from 'node:path';
import { findPrograms } from './executables.ts';
import { findFreePort } from './free-port.ts';
import { createFolder, removeFolder, startServer, type EngineServer } from './server.ts';

export interface RedisOptions {
  /** `always`, the default, has on disk what was acknowledged; `none` forgets everything when it ends. */
  readonly persistence?: 'always' | 'none';
}

/** What a test says when there is none. */
export const redisIsMissing =
  'NOT TESTED: found no Redis. Install it, or Valkey, and have redis-server or valkey-server in PATH.';

const persistences = {
  // Rewriting the log would fork now and then, which no test here is about.
  always: ['--appendonly', 'yes', '--appendfsync', 'always', '--auto-aof-rewrite-percentage', '0'],
  none: ['--appendonly', 'no'],
};

/** The path of a Redis, or of a Valkey, that can run here. */
export function findRedis(): string | undefined {
  for (const name of ['redis-server', 'valkey-server']) {
    const folder = findPrograms({ names: [name], folders: ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'] });
    if (folder !== undefined) return join(folder, name);
  }
  return undefined;
}

/** Starts an empty Redis of one's own; throws if the machine has none. */
export async function startRedis({ persistence = 'always' }: RedisOptions = {}): Promise<EngineServer> {
  const program = findRedis();
  if (program === undefined) throw new Error(redisIsMissing);
  const port = await findFreePort();
  const folder = createFolder('redis');
  try {
    return await startServer({
      name: 'Redis',
      folder,
      port,
      url: `redis://127.0.0.1:${port}`,
      program,
      options: [
        '--bind',
        '127.0.0.1',
        '--port',
        `${port}`,
        '--dir',
        folder,
        '--save',
        '',
        // It would wait some seconds for more replicas.
        '--repl-diskless-sync-delay',
        '0',
        ...persistences[persistence],
      ],
      stopSignal: 'SIGTERM',
      question: 'PING\r\n',
      answer: '+PONG',
    });
  } catch (error) {
    removeFolder(folder);
    throw error;
  }
}
