import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { createReceiver, toAnswer } from '../src/adapter.js';
import { akidotp, signDelivery, WebhookError } from '../src/index.js';

const { rawBody, ...head } = signDelivery(akidotp, 'secret', {
  phone: '+971501234567',
  requestId: 'abc123def456',
  status: 'verified',
  verifiedAt: '2026-04-04T14:30:00.000Z',
});
const incoming = { ...head, readBody: async () => rawBody };

describe('createReceiver', () => {
  it('does not read the body of a delivery that no body could make genuine', async () => {
    const readBody = vi.fn(async () => rawBody);
    await expect(
      createReceiver(akidotp, 'secret', {}).receive({ ...head, headers: {}, readBody }),
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
    };
    await createReceiver(akidotp, 'secret', { on }).receive(incoming);
    steps.push('acknowledged');
    expect(steps).toEqual(['handled', 'acknowledged']);
  });

  it('takes no handler from the prototype of the handlers', async () => {
    const on = Object.create({
      verified: () => {
        throw new Error('inherited');
      },
    }) as object;
    await expect(createReceiver(akidotp, 'secret', { on }).receive(incoming)).resolves.toMatchObject({
      answer: { status: 200 },
    });
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

  it('warns of a fault that nobody is told of, without its cause', async () => {
    const on = {
      '*': () => {
        throw new Error('canary');
      },
    };
    const warned = once(process, 'warning');
    await expect(createReceiver(akidotp, 'secret', { on }).receive(incoming)).rejects.toThrow();
    const [warning] = (await warned) as [Error];
    expect(warning).toMatchObject({ name: 'HooknotaryWarning', code: 'HOOKNOTARY_HANDLER_FAILED' });
    expect(`${warning.message}${warning.stack ?? ''}`).not.toContain('canary');
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
});

describe('WebhookError', () => {
  it('has the aliases that frameworks read', () => {
    const error = new WebhookError('store_unavailable', { provider: 'akidotp', headers: { 'retry-after': '5' } });
    expect(error).toMatchObject({ status: 503, statusCode: 503, expose: false, provider: 'akidotp' });
    expect(error.headers).toEqual({ 'cache-control': 'no-store', 'retry-after': '5' });
    expect(new WebhookError('signature_mismatch', { provider: 'idenfy', status: 403 })).toMatchObject({
      status: 403,
      expose: true,
    });
  });

  it('is answered by the JSON that Fastify would make of it', () => {
    const { body } = toAnswer(new WebhookError('signature_missing', { provider: 'akidotp' }));
    expect(body).toBe(
      '{"statusCode":401,"code":"signature_missing","error":"Unauthorized","message":"The signature header is missing."}',
    );
  });
});
