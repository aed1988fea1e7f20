import assert from 'node:assert/strict';
import { LONG, type StoreRule } from './world.js';

/** Many at once. */
export const CROWDS: readonly StoreRule[] = [
  [
    'lets exactly one of many have a key',
    async ({ store, other, newKey }) => {
      const key = newKey();
      const attempts = Array.from({ length: 100 }, async (_, index) =>
        (index % 2 === 0 ? store : other).reserve(key, LONG),
      );
      const states = (await Promise.all(attempts)).map(({ state }) => state);
      const count = (wanted: string): number => states.filter((state) => state === wanted).length;
      assert.deepEqual(
        { reserved: count('reserved'), inProgress: count('in_progress') },
        { reserved: 1, inProgress: 99 },
      );
    },
  ],
  [
    'keeps many keys at once apart',
    async ({ store, other, reserve, newKey, stateOf }) => {
      const many = Array.from({ length: 500 }, newKey);
      const tokens = await Promise.all(many.map((key) => reserve(key)));
      const settled = await Promise.all(
        tokens.map(async (token, index) => (index % 2 === 0 ? store.commit(token, LONG) : store.release(token))),
      );
      assert.deepEqual(new Set(settled), new Set([true]));
      const states = await Promise.all(many.map((key) => stateOf(key, other)));
      assert.deepEqual(
        states,
        many.map((_, index) => (index % 2 === 0 ? 'done' : 'reserved')),
      );
    },
  ],
];

const ODD_KEYS = {
  long: (run: string) => `idenfy:${'k'.repeat(250 - run.length)}${run}`,
  quoting: (run: string) => `osapher:'"\`;--\\%_${run}`,
  'percent-encoded': (run: string) => `kudosity:delivery_receipt:%00:%F0%9F%98%80${run}`,
  'not ASCII': (run: string) => `acme:Zoë 😀${run}`,
  'full of colons': (run: string) => `cardda:1:2::3:${run}`,
};

/** Keys of every form. */
export const KEYS: readonly StoreRule[] = [
  ...Object.entries(ODD_KEYS).map(([form, toKey]): StoreRule => [
    `takes a key that is ${form}`,
    async ({ store, run, reserve, stateOf }) => {
      const key = toKey(run);
      const token = await reserve(key);
      assert.equal(await stateOf(key), 'in_progress');
      assert.equal(await stateOf(`${key}1`), 'reserved');
      assert.equal(await store.commit(token, LONG), true);
      assert.equal(await stateOf(key), 'done');
    },
  ]),
  [
    'tells keys apart that differ in case or in white space',
    async ({ reserve, newKey, stateOf }) => {
      const key = newKey();
      await reserve(key);
      assert.deepEqual([await stateOf(key.toUpperCase()), await stateOf(`${key} `)], ['reserved', 'reserved']);
    },
  ],
];
