import { redisInbox, redisStore } from '@hooknotary/redis';
import { describe } from 'vitest';
import { describeInbox } from '../../../test/engines/inbox-contract.ts';
import { describeStore } from '../../../test/engines/store-contract.ts';
import { isMissing, openWorld } from './clients.ts';

describe.skipIf(isMissing)('contract', () => {
  for (const library of ['node-redis', 'ioredis'] as const) {
    describeStore(`Redis by ${library}`, async () => {
      const { connect, close } = await openWorld();
      return { open: async () => redisStore({ client: await connect(library) }), close };
    });

    describeInbox(`BullMQ on a client of ${library}`, async () => {
      const { connect, close } = await openWorld();
      return { open: async (name) => redisInbox({ connection: await connect(library), name }), close };
    });
  }

  describeInbox('BullMQ on connections of its own', async () => {
    const { server, close } = await openWorld();
    return { open: async (name) => redisInbox({ connection: { url: server.url }, name }), close };
  });
});
