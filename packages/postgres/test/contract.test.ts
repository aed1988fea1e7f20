import { postgresInbox, postgresStore } from '@hooknotary/postgres';
import { describe } from 'vitest';
import { describeInbox } from '../../../test/engines/inbox-contract.ts';
import { describeStore } from '../../../test/engines/store-contract.ts';
import { hasPostgres, openServer } from './postgres.ts';

describe.skipIf(!hasPostgres)('contract', () => {
  describeStore('PostgreSQL', async () => {
    const { openPool, close } = await openServer();
    return { open: async () => postgresStore({ pool: openPool() }), close };
  });

  describeInbox('PostgreSQL', async () => {
    const { openPool, close } = await openServer();
    return { open: async (name) => postgresInbox({ pool: openPool(), name, poll: 0.02 }), close };
  });
});
