import { join } from 'node:path';
import { startProxy, type CutProxy } from '../engines/cut-proxy.ts';
import { findPostgres, postgresIsMissing, startPostgres } from '../engines/postgres-server.ts';
import { findRedis, redisIsMissing, startRedis } from '../engines/redis-server.ts';
import { createFolder, removeFolder, type EngineServer } from '../engines/server.ts';
import type { EngineName, EngineSpec } from './protocol.ts';

/** An engine of one's own, and a folder for what is told of it. */
export interface World {
  readonly engine: EngineSpec;
  readonly folder: string;
  /** For an engine that has a server: the way to it goes through the proxy. */
  readonly server?: EngineServer;
  readonly proxy?: CutProxy;
  readonly close: () => Promise<void>;
}

/** Seconds: short, so that what a dead process held is soon free. */
const LEASE = 2;
const TIMEOUT = 1;

interface Kind {
  /** Why it cannot run here. */
  readonly missing: () => string | undefined;
  readonly start?: () => Promise<EngineServer>;
}

const kinds: Readonly<Record<EngineName, Kind>> = {
  memory: { missing: () => undefined },
  sqlite: { missing: () => undefined },
  redis: { missing: () => (findRedis() === undefined ? redisIsMissing : undefined), start: startRedis },
  postgres: { missing: () => (findPostgres() === undefined ? postgresIsMissing : undefined), start: startPostgres },
};

/** Why an engine cannot run here. */
export function whyMissing(name: EngineName): string | undefined {
  return kinds[name].missing();
}

/** Opens an empty engine, runs a part of the test in it, and removes it. */
export async function inWorld(name: EngineName, part: (world: World) => Promise<void>): Promise<void> {
  const world = await openWorld(name);
  try {
    await part(world);
  } finally {
    await world.close();
  }
}

async function openWorld(name: EngineName): Promise<World> {
  const folder = createFolder('faults');
  const spec = { name, lease: LEASE, timeout: TIMEOUT };
  const { start } = kinds[name];
  if (start === undefined) {
    // With SQLite, waiting for another process that writes is no failure but takes its time.
    const engine = { ...spec, timeout: 5, url: join(folder, 'webhooks.db') };
    return { engine, folder, close: async () => removeFolder(folder) };
  }
  const server = await start();
  const proxy = await startProxy(server.port);
  const url = server.url.replace(`:${server.port}`, `:${proxy.port}`);
  return { engine: { ...spec, url }, folder, server, proxy, close };

  async function close(): Promise<void> {
    await proxy.close();
    await server.close();
    removeFolder(folder);
  }
}
