import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReceiver } from './receiving.js';
import { createVerifier, memoryStore, signDelivery, type DeliveryStore } from '../src/index.js';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { createWarn } from '../src/warn.js';

const { rawBody, ...head } = signDelivery(akidotp, 'secret', {
  phone: '+971501234567',
  requestId: 'abc123def456',
  status: 'verified',
  verifiedAt: '2026-04-04T14:30:00.000Z',
});
const incoming = { ...head, readBody: () => rawBody, hasBody: () => true };
const never = () => new Promise<never>(() => undefined);
const ignore = () => undefined;
const heard = { onRefused: ignore };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What comes of a promise once so many seconds have passed on the fake clock; nothing of it may come a moment before. */
async function afterSeconds<T>(seconds: number, promise: Promise<T>): Promise<T | { readonly code?: string }> {
  let isSettled = false;
  const outcome = promise.catch((error: { readonly code?: string }) => error).finally(() => (isSettled = true));
  await vi.advanceTimersByTimeAsync(seconds * 1000 - 1);
  expect(isSettled).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isSettled).toBe(true);
  return outcome;
}

describe('nothing is waited for without end:', () => {
  it('not a secret function', async () => {
    const verify = createVerifier(akidotp, never);
    expect(await afterSeconds(5, Promise.resolve(verify({ ...head, rawBody })))).toMatchObject({
      code: 'secret_unavailable',
      status: 503,
      cause: new Error('The secret function did not answer within 5 seconds.'),
    });
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    [undefined, 5],
    [8, 8],
  ])('not a store that is asked, with a timeout of %s', async (timeout, seconds) => {
    const store: DeliveryStore = { ...memoryStore(), timeout, reserve: never };
    const { receive } = createReceiver(akidotp, 'secret', { store, on: { '*': ignore }, ...heard });
    expect(await afterSeconds(seconds, receive(incoming))).toMatchObject({ code: 'store_unavailable' });
  });

  it('not a store that is told; the sender hears success, and the store is told again', async () => {
    const inner = memoryStore();
    const commits = vi
      .fn<DeliveryStore['commit']>(never)
      .mockImplementationOnce(never)
      .mockImplementation(inner.commit);
    const { receive } = createReceiver(akidotp, 'secret', {
      store: { ...inner, commit: commits },
      on: { '*': ignore },
    });
    expect(await afterSeconds(5, receive(incoming))).toMatchObject({ answer: { status: 200 } });
    await expect(receive(incoming)).rejects.toMatchObject({ code: 'delivery_in_progress' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(commits).toHaveBeenCalledTimes(2);
    await expect(receive(incoming)).resolves.toMatchObject({ answer: { status: 200 } });
  });

  it('not an inbox', async () => {
    const inbox = { accept: never };
    const { receive } = createReceiver(akidotp, 'secret', { inbox, ...heard });
    expect(await afterSeconds(5, receive(incoming))).toMatchObject({ code: 'inbox_unavailable', status: 503 });
  });

  it('and what a store reserves too late is given back', async () => {
    const inner = memoryStore();
    const store: DeliveryStore = {
      ...inner,
      reserve: vi.fn(inner.reserve).mockImplementationOnce(async (key, lease) => {
        await new Promise((resolve) => void setTimeout(resolve, 6000));
        return inner.reserve(key, lease);
      }),
    };
    const { receive } = createReceiver(akidotp, 'secret', { store, on: { '*': ignore }, ...heard });
    expect(await afterSeconds(5, receive(incoming))).toMatchObject({ code: 'store_unavailable' });
    await vi.advanceTimersByTimeAsync(1000);
    await expect(receive(incoming)).resolves.toMatchObject({ answer: { status: 200 } });
  });

  it('and a secret that comes in time costs no timer', async () => {
    await createVerifier(akidotp, async () => 'secret')({ ...head, rawBody });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('warnings', () => {
  const warned = vi.fn<(warning: Error & { code?: string }) => void>();
  beforeEach(() => void process.on('warning', warned));
  afterEach(() => {
    process.off('warning', warned);
    warned.mockClear();
  });
  // Node emits them in the next tick.
  const tick = () => new Promise((resolve) => void process.nextTick(resolve));

  it('come once per kind and minute', async () => {
    const warn = createWarn();
    const say = (code: string, about: string) => warn(code, about, 'a message.');
    for (let second = 0; second < 120; second++) {
      say('DOWN', 'akidotp');
      say('DOWN', 'idenfy');
      say('UP', 'akidotp');
      vi.advanceTimersByTime(1000);
    }
    await tick();
    const kinds = warned.mock.calls.map(([{ code, message }]) => `${code} ${message}`);
    const each = [
      'HOOKNOTARY_DOWN akidotp: a message.',
      'HOOKNOTARY_DOWN idenfy: a message.',
      'HOOKNOTARY_UP akidotp: a message.',
    ];
    expect(kinds).toEqual([...each, ...each]);
  });

  it.each([
    ['a secret function that throws', () => Promise.reject(new Error('down')), ['HOOKNOTARY_SECRET_UNAVAILABLE']],
    ["deliveries that are nobody's", async () => undefined, ['HOOKNOTARY_NONE_VERIFIED']],
  ])('of strangers, two hundred times, with %s are few', async (_what, secret, codes) => {
    const { receive } = createReceiver(akidotp, secret, {});
    const forged = { ...incoming, headers: { 'x-akidotp-signature': '0'.repeat(64) } };
    await Promise.all(Array.from({ length: 200 }, () => receive(forged).catch(ignore)));
    await tick();
    expect(warned.mock.calls.map(([{ code }]) => code)).toEqual(codes);
  });

  it('of none that verifies stay away once one has', async () => {
    const { receive } = createReceiver(akidotp, 'secret', {});
    await receive(incoming);
    const forged = { ...incoming, headers: { 'x-akidotp-signature': '0'.repeat(64) } };
    await Promise.all(Array.from({ length: 20 }, () => receive(forged).catch(ignore)));
    await tick();
    expect(warned).not.toHaveBeenCalled();
  });
});

describe('the clock', () => {
  it('is asked anew each time, so that one faked later counts, and one faked earlier does not stay', () => {
    vi.useRealTimers();
    const verify = createVerifier(cardda, 'secret');
    const at = (time: string) => vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(time) });
    at('2026-01-01T00:00:00Z');
    const delivery = signDelivery(cardda, 'secret', { id: '1' });
    expect(verify(delivery)).toMatchObject({ receivedAt: new Date('2026-01-01T00:00:00Z') });
    at('2026-01-01T00:05:01Z');
    expect(() => verify(delivery)).toThrow(expect.objectContaining({ code: 'timestamp_too_old' }));
    const later = createVerifier(cardda, 'secret');
    at('2026-02-01T00:00:00Z');
    expect(later(signDelivery(cardda, 'secret', { id: '2' }))).toMatchObject({ provider: 'cardda' });
  });
});
