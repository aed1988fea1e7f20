import { redisInbox, redisStore } from '@hooknotary/redis';
import { describe } from 'vitest';
import { describeInbox } from '../../../test/engines/inbox-contract.ts';
import { describeOperators } from '../../../test/engines/operators-contract.ts';
import { describeStore } from '../../../test/engines/store-contract.ts';
import { isMissing, openWorld } from './clients.ts';

describe.skipIf(isMissing)('contract', () => {
  for (const library of ['node-redis', 'ioredis'] as const) {
    describeStore(`Redis by ${library}`, async () => {
      const { connect, close } = await openWorld();
      return { open: async () => redisStore({ client: await connect(library) }), close };
    });

    for (const describeIt of [describeInbox, describeOperators]) {
      describeIt(`BullMQ on a client of ${library}`, async () => {
        const { connect, close } = await openWorld();
        return { open: async (name, more) => redisInbox({ connection: await connect(library), name, ...more }), close };
      });
    }
  }

  for (const describeIt of [describeInbox, describeOperators]) {
    describeIt('BullMQ on connections of its own', async () => {
      const { server, close } = await openWorld();
      return { open: async (name, more) => redisInbox({ connection: { url: server.url }, name, ...more }), close };
    });
  }
});
