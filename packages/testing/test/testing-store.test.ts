import { describe, expect, it } from 'vitest';
import { memoryStore, type DeliveryStore } from '@hooknotary/core';
import { createFakeClock, testDeliveryStore, type StoreContractOptions } from '../src/index.js';
import { BROKEN_STORES } from './testing-broken-stores.ts';

interface Outcome {
  readonly rules: readonly string[];
  /** Why a rule was found broken, by the rule. */
  readonly failed: ReadonlyMap<string, unknown>;
}

/** A test runner of the least kind. */
async function run(options: Omit<StoreContractOptions, 'describe' | 'it' | 'after'>): Promise<Outcome> {
  const tests = new Map<string, () => Promise<void>>();
  const hooks: (() => Promise<void>)[] = [];
  testDeliveryStore({
    ...options,
    describe: (_, suite) => suite(),
    it: (name, test) => void tests.set(name, test),
    after: (hook) => void hooks.push(hook),
  });
  const failed = new Map<string, unknown>();
  await inTurn([...tests], ([name, test]) => test().catch((error: unknown) => void failed.set(name, error)));
  await inTurn(hooks, (hook) => hook());
  return { rules: [...tests.keys()], failed };
}

async function inTurn<T>([first, ...rest]: readonly T[], act: (each: T) => Promise<void>): Promise<void> {
  if (first === undefined) return;
  await act(first);
  await inTurn(rest, act);
}

/** A sound store on a fake clock, and the options that let its time pass. */
function createSound() {
  const { now, advance } = createFakeClock();
  return { store: memoryStore({ now }), now, wait: advance };
}

describe('the contract of stores', () => {
  it('is kept by a sound store', async () => {
    const { store, wait } = createSound();
    const { rules, failed } = await run({ open: () => store, wait });
    expect(rules).toHaveLength(20);
    expect([...failed]).toEqual([]);
  });

  it('is kept by a store that knows only whole seconds', async () => {
    const { store, wait } = createSound();
    const rounded: DeliveryStore = {
      ...store,
      reserve: (key, lease) => store.reserve(key, Math.ceil(lease)),
      commit: (token, keep) => store.commit(token, Math.ceil(keep)),
    };
    expect([...(await run({ open: () => rounded, wait })).failed]).toEqual([]);
  });

  it.each(Object.entries(BROKEN_STORES))('is broken by a store that %s', async (_, { connect, rule }) => {
    const { store, now, wait } = createSound();
    const { failed } = await run({ open: () => connect(store, now), wait });
    expect([...failed.keys()]).toContain(rule);
  });

  it('has no rule that no store breaks', async () => {
    const { store, wait } = createSound();
    const { rules } = await run({ open: () => store, wait });
    expect(new Set(Object.values(BROKEN_STORES).map(({ rule }) => rule))).toEqual(new Set(rules));
  });

  it('is of keys that no earlier run has used', async () => {
    const { store, wait } = createSound();
    await run({ open: () => store, wait });
    expect([...(await run({ open: () => store, wait })).failed]).toEqual([]);
  });

  it('opens two connections once, and closes after all tests', async () => {
    const { store, wait } = createSound();
    const calls: string[] = [];
    await run({
      open: async () => {
        calls.push('open');
        return { ...store, reserve: (...call) => (calls.push('reserve'), store.reserve(...call)) };
      },
      close: async () => void calls.push('close'),
      wait,
    });
    expect(calls.filter((call) => call !== 'reserve')).toEqual(['open', 'open', 'close']);
    expect([calls.indexOf('reserve'), calls.indexOf('close')]).toEqual([2, calls.length - 1]);
  });

  it('fails by every rule, and with the reason, where the store cannot be opened', async () => {
    const reason = new Error('no engine');
    const { rules, failed } = await run({ open: () => Promise.reject(reason) });
    expect([...failed]).toEqual(rules.map((rule) => [rule, reason]));
  });

  it('takes no close that nothing would call', () => {
    const options = { open: () => memoryStore(), describe: () => undefined, it: () => undefined };
    expect(() => testDeliveryStore({ ...options, close: () => undefined })).toThrow(
      "testDeliveryStore: 'close' needs the test runner's hook 'after' (or 'afterAll').",
    );
    expect(() => testDeliveryStore(options)).not.toThrow();
  });

  it('is titled by its name', () => {
    const titles: string[] = [];
    const options = { open: () => memoryStore(), describe: (title: string) => titles.push(title), it: () => undefined };
    testDeliveryStore(options);
    testDeliveryStore({ ...options, name: 'my store' });
    expect(titles).toEqual(['a delivery store', 'my store']);
  });
});
