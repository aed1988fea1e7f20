import { memoryStore } from '@hooknotary/core';
import type { BenchEngine } from './engine.ts';

/** A Map, and core's store that is made of two. */
export const memory: BenchEngine = {
  name: 'memory',
  open: async () => {
    const store = memoryStore();
    const bareStore = (newKey: () => string) => {
      let map = new Map<string, number>();
      const once = () => {
        const key = newKey();
        if (map.has(key)) throw new Error('A key came twice.');
        map.set(key, performance.now());
        // Forgetting all at once: a Map that loses its oldest, one by one, is slower than any store may be.
        if (map.size > 100_000) map = new Map();
      };
      return { name: 'Map.has and Map.set', once };
    };
    return { version: process.versions.v8, store, bareStore, close: async () => undefined };
  },
};
