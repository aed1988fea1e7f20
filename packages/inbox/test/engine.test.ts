import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { withDeadline } from '@hooknotary/core/internal';
import { createBatcher, toDelay, toErrorText } from '../src/index.js';
import { fromRecord, toRecord } from '../src/record.js';
import type { AnyWebhook } from '@hooknotary/core';

describe('createBatcher', () => {
  /** A flush whose batches the test ends one by one. */
  function createFlush() {
    const batches: { items: readonly number[]; end: (results: readonly number[] | Error) => void }[] = [];
    const flush = (items: readonly number[]): Promise<readonly number[]> =>
      new Promise((resolve, reject) => {
        const end = (results: readonly number[] | Error) =>
          results instanceof Error ? reject(results) : resolve(results);
        batches.push({ items, end });
      });
    return { flush, batches };
  }

  it('joins what arrives in one turn', async () => {
    const { flush, batches } = createFlush();
    const add = createBatcher(flush, { most: 10, inFlight: 1 });
    const added = Promise.all([add(1), add(2), add(3)]);
    await setImmediate();
    expect(batches.map(({ items }) => items)).toEqual([[1, 2, 3]]);
    batches[0]?.end([10, 20, 30]);
    expect(await added).toEqual([10, 20, 30]);
  });

  it('joins what arrives while batches are under way, up to the most', async () => {
    const { flush, batches } = createFlush();
    const add = createBatcher(flush, { most: 2, inFlight: 1 });
    const added = [add(1)];
    await setImmediate();
    added.push(add(2), add(3), add(4));
    await setImmediate();
    expect(batches).toHaveLength(1);
    batches[0]?.end([10]);
    await vi.waitFor(() => expect(batches).toHaveLength(2));
    expect(batches[1]?.items).toEqual([2, 3]);
    batches[1]?.end([20, 30]);
    await vi.waitFor(() => expect(batches).toHaveLength(3));
    batches[2]?.end([40]);
    expect(await Promise.all(added)).toEqual([10, 20, 30, 40]);
  });

  it('has as many batches under way as it may', async () => {
    const { flush, batches } = createFlush();
    const add = createBatcher(flush, { most: 1, inFlight: 2 });
    void Promise.allSettled([add(1), add(2), add(3)]);
    await vi.waitFor(() => expect(batches).toHaveLength(2));
    await setImmediate();
    await setImmediate();
    expect(batches).toHaveLength(2);
    batches[0]?.end([1]);
    await vi.waitFor(() => expect(batches).toHaveLength(3));
  });

  it('rejects those of a batch that failed, and no others', async () => {
    const { flush, batches } = createFlush();
    const add = createBatcher(flush, { most: 2, inFlight: 1 });
    const added = Promise.allSettled([add(1), add(2), add(3)]);
    await vi.waitFor(() => expect(batches).toHaveLength(1));
    batches[0]?.end(new Error('disk full'));
    await vi.waitFor(() => expect(batches).toHaveLength(2));
    batches[1]?.end([30]);
    expect((await added).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  it('rejects where the flush throws at once, or loses count', async () => {
    const throwing = createBatcher(
      () => {
        throw new Error('closed');
      },
      { most: 2, inFlight: 1 },
    );
    await expect(throwing(1)).rejects.toThrow('closed');
    await expect(createBatcher(() => [], { most: 2, inFlight: 1 })(1)).rejects.toThrow('as many results');
  });
});

describe('withDeadline', () => {
  afterEach(() => void vi.useRealTimers());

  it('gives what comes in time', async () => {
    await expect(withDeadline(Promise.resolve('here'), 1, 'Redis')).resolves.toBe('here');
    await expect(withDeadline(Promise.reject(new Error('refused')), 1, 'Redis')).rejects.toThrow('refused');
  });

  it('rejects what does not, and hands over what comes late', async () => {
    vi.useFakeTimers();
    const { promise, resolve } = Promise.withResolvers<string>();
    const late = vi.fn();
    const answer = withDeadline(promise, 2, 'Redis', late).catch(String);
    await vi.advanceTimersByTimeAsync(1999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answer).toBe('Error: Redis did not answer within 2 seconds.');
    expect(late).not.toHaveBeenCalled();
    resolve('late');
    await vi.waitFor(() => expect(late.mock.calls).toEqual([['late']]));
  });

  it('leaves no timer behind, and no late caller where all was in time', async () => {
    vi.useFakeTimers();
    const late = vi.fn();
    await withDeadline(Promise.resolve(1), 5, 'Redis', late);
    expect(vi.getTimerCount()).toBe(0);
    expect(late).not.toHaveBeenCalled();
  });
});

describe('toDelay', () => {
  it.each([
    [1, 1],
    [2, 2],
    [5, 16],
    [12, 600],
    [2000, 600],
  ])('waits after attempt %d for half to all of %d seconds', (attempt, seconds) => {
    const delays = Array.from({ length: 200 }, () => toDelay(attempt, { first: 1, longest: 600 }));
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(seconds / 2);
    expect(Math.max(...delays)).toBeLessThanOrEqual(seconds);
    expect(new Set(delays).size).toBeGreaterThan(100);
  });
});

describe('toErrorText', () => {
  it.each([
    [new TypeError('no'), 'TypeError: no'],
    ['text', 'text'],
    [undefined, 'undefined'],
    [Object.create(null), 'something that is no text'],
  ])('puts %j in words', (error, text) => {
    expect(toErrorText(error)).toBe(text);
  });

  it('keeps no more than a thousand characters, and no NUL', () => {
    expect(toErrorText('x'.repeat(5000))).toHaveLength(1000);
    expect(toErrorText('a\u0000b')).toBe('a\ufffdb');
  });
});

describe('a record', () => {
  const webhook: AnyWebhook = {
    provider: 'acme',
    type: 'ping',
    payload: { n: Infinity },
    id: 'acme:1',
    test: true,
    occurredAt: undefined,
    receivedAt: new Date(1),
    rawBody: Buffer.from('{"n":1e400}'),
    tenant: undefined,
    secretIndex: 1,
  };
  const delivery = { method: 'POST', url: '/', headers: new Headers({ 'X-A': '1' }), rawBody: webhook.rawBody };

  it('gives the payload as the bytes say it', () => {
    expect(fromRecord(toRecord(webhook, delivery))).toEqual({
      webhook,
      delivery: { ...delivery, headers: { 'x-a': '1' } },
    });
  });

  it('that was damaged is an error', () => {
    expect(() => fromRecord({ ...toRecord(webhook, delivery), facts: '{' })).toThrow(SyntaxError);
    expect(() => fromRecord({ ...toRecord(webhook, delivery), rawBody: Buffer.from('{') })).toThrow(SyntaxError);
  });
});
