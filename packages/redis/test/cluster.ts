import { Redis } from 'ioredis';
import { vi } from 'vitest';
import { findFreePort } from '../../../test/engines/free-port.ts';
import { findRedis } from '../../../test/engines/redis-server.ts';
import { createFolder, startServer, type EngineServer } from '../../../test/engines/server.ts';

/** Starts a cluster of one node: what it holds is little, but its clients take every way that they take in a large one. */
export async function startCluster(): Promise<EngineServer> {
  const folder = createFolder('redis-cluster');
  const [port, busPort] = [await findFreePort(), await findFreePort()];
  const options = {
    bind: '127.0.0.1',
    port,
    dir: folder,
    save: '',
    'cluster-enabled': 'yes',
    'cluster-port': busPort,
    'cluster-announce-ip': '127.0.0.1',
  };
  const server = await startServer({
    name: 'Redis',
    folder,
    port,
    url: `redis://127.0.0.1:${port}`,
    program: findRedis() ?? '',
    options: Object.entries(options).flatMap(([name, value]) => [`--${name}`, `${value}`]),
    stopSignal: 'SIGTERM',
    question: 'PING\r\n',
    answer: '+PONG',
  });
  const client = new Redis(server.url);
  await client.cluster('ADDSLOTSRANGE', 0, 16_383);
  await vi.waitFor(async () => {
    if (!String(await client.cluster('INFO')).includes('cluster_state:ok')) throw new Error('not yet');
  }, 20_000);
  client.disconnect();
  return server;
}
