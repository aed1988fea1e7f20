import { Redis } from 'ioredis';
import { startReplicated, end } from '../engines/redis-replication.ts';
import { startRedis } from '../engines/redis-server.ts';
import type { Report } from '../e2e/report.ts';
import { checkEnds, checkOnce, checkOutcomes } from './checks.ts';
import type { EngineSpec } from './protocol.ts';
import { readSharedClock } from './records.ts';
import { runTrial, untilAnswered, untilRefused } from './trial.ts';
import type { Vendor } from './vendor.ts';
import { explainByTrouble, type Trouble } from './verdict.ts';
import type { World } from './worlds.ts';

/** Deliveries refused while it lasts, and acknowledged before and after. */
const MEANWHILE = 10;
const BETWEEN = 30;
/** Bytes beside what Redis has in use already when its memory is full. */
const LEFT = 50_000;
/** So that this little is full soon. */
const PADDING = ' '.repeat(4096);

/** A replica that has fallen behind takes the primary's place, while deliveries wait for one replica to have them. */
export async function failOver(world: World, report: Report): Promise<void> {
  const [redis, third] = await Promise.all([startReplicated(), startRedis()]);
  const engine = { ...world.engine, url: `redis://127.0.0.1:${redis.port}`, replicas: 1 };
  const endure = async (vendor: Vendor): Promise<void> => {
    await redis.cutLink();
    await untilRefused(vendor, MEANWHILE);
    await redis.first.kill();
    // Without a replica of its own the new one could not be waited for.
    await tell(third.url, (client) => client.replicaof('127.0.0.1', redis.second.port));
    await redis.promote();
  };
  try {
    await runInTrouble({ ...world, engine }, report, endure);
  } finally {
    await Promise.all([redis.close(), end(third)]);
  }
}

/** Somebody lets Redis throw away what it keeps, which a receiver that requires durability looks for when it connects. */
export async function evict(world: World, report: Report): Promise<void> {
  const { proxy, url } = served(world);
  const set = (policy: string) => tell(url, (client) => client.config('SET', 'maxmemory-policy', policy));
  await runInTrouble({ ...world, engine: { ...world.engine, requireDurable: true } }, report, async (vendor) => {
    await set('allkeys-lru');
    proxy.cutAll();
    await untilRefused(vendor, MEANWHILE);
    await set('noeviction');
  });
}

/** Redis has no memory left and refuses to write, and then it has again. */
export async function fillMemory(world: World, report: Report): Promise<void> {
  const { url } = served(world);
  await runInTrouble(world, report, async (vendor) => {
    await tell(url, async (client) => {
      const used = /^used_memory:(\d+)/m.exec(await client.info('memory'))?.[1];
      await client.config('SET', 'maxmemory', Number(used) + LEFT);
    });
    await untilRefused(vendor, MEANWHILE);
    await tell(url, (client) => client.config('SET', 'maxmemory', 0));
  });
}

type Troubled = Pick<World, 'folder'> & { readonly engine: EngineSpec };

async function runInTrouble(
  { folder, engine }: Troubled,
  report: Report,
  endure: (vendor: Vendor) => Promise<void>,
): Promise<void> {
  const troubles: Trouble[] = [];
  const outcome = await runTrial({
    engine,
    folder,
    padding: PADDING,
    during: async (_fleet, vendor) => {
      await untilAnswered(vendor, BETWEEN);
      const from = readSharedClock();
      await endure(vendor);
      await untilAnswered(vendor, BETWEEN);
      troubles.push({ from, to: readSharedClock() });
    },
  });
  checkOutcomes(report, outcome, /^(200 OK|409 delivery_in_progress|503 (store|inbox)_unavailable)$/);
  checkOnce(report, outcome, explainByTrouble(outcome.records, troubles));
  checkEnds(report, outcome);
}

function served({ engine, server, proxy }: World) {
  if (server === undefined || proxy === undefined) throw new Error(`${engine.name} has no server.`);
  return { proxy, url: server.url };
}

async function tell(url: string, say: (client: Redis) => Promise<unknown>): Promise<void> {
  const client = new Redis(url);
  await say(client).finally(() => client.disconnect());
}
