import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAttempts, CUT_SHORT, type Task } from '../src/attempts.js';
import { toRecord } from '../src/record.js';
import { createRecords } from '../src/records.js';
import { toWorkSettings } from '../src/settings.js';
import type { AnyWebhook, Attempt, InboxHandler, WorkOptions } from '@hooknotary/core';

const webhook: AnyWebhook = {
  provider: 'acme',
  type: 'ping',
  payload: { n: 1 },
  id: 'acme:1',
  test: false,
  occurredAt: undefined,
  receivedAt: new Date(1),
  rawBody: Buffer.from('{"n":1}'),
  tenant: undefined,
  secretIndex: 0,
};
const record = toRecord(webhook, { method: 'POST', url: '/', headers: {}, rawBody: webhook.rawBody });
const task = (more: Partial<Task> = {}): Task => ({
  id: 'acme:1',
  read: () => record,
  failed: 0,
  cutShort: 0,
  ...more,
});

function create(handler: InboxHandler<AnyWebhook>, options: WorkOptions = {}, sealing: object = {}) {
  const settings = toWorkSettings(handler, { backoff: { first: 1, longest: 1 }, onFailed: () => {}, ...options });
  return createAttempts({ handler, settings, records: createRecords(sealing) });
}

const error = new Error('no');
const fail = () => Promise.reject(error);

