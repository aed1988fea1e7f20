import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { toAnswer } from '../src/adapter.js';
import { createReceiver } from './receiving.js';
import { ignore, signDelivery, WebhookError, type AnyWebhook } from '../src/index.js';
import { akidotp } from '@hooknotary/providers/akidotp';
import { kudosity } from '@hooknotary/providers/kudosity';

const { rawBody, ...head } = signDelivery(akidotp, 'secret', {
  phone: '+971501234567',
  requestId: 'abc123def456',
  status: 'verified',
  verifiedAt: '2026-04-04T14:30:00.000Z',
});
const incoming = { ...head, readBody: async () => rawBody, hasBody: () => true };

const fail = (): never => {
  throw new Error('canary');
};

describe('createReceiver', () => {
  it('does not read the body of a delivery that no body could make genuine', async () => {
    const readBody = vi.fn(async () => rawBody);
    await expect(
      createReceiver(akidotp, 'secret', {}).receive({ ...incoming, headers: {}, readBody }),
    ).rejects.toMatchObject({
      code: 'signature_missing',
    });
    expect(readBody).not.toHaveBeenCalled();
  });

  it('waits for the handler before it acknowledges', async () => {
    const steps: string[] = [];
    const on = {
      verified: async () => {
        await Promise.resolve();
        steps.push('handled');
      },
      '*': fail,
    };
    await createReceiver(akidotp, 'secret', { on }).receive(incoming);
    steps.push('acknowledged');
    expect(steps).toEqual(['handled', 'acknowledged']);
  });

  it('takes no handler from the prototype of the handlers', async () => {
    const on = Object.assign(Object.create({ verified: fail }) as object, { '*': ignore });
    await expect(createReceiver(akidotp, 'secret', { on }).receive(incoming)).resolves.toMatchObject({
      answer: { status: 200 },
    });
    expect(() => createReceiver(akidotp, 'secret', { on: Object.create(on) as typeof on })).toThrow(TypeError);
  });

  it('keeps the cause of a failed handler from the answer', async () => {
    const on = {
      '*': () => {
        throw new Error('canary');
      },
    };
    const refusal: unknown = await createReceiver(akidotp, 'secret', { on, onRefused: () => {} })
      .receive(incoming)
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(WebhookError);
    expect(refusal).toMatchObject({ code: 'handler_failed', cause: new Error('canary') });
    expect(JSON.stringify(toAnswer(refusal as WebhookError))).not.toContain('canary');
  });

  it('tells of a refusal, and minds neither what the listener returns nor what it throws', async () => {
    const told: unknown[] = [];
    const onRefused = async (error: WebhookError, delivery: object) => {
      told.push(error.code, delivery);
      throw new Error('listener');
    };
    const receiver = createReceiver(akidotp, 'other', { onRefused });
    await expect(receiver.receive(incoming)).rejects.toMatchObject({ code: 'signature_mismatch' });
    expect(told).toEqual(['signature_mismatch', { ...head, rawBody }]);
  });

  it('reads a body of up to 1 MiB unless told otherwise, on every path', () => {
    expect(createReceiver(akidotp, 'secret', {})).toMatchObject({ bodyLimit: 1_048_576, path: undefined });
    expect(createReceiver(akidotp, 'secret', { bodyLimit: 1, path: '/hook' })).toMatchObject({
      bodyLimit: 1,
      path: '/hook',
    });
  });

  it('leaves the answer to the application where there are no handlers', async () => {
    await expect(createReceiver(akidotp, 'secret', {}).receive(incoming)).resolves.toMatchObject({
      webhook: { type: 'verified', rawBody },
      answer: undefined,
    });
  });

  it('acknowledges a handled webhook as the sender expects it, not to be stored', async () => {
    const { answer } = await createReceiver(akidotp, 'secret', { on: { '*': ignore } }).receive(incoming);
    expect(answer).toEqual({
      status: 200,
      headers: { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
      body: 'OK',
    });
  });

  it('hands the webhook to the handler of its type, else to the one of all types', async () => {
    const handled: unknown[] = [];
    const others = { test: () => handled.push('test'), '*': () => handled.push('*') };
    const verified = ({ id }: AnyWebhook) => handled.push(id);
    await createReceiver(akidotp, 'secret', { on: { ...others, verified } }).receive(incoming);
    await createReceiver(akidotp, 'secret', { on: others }).receive(incoming);
    expect(handled).toEqual(['akidotp:abc123def456:verified', '*']);
  });

  it('does not read the body of a GET', async () => {
    const { rawBody: _none, ...get } = signDelivery(kudosity, 'secret', { action: 'add' });
    const readBody = vi.fn(async () => Buffer.from('unsigned'));
    const { receive } = createReceiver(kudosity, 'secret', {});
    const { webhook } = await receive({ ...get, readBody, hasBody: () => false });
    await expect(receive({ ...get, readBody, hasBody: () => true })).rejects.toMatchObject({ code: 'body_unexpected' });
    expect(webhook).toMatchObject({ payload: { action: 'add' }, rawBody: Buffer.alloc(0) });
    expect(readBody).not.toHaveBeenCalled();
  });

  it('tells of a refusal at the head with a delivery that has no bytes yet', async () => {
    const onRefused = vi.fn();
    const { receive } = createReceiver(akidotp, 'secret', { onRefused });
    await expect(receive({ ...incoming, headers: {} })).rejects.toThrow();
    expect(onRefused).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'signature_missing' }), {
      ...head,
      headers: {},
      rawBody: Buffer.alloc(0),
    });
  });

  it('passes on a refusal of the one who reads the body', async () => {
    const refusal = new WebhookError('body_too_large', { provider: 'akidotp' });
    const readBody = () => Promise.reject(refusal);
    await expect(createReceiver(akidotp, 'secret', {}).receive({ ...incoming, readBody })).rejects.toBe(refusal);
  });

  describe('warns', () => {
    /** The warnings of one refused delivery: Node emits them in the next tick, before any timer. */
    async function warningsOf(secret: string, options: object, others: readonly string[] = []): Promise<Error[]> {
      const warnings: Error[] = [];
      const listen = (warning: Error) => warnings.push(warning);
      process.on('warning', listen);
      await expect(createReceiver(akidotp, secret, options, others).receive(incoming)).rejects.toThrow();
      await setImmediate();
      process.off('warning', listen);
      return warnings;
    }

    it('of a fault that nobody is told of, without its cause', async () => {
      const [warning, ...more] = await warningsOf('secret', { on: { '*': fail } });
      expect(warning).toMatchObject({
        name: 'HooknotaryWarning',
        code: 'HOOKNOTARY_HANDLER_FAILED',
        message:
          'akidotp: The delivery was verified, but its handler failed. Give the option onRefused to see the cause.',
      });
      expect(warning?.stack).not.toContain('canary');
      expect(more).toEqual([]);
    });

    it.each([
      ['a fault that the listener is told of', 'secret', { on: { '*': fail }, onRefused: () => {} }, []],
      [
        "a fault that the adapter's own listener is told of",
        'secret',
        { on: { '*': fail }, onError: () => {} },
        ['onError'],
      ],
      ['a fault of the sender', 'other', {}, []],
    ])('not of %s', async (_what, secret, options, others) => {
      expect(await warningsOf(secret, options, others)).toEqual([]);
    });

    it('of a fault where the listener is given as undefined', async () => {
      const options = { on: { '*': fail }, onRefused: undefined, onError: undefined };
      expect(await warningsOf('secret', options, ['onError'])).toHaveLength(1);
    });
  });
});
