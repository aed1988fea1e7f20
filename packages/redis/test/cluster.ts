import { Redis } from 'ioredis';
import { vi } from 'vitest';
import { findFreePort } from '../../../test/engines/free-port.ts';
import { findRedis } from '../../../test/engines/redis-server.ts';
import { createFolder, startServer, type EngineServer } from '../../../test/engines/server.ts';

const SLOTS = 16_384;

/** Starts a cluster of one node: what it holds is little, but its clients take every way that they take in a large one. */
export async function startCluster(): Promise<EngineServer> {
  const node = await startNode();
  await join([node]);
  return node;
}

/** Starts a cluster of two nodes, each with half of the keys. */
export async function startPair(): Promise<readonly [EngineServer, EngineServer]> {
  const nodes = [await startNode(), await startNode()] as const;
  await join(nodes);
  return nodes;
}

async function startNode(): Promise<EngineServer> {
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
    'cluster-announce-bus-port': busPort,
  };
  return startServer({
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
}

/** Gives each node its share, and waits until all know of all. */
async function join(nodes: readonly EngineServer[]): Promise<void> {
  const clients = nodes.map(({ url }) => new Redis(url));
  for (const [index, client] of clients.entries()) {
    const slots = [index, index + 1].map((each) => (each * SLOTS) / nodes.length) as [number, number];
    await client.cluster('ADDSLOTSRANGE', slots[0], slots[1] - 1);
  }
  const [first, ...others] = clients;
  for (const other of others) {
    const bus = Number(/@(\d+)/.exec(String(await other.cluster('NODES')))?.[1]);
    await first?.call('CLUSTER', 'MEET', '127.0.0.1', `${other.options.port}`, `${bus}`);
  }
  for (const client of clients) {
    await vi.waitFor(async () => {
      const info = String(await client.cluster('INFO'));
      if (!info.includes('cluster_state:ok') || !info.includes(`cluster_known_nodes:${nodes.length}`)) {
        throw new Error('not yet');
      }
    }, 20_000);
    client.disconnect();
  }
}
