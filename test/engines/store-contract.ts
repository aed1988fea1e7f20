import type { DeliveryStore, Reservation } from '@hooknotary/core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

/** One engine, as the contract of stores sees it. */
export interface StoreWorld {
  /** A store of its own connection on that engine. */
  readonly open: () => Promise<DeliveryStore>;
  readonly close: () => Promise<void>;
}

const LONG = 600;
/** Over before anything that comes after it. */
const SHORT = 0.002;

/** What every store promises; run it against an engine by giving a way to open it. */
export function describeStore(name: string, openWorld: () => Promise<StoreWorld>): void {
  describe(`${name} as a delivery store`, () => {
    let world: StoreWorld;
    let store: DeliveryStore;
    let other: DeliveryStore;
    let keys = 0;
    const newKey = () => `akidotp:key${++keys}:verified`;

    beforeAll(async () => {
      world = await openWorld();
      store = await world.open();
      other = await world.open();
    }, 60_000);
    afterAll(() => world.close());

    async function reserve(key: string, lease = LONG, by = store): Promise<string> {
      const reservation = await by.reserve(key, lease);
      expect(reservation).toEqual({ state: 'reserved', token: expect.any(String) });
      return (reservation as Reservation & { state: 'reserved' }).token;
    }

    /** Reserves as soon as the present lease has run out. */
    function reserveNext(key: string, lease = LONG): Promise<string> {
      return vi.waitFor(() => reserve(key, lease), { timeout: 10_000, interval: 1 });
    }

    async function runOut(lease: number): Promise<void> {
      const later = newKey();
      await reserve(later, lease);
      await reserveNext(later);
    }

    const stateOf = async (key: string, by = store) => (await by.reserve(key, LONG)).state;

    it('reserves a new key, under a token of its own each', async () => {
      const tokens = [await reserve(newKey()), await reserve(newKey())];
      expect(new Set(tokens).size).toBe(2);
    });

    it('says that a reserved key is in progress, and for how much longer at most', async () => {
      const key = newKey();
      await reserve(key, 30);
      const reservation = await other.reserve(key, LONG);
      expect(reservation).toEqual({ state: 'in_progress', retryAfter: expect.any(Number) });
      const { retryAfter } = reservation as Reservation & { state: 'in_progress' };
      expect(retryAfter).toBeGreaterThan(0);
      expect(retryAfter).toBeLessThanOrEqual(30);
    });

    it('remembers what was committed, for everybody', async () => {
      const key = newKey();
      expect(await store.commit(await reserve(key), LONG)).toBe(true);
      expect([await stateOf(key), await stateOf(key, other)]).toEqual(['done', 'done']);
    });

    it('gives a released key to the next, under another token', async () => {
      const key = newKey();
      const first = await reserve(key);
      expect(await store.release(first)).toBe(true);
      expect(await reserve(key, LONG, other)).not.toBe(first);
    });

    it('knows the token of another connection', async () => {
      const [first, second] = [newKey(), newKey()];
      expect(await other.commit(await reserve(first), LONG)).toBe(true);
      expect(await other.release(await reserve(second))).toBe(true);
      expect([await stateOf(first), await stateOf(second)]).toEqual(['done', 'reserved']);
    });

    it('forgets a handled key when it has been kept for its time', async () => {
      const key = newKey();
      await store.commit(await reserve(key), SHORT);
      await reserveNext(key);
      expect(await stateOf(key)).toBe('in_progress');
    });

    it('keeps a handled key longer than its lease', async () => {
      const key = newKey();
      await store.commit(await reserve(key, SHORT), LONG);
      await runOut(SHORT);
      expect(await stateOf(key)).toBe('done');
    });

    it('gives a key to the next owner when its lease has run out', async () => {
      const key = newKey();
      const first = await reserve(key, SHORT);
      expect(await reserveNext(key)).not.toBe(first);
    });

    it("lets a late owner neither commit nor release the next owner's", async () => {
      const key = newKey();
      const first = await reserve(key, SHORT);
      const next = await reserveNext(key);
      expect([await store.commit(first, LONG), await store.release(first)]).toEqual([false, false]);
      expect(await stateOf(key)).toBe('in_progress');
      expect(await store.commit(next, LONG)).toBe(true);
      expect(await store.release(first)).toBe(false);
      expect(await stateOf(key)).toBe('done');
    });

    it('mistakes no owner for another, though the one between them gave up', async () => {
      const key = newKey();
      const first = await reserve(key, SHORT);
      await store.release(await reserveNext(key));
      await reserve(key);
      expect([await store.commit(first, LONG), await store.release(first)]).toEqual([false, false]);
      expect(await stateOf(key)).toBe('in_progress');
    });

    it('remembers what a late owner handled, if nobody took its place', async () => {
      const key = newKey();
      const token = await reserve(key, SHORT);
      await runOut(SHORT);
      expect(await store.commit(token, LONG)).toBe(true);
      expect(await stateOf(key)).toBe('done');
    });

    it('undoes no commit by a release', async () => {
      const key = newKey();
      const token = await reserve(key);
      await store.commit(token, LONG);
      expect(await store.release(token)).toBe(false);
      expect(await stateOf(key)).toBe('done');
    });

    it('lets exactly one of many have a key', async () => {
      const key = newKey();
      const attempts = Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? store : other).reserve(key, LONG));
      const states = (await Promise.all(attempts)).map(({ state }) => state);
      expect(states.filter((state) => state === 'reserved')).toHaveLength(1);
      expect(states.filter((state) => state === 'in_progress')).toHaveLength(99);
    });

    it('keeps many keys at once apart', async () => {
      const many = Array.from({ length: 500 }, newKey);
      const tokens = await Promise.all(many.map((key) => reserve(key)));
      const settled = await Promise.all(
        tokens.map((token, index) => (index % 2 === 0 ? store.commit(token, LONG) : store.release(token))),
      );
      expect(settled.every((isDone) => isDone)).toBe(true);
      const states = await Promise.all(many.map((key) => stateOf(key, other)));
      expect(states).toEqual(many.map((_, index) => (index % 2 === 0 ? 'done' : 'reserved')));
    });

    it.each([
      ['long', `idenfy:${'k'.repeat(250)}`],
      ['quoting', `osapher:'"\`;--\\%_`],
      ['percent-encoded', 'kudosity:delivery_receipt:%00:%F0%9F%98%80'],
      ['not ASCII', 'acme:Zoë 😀'],
      ['full of colons', 'cardda:1:2::3:'],
    ])('takes a key that is %s', async (_, key) => {
      const token = await reserve(key);
      expect(await stateOf(key)).toBe('in_progress');
      expect(await stateOf(`${key}1`)).toBe('reserved');
      expect(await store.commit(token, LONG)).toBe(true);
      expect(await stateOf(key)).toBe('done');
    });

    it('tells keys apart that differ in case or in white space', async () => {
      const key = newKey();
      await reserve(key);
      expect([await stateOf(key.toUpperCase()), await stateOf(`${key} `)]).toEqual(['reserved', 'reserved']);
    });
  });
}
