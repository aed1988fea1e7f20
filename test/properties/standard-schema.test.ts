import { createVerifier, defineProvider, header, signDelivery, type Webhook } from '@hooknotary/core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const acme = defineProvider({
  name: 'acme',
  signature: header('x-acme-signature'),
  types: {
    paid: z.object({
      order: z.object({ id: z.string(), 'a/b': z.number().optional() }),
      note: z.string().trim().optional(),
    }),
    sent: (payload): payload is { readonly parcel: string } =>
      typeof Reflect.get(Object(payload), 'parcel') === 'string',
  },
  typeOf: (payload) => (Reflect.has(Object(payload), 'parcel') ? 'sent' : 'paid'),
});
const verify = createVerifier(acme, 'secret');
const receive = (payload: unknown) => verify(signDelivery(acme, 'secret', payload));

describe('a schema of Zod', () => {
  it('types the payload and checks it', () => {
    const webhook = receive({ order: { id: 'o1' } });
    if (webhook.type !== 'paid') throw new Error(webhook.type);
    expect(webhook.payload.order.id satisfies string).toBe('o1');
    expect(webhook.provider satisfies 'acme').toBe('acme');
  });

  it('leaves the payload as it was sent', () => {
    expect(receive({ order: { id: 'o1', more: 1 }, note: ' x ' }).payload).toEqual({
      order: { id: 'o1', more: 1 },
      note: ' x ',
    });
  });

  it.each([
    [{ order: { id: 7 } }, '/order/id'],
    [{ order: { id: 'o1', 'a/b': 'canary' } }, '/order/a~1b'],
    [{}, '/order'],
    [7, ''],
  ])('says of %j where it does not fit, and nothing of what stands there', (payload, path) => {
    const webhook = receive(payload);
    expect(webhook).toMatchObject({
      type: 'unknown',
      mismatch: { type: 'paid', path, expected: "the form of 'paid'" },
    });
    expect(JSON.stringify((webhook as { readonly mismatch?: unknown }).mismatch)).not.toContain('canary');
  });

  it('stands beside a check of another kind', () => {
    expect(receive({ parcel: 'p1' }) satisfies Webhook<'acme', string, unknown>).toMatchObject({ type: 'sent' });
  });

  it('must not be waited for', () => {
    const late = defineProvider({
      name: 'late',
      signature: header('x-late'),
      types: { any: z.object({}).refine(async () => true) },
      typeOf: () => 'any',
    });
    const delivery = signDelivery(late, 'secret', {});
    expect(() => createVerifier(late, 'secret')(delivery)).toThrow(
      expect.objectContaining({ code: 'provider_failed' }),
    );
  });
});