describe('an attempt', () => {
  afterEach(() => void vi.useRealTimers());

  it('comes to be handled, to be tried again, or dead', async () => {
    expect(await create(() => {}).make(task({ failed: 3 }))).toEqual({ state: 'handled' });
    const failed = await create(fail, { attempts: 3 }).make(task({ failed: 1 }));
    expect(failed).toMatchObject({ state: 'waiting', failed: 2, error: 'Error: no', delay: expect.any(Number) });
    expect(await create(fail, { attempts: 3 }).make(task({ failed: 2 }))).toEqual({
      state: 'dead',
      failed: 3,
      error: 'Error: no',
    });
  });

  it('says which it is, and how many were cut short', async () => {
    const seen: Attempt[] = [];
    const { make } = create((_, attempt) => void seen.push(attempt), { attempts: 3, cutShort: 5 });
    await make(task({ failed: 2, cutShort: 4 }));
    const [{ signal, retryAfter, ...told } = {} as Attempt] = seen;
    expect(told).toEqual({ entryId: 'acme:1', number: 7, cutShort: 4, last: true });
    expect([signal.aborted, typeof retryAfter]).toEqual([false, 'function']);
  });

  it('is not made once so many were cut short', async () => {
    const [handler, onDead] = [vi.fn(), vi.fn()];
    const outcome = await create(handler, { cutShort: 2, onDead }).make(task({ failed: 1, cutShort: 2 }));
    expect(outcome).toEqual({ state: 'dead', failed: 1, error: String(CUT_SHORT) });
    expect(handler).not.toHaveBeenCalled();
    expect(onDead.mock.calls).toEqual([[CUT_SHORT, webhook, expect.objectContaining({ last: true, number: 4 })]]);
  });

  it('is not made beside itself: the outcome of the first is that of both', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const handler = vi.fn(() => promise);
    const { make } = create(handler);
    const both = Promise.all([make(task()), make(task({ cutShort: 1 }))]);
    const other = make(task({ id: 'acme:2' }));
    await setImmediate();
    expect(handler).toHaveBeenCalledTimes(2);
    resolve();
    expect([await both, await other]).toEqual([[{ state: 'handled' }, { state: 'handled' }], { state: 'handled' }]);
    await make(task());
    expect(handler).toHaveBeenCalledTimes(3);
  });

  it('of an entry that somebody else has by now comes to nothing where it fails, and to what it is where it does not', async () => {
    const onFailed = vi.fn();
    const heed: InboxHandler<AnyWebhook> = (_, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const failing = create(heed, { onFailed });
    const failed = failing.make(task({ failed: 1 }));
    await setImmediate();
    failing.lose('acme:1');
    expect(await failed).toEqual({ state: 'waiting', failed: 1, delay: 0, error: undefined });
    expect(onFailed).not.toHaveBeenCalled();
    const { promise, resolve } = Promise.withResolvers<void>();
    const succeeding = create(() => promise);
    const handled = succeeding.make(task());
    await setImmediate();
    succeeding.lose('acme:1');
    succeeding.lose('acme:none');
    resolve();
    expect(await handled).toEqual({ state: 'handled' });
  });

  it('comes back uncounted after "not now", and refuses a time that is none', async () => {
    const postpone: InboxHandler<AnyWebhook> = (_, { retryAfter }) => retryAfter(60);
    expect(await create(postpone).make(task({ failed: 4 }))).toEqual({
      state: 'waiting',
      failed: 4,
      delay: 60,
      error: undefined,
    });
    for (const seconds of [0, -1, Number.NaN, Infinity]) {
      const onFailed = vi.fn();
      await create((_, { retryAfter }) => retryAfter(seconds), { onFailed }).make(task());
      expect(onFailed.mock.calls[0]?.[0]).toBeInstanceOf(TypeError);
    }
  });

  it('of what cannot be read makes it dead, and says so', async () => {
    const onFailed = vi.fn();
    const damaged = () => ({ ...record, facts: '{' });
    const outcome = await create(() => {}, { onFailed }).make(task({ read: damaged }));
    expect(outcome).toMatchObject({ state: 'dead', failed: 1, error: expect.stringContaining('SyntaxError') });
    expect(onFailed.mock.calls).toMatchObject([
      [expect.any(SyntaxError), { type: 'unknown', id: 'acme:1' }, { last: true }],
    ]);
  });

  it('of what cannot be opened fails, and is made again', async () => {
    const sealed = { ...record, isSealed: true };
    const { make } = create(() => {}, { attempts: 2 });
    expect(await make(task({ read: () => sealed }))).toMatchObject({ state: 'waiting', failed: 1 });
    expect(await make(task({ read: () => sealed, failed: 1 }))).toMatchObject({ state: 'dead', failed: 2 });
  });

  it('that takes too long has failed, unless its place is held', async () => {
    vi.useFakeTimers();
    const signals: AbortSignal[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const handler: InboxHandler<AnyWebhook> = (_, { signal }) => (signals.push(signal), promise);
    const [late, held] = [create(handler, { timeout: 2 }), create(handler, { timeout: 2, holdSlot: true })];
    const outcomes = [late.make(task()), held.make(task())];
    await vi.advanceTimersByTimeAsync(1999);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
    await vi.advanceTimersByTimeAsync(1);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(await outcomes[0]).toMatchObject({
      state: 'waiting',
      failed: 1,
      error: expect.stringContaining('2 seconds'),
    });
    resolve();
    expect(await outcomes[1]).toEqual({ state: 'handled' });
  });
});

describe('the end of attempts', () => {
  afterEach(() => void vi.useRealTimers());

  it('waits for those under way, and lets none begin', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const handler = vi.fn(() => promise);
    const { make, end } = create(handler);
    const outcome = make(task());
    let isEnded = false;
    const ended = end().then(() => (isEnded = true));
    await setImmediate();
    expect(isEnded).toBe(false);
    expect(await make(task({ id: 'acme:2', failed: 3 }))).toEqual({
      state: 'waiting',
      failed: 3,
      delay: 0,
      error: undefined,
    });
    resolve();
    await ended;
    expect(await outcome).toEqual({ state: 'handled' });
    expect(handler).toHaveBeenCalledTimes(1);
  });

  it('gives back after its time what goes on, tells nobody of a failure, and leaves no timer', async () => {
    vi.useFakeTimers();
    const onFailed = vi.fn();
    const signals: AbortSignal[] = [];
    const handler: InboxHandler<AnyWebhook> = ({ id }, { signal }) => {
      signals.push(signal);
      return new Promise((_, reject) => {
        if (id === webhook.id && signals.length === 2) signal.addEventListener('abort', () => reject(signal.reason));
      });
    };
    const { make, end } = create(handler, { onFailed });
    const outcomes = Promise.all([make(task()), make(task({ id: 'acme:2', failed: 1 }))]);
    const ended = end(5);
    await vi.advanceTimersByTimeAsync(4999);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
    await vi.advanceTimersByTimeAsync(1);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    await vi.advanceTimersByTimeAsync(1000);
    await ended;
    expect(await outcomes).toEqual([0, 1].map((failed) => ({ state: 'waiting', failed, delay: 0, error: undefined })));
    expect(onFailed).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
