import { memoryStore } from '@hooknotary/core';
import { describeStore } from '../../../test/engines/store-contract.ts';

describeStore('memory', async () => {
  const store = memoryStore();
  return { open: async () => store, close: async () => {} };
});
