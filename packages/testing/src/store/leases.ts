import assert from 'node:assert/strict';
import { LONG, SHORT, type StoreRule } from './world.js';

/** What time does to a key. */
export const LEASES: readonly StoreRule[] = [
  [
    'forgets a handled key when it has been kept for its time',
    async ({ store, reserve, reserveNext, newKey, stateOf }) => {
      const key = newKey();
      await store.commit(await reserve(key), SHORT);
      await reserveNext(key);
      assert.equal(await stateOf(key), 'in_progress');
    },
  ],
  [
    'keeps a handled key longer than its lease',
    async ({ store, reserve, runOut, newKey, stateOf }) => {
      const key = newKey();
      await store.commit(await reserve(key, SHORT), LONG);
      await runOut(SHORT);
      assert.equal(await stateOf(key), 'done');
    },
  ],
  [
    'gives a key to the next owner when its lease has run out',
    async ({ reserve, reserveNext, newKey }) => {
      const key = newKey();
      const first = await reserve(key, SHORT);
      assert.notEqual(await reserveNext(key), first);
    },
  ],
  [
    "lets a late owner neither commit nor release the next owner's",
    async ({ store, reserve, reserveNext, newKey, stateOf }) => {
      const key = newKey();
      const first = await reserve(key, SHORT);
      const next = await reserveNext(key);
      assert.deepEqual([await store.commit(first, LONG), await store.release(first)], [false, false]);
      assert.equal(await stateOf(key), 'in_progress');
      assert.equal(await store.commit(next, LONG), true);
      assert.equal(await store.release(first), false);
      assert.equal(await stateOf(key), 'done');
    },
  ],
  [
    'mistakes no owner for another, though the one between them gave up',
    async ({ store, reserve, reserveNext, newKey, stateOf }) => {
      const key = newKey();
      const first = await reserve(key, SHORT);
      await store.release(await reserveNext(key));
      await reserve(key);
      assert.deepEqual([await store.commit(first, LONG), await store.release(first)], [false, false]);
      assert.equal(await stateOf(key), 'in_progress');
    },
  ],
  [
    'remembers what a late owner handled, if nobody took its place',
    async ({ store, reserve, runOut, newKey, stateOf }) => {
      const key = newKey();
      const token = await reserve(key, SHORT);
      await runOut(SHORT);
      assert.equal(await store.commit(token, LONG), true);
      assert.equal(await stateOf(key), 'done');
    },
  ],
];
