/** A server under load, in a process of its own: `node test/bench/http/server.ts <framework> <way> <provider> <paths>`. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProviderName } from '../../contract/senders.ts';
import { PATH } from '../schemes.ts';
import { providers, type Framework, type Ready, type Setting, type Taken } from './app.ts';

const starters: Readonly<
  Record<Framework, () => Promise<(way: string, settings: readonly Setting[]) => Promise<Server>>>
> = {
  express: async () => (await import('./express.ts')).startExpress,
  koa: async () => (await import('./koa.ts')).startKoa,
  fastify: async () => (await import('./fastify.ts')).startFastify,
};

// The casts are true: race.ts starts this file, with arguments of these types.
const [framework, way = '', name, paths] = process.argv.slice(2);
const provider = providers[name as ProviderName];
if (provider === undefined) throw new TypeError(`There is no ${name}.`);
const others = Array.from({ length: Number(paths) - 1 }, (_, index) => `${PATH}/${index}`);
const start = await starters[framework as Framework]();
const server = await start(
  way,
  [...others, PATH].map((path) => ({ path, provider })),
);
if (!server.listening) await once(server, 'listening');

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ microseconds: user + system } satisfies Taken);
});
process.on('disconnect', () => process.exit());
// The cast is true: the server listens on a port, not on a pipe.
process.send?.({ port: (server.address() as AddressInfo).port } satisfies Ready);
