import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReceiver } from './receiving.js';
import { memoryStore, signDelivery, type DeliveryStore } from '../src/index.js';
import { akidotp } from '@hooknotary/providers/akidotp';

const { rawBody, ...head } = signDelivery(akidotp, 'secret', {
  phone: '+971501234567',
  requestId: 'abc123def456',
  status: 'verified',
  verifiedAt: '2026-04-04T14:30:00.000Z',
});
const incoming = { ...head, readBody: async () => rawBody, hasBody: () => true };
const KEY = 'akidotp:abc123def456:verified';

const refuse = () => Promise.reject(new Error('connection refused'));

/** A memory store that fails to commit as many times as told. */
function createFlaky(failures: number): DeliveryStore & { commits: number } {
  const store = memoryStore();
  const flaky = {
    ...store,
    commits: 0,
    commit: (token: string, keep: number) => (++flaky.commits <= failures ? refuse() : store.commit(token, keep)),
  };
  return flaky;
}

describe('a receiver with a store', () => {
  const warnings: string[] = [];
  const listen = (warning: Error & { code?: string }) => warnings.push(warning.code ?? warning.name);
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    process.on('warning', listen);
  });
  afterEach(() => {
    vi.useRealTimers();
    process.off('warning', listen);
    warnings.length = 0;
  });

  const create = (store: DeliveryStore, more: object = {}) =>
    createReceiver(akidotp, 'secret', { store, on: { '*': () => undefined }, onRefused: () => undefined, ...more });

  it('reserves for its lease, and remembers for its time', async () => {
    const reserve = vi.fn<DeliveryStore['reserve']>(() => ({ state: 'reserved', token: 't' }));
    const store = { reserve, commit: vi.fn(() => true), release: () => true };
    await create(store).receive(incoming);
    expect(store.reserve).toHaveBeenLastCalledWith(KEY, 60);
    expect(store.commit).toHaveBeenLastCalledWith('t', 604_800);
    await create(store, { lease: 5, keep: 90, endpoint: 'crm' }).receive(incoming);
    expect(store.reserve).toHaveBeenLastCalledWith(`crm||${KEY}`, 5);
    expect(store.commit).toHaveBeenLastCalledWith(expect.any(String), 90);
  });

  it('tells the store later what it could not be told at once, and does not handle meanwhile', async () => {
    const store = createFlaky(2);
    const { receive } = create(store);
    await expect(receive(incoming)).resolves.toMatchObject({ answer: { status: 200 } });
    await expect(receive(incoming)).rejects.toMatchObject({ code: 'delivery_in_progress' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(store.commits).toBe(2);
    await expect(receive(incoming)).rejects.toMatchObject({ code: 'delivery_in_progress' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(store.commits).toBe(3);
    await expect(receive(incoming)).resolves.toMatchObject({ answer: { status: 200 } });
    expect(warnings).toEqual(['HOOKNOTARY_STORE_UNAVAILABLE']);
  });

  it('gives up telling the store when the lease has run out', async () => {
    const store = createFlaky(Infinity);
    await create(store, { lease: 4 }).receive(incoming);
    await vi.advanceTimersByTimeAsync(3600_000);
    expect(store.commits).toBe(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('warns that a delivery may have been handled twice when its lease was lost', async () => {
    let time = 0;
    const store = memoryStore({ now: () => time });
    const handle = async () => {
      time += 61_000;
      await store.reserve(KEY, 60);
    };
    await create(store, { on: { '*': handle } }).receive(incoming);
    await vi.waitFor(() => expect(warnings).toEqual(['HOOKNOTARY_LEASE_LOST']));
  });

  it('warns of no lost lease where a store of somebody answers nothing when it is told', async () => {
    const store = { ...memoryStore(), commit: () => undefined };
    // @ts-expect-error -- A store of a user's own, in JavaScript.
    await create(store).receive(incoming);
    await new Promise(setImmediate);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['nothing', undefined],
    ['a state that there is not', { state: 'maybe' }],
    ['a reservation without a token', { state: 'reserved' }],
    ['work in progress for a time that nobody knows', { state: 'in_progress' }],
    ['work in progress for no number of seconds', { state: 'in_progress', retryAfter: Number.NaN }],
  ])('handles nothing when the store answers %s', async (_, reservation) => {
    const handler = vi.fn();
    // @ts-expect-error -- A store of a user's own, in JavaScript.
    const store: DeliveryStore = { ...memoryStore(), reserve: () => reservation };
    await expect(create(store, { on: { '*': handler } }).receive(incoming)).rejects.toMatchObject({
      code: 'store_unavailable',
      status: 503,
      cause: expect.any(TypeError),
    });
    expect(handler).not.toHaveBeenCalled();
  });

  it('takes a store whose methods throw at once for one out of reach', async () => {
    const reserve = () => {
      throw new Error('not connected');
    };
    await expect(create({ ...memoryStore(), reserve }).receive(incoming)).rejects.toMatchObject({
      code: 'store_unavailable',
    });
  });

  it('says in how many whole seconds the sender may try again', async () => {
    const store: DeliveryStore = {
      ...memoryStore(),
      reserve: () => ({ state: 'in_progress', retryAfter: 0.2 }),
    };
    await expect(create(store).receive(incoming)).rejects.toMatchObject({ headers: { 'retry-after': '1' } });
  });

  it('counts the first answer of the application, once', async () => {
    const store = { ...memoryStore(), commit: vi.fn(() => true), release: vi.fn(() => true) };
    const { settle } = await createReceiver(akidotp, 'secret', { store }).receive(incoming);
    void settle?.(true);
    void settle?.(false);
    expect([store.commit.mock.calls.length, store.release.mock.calls.length]).toEqual([1, 0]);
  });
});
