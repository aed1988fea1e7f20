import assert from 'node:assert/strict';
import { LONG, type StoreRule } from './world.js';

/** How a key is reserved, and what becomes of it. */
export const RESERVATIONS: readonly StoreRule[] = [
  [
    'reserves a new key, under a token of its own each',
    async ({ reserve, newKey }) => {
      assert.notEqual(await reserve(newKey()), await reserve(newKey()));
    },
  ],
  [
    'says that a reserved key is in progress, and for how much longer at most',
    async ({ other, reserve, newKey }) => {
      const key = newKey();
      await reserve(key, 30);
      const reservation = await other.reserve(key, LONG);
      assert.equal(reservation.state, 'in_progress');
      const { retryAfter, ...rest } = reservation;
      assert.deepEqual(rest, { state: 'in_progress' });
      assert.equal(typeof retryAfter, 'number');
      assert.ok(retryAfter > 0 && retryAfter <= 30, `retryAfter is ${retryAfter} under a lease of 30 seconds`);
    },
  ],
  [
    'remembers what was committed, for everybody',
    async ({ store, other, reserve, newKey, stateOf }) => {
      const key = newKey();
      assert.equal(await store.commit(await reserve(key), LONG), true);
      assert.deepEqual([await stateOf(key), await stateOf(key, other)], ['done', 'done']);
    },
  ],
  [
    'gives a released key to the next, under another token',
    async ({ store, other, reserve, newKey }) => {
      const key = newKey();
      const first = await reserve(key);
      assert.equal(await store.release(first), true);
      assert.notEqual(await reserve(key, LONG, other), first);
    },
  ],
  [
    'knows the token of another connection',
    async ({ other, reserve, newKey, stateOf }) => {
      const [first, second] = [newKey(), newKey()];
      assert.equal(await other.commit(await reserve(first), LONG), true);
      assert.equal(await other.release(await reserve(second)), true);
      assert.deepEqual([await stateOf(first), await stateOf(second)], ['done', 'reserved']);
    },
  ],
  [
    'undoes no commit by a release',
    async ({ store, reserve, newKey, stateOf }) => {
      const key = newKey();
      const token = await reserve(key);
      await store.commit(token, LONG);
      assert.equal(await store.release(token), false);
      assert.equal(await stateOf(key), 'done');
    },
  ],
];
