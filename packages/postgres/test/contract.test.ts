import { postgresInbox, postgresStore } from '@hooknotary/postgres';
import { describe } from 'vitest';
import { describeInbox } from '../../../test/engines/inbox-contract.ts';
import type { InboxWorld } from '../../../test/engines/inbox-harness.ts';
import { describeOperators } from '../../../test/engines/operators-contract.ts';
import { describeStore } from '../../../test/engines/store-contract.ts';
import { hasPostgres, openServer } from './postgres.ts';

describe.skipIf(!hasPostgres)('contract', () => {
  describeStore('PostgreSQL', async () => {
    const { openPool, close } = await openServer();
    return { open: async () => postgresStore({ pool: openPool() }), close };
  });

  async function openWorld(): Promise<InboxWorld> {
    const { openPool, close } = await openServer();
    return { open: async (name, options) => postgresInbox({ pool: openPool(), name, poll: 0.02, ...options }), close };
  }

  describeInbox('PostgreSQL', openWorld);
  describeOperators('PostgreSQL', openWorld);
});
