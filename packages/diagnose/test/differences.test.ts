import { signDelivery } from '@hooknotary/core';
import { cardda } from '@hooknotary/providers/cardda';
import { plaid } from '@hooknotary/providers/plaid';
import { stripe } from '@hooknotary/providers/stripe';
import { describe, expect, it } from 'vitest';
import { fc } from '../../../test/properties/seeded.ts';
import { findDifferences } from '../src/differences.js';
import { diagnose, type Difference } from '../src/index.js';
import { akidotp, codesOf, now, post, secret } from './diagnose-deliveries.js';
import { registered } from './registered.js';

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();
const cut = (bytes: Uint8Array, { start, end }: Difference['signed']) => text(bytes.subarray(start, end));

describe('the differences of two texts', () => {
  it('are what is marked in them, and nothing else', () => {
    const [signed, received] = ['{"price": 1.0, "city": "Zürich"}', '{"price":1,"city":"Zurich"}'].map((each) =>
      Buffer.from(each),
    );
    const marked = findDifferences(signed ?? Buffer.alloc(0), received ?? Buffer.alloc(0)).map((each) => [
      cut(signed ?? Buffer.alloc(0), each.signed),
      cut(received ?? Buffer.alloc(0), each.received),
    ]);
    expect(marked).toEqual([
      [' ', ''],
      ['.0', ''],
      [' ', ''],
      [' ', ''],
      ['Zü', 'Zu'],
    ]);
  });

  it('make the one of the other, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.uint8Array({ maxLength: 80 }), (signed, received) => {
        let [made, at] = [Buffer.alloc(0), 0];
        for (const each of findDifferences(signed, received)) {
          // What stands between two differences is the same in both.
          const same = Buffer.from(received.subarray(at, each.received.start));
          made = Buffer.concat([made, same, signed.subarray(each.signed.start, each.signed.end)]);
          expect(each.signed.start).toBe(made.length - (each.signed.end - each.signed.start));
          at = each.received.end;
        }
        expect(Buffer.concat([made, received.subarray(at)])).toEqual(Buffer.from(signed));
      }),
    );
  });

  it('are one where there are too many of them', () => {
    const [signed, received] = [Buffer.from('a,'.repeat(3000)), Buffer.from('b;'.repeat(3000))];
    expect(findDifferences(signed, received)).toEqual([
      { signed: { start: 0, end: 6000 }, received: { start: 0, end: 6000 } },
    ]);
  });
});

describe('a diagnosis', () => {
  it('shows what was signed, and what came in its place', () => {
    const { signed, received, differences } = diagnose(
      cardda,
      secret,
      post('cardda', { body: '{"a":1}', signed: '{"a": 1}' }),
      { now },
    );
    expect([text(signed), text(received)]).toEqual([`${now() / 1000}.{"a": 1}`, `${now() / 1000}.{"a":1}`]);
    expect(differences).toEqual([{ signed: { start: 16, end: 17 }, received: { start: 16, end: 16 } }]);
  });

  it('shows no difference where the secret is wrong, and nothing where nothing is proven', () => {
    const delivery = post('akidotp', { body: '{"a":1}' });
    const wrong = diagnose(akidotp, `${secret}\n`, delivery, { now });
    expect([text(wrong.signed), text(wrong.received), wrong.differences]).toEqual(['{"a":1}', '{"a":1}', []]);
    const none = { signed: undefined, received: undefined, differences: [] };
    expect(diagnose(akidotp, 'canary-other', delivery, { now })).toMatchObject(none);
    expect(diagnose(akidotp, secret, delivery, { now })).toMatchObject(none);
  });

  it('shows a time that was written anew beside the signature', () => {
    const sent = signDelivery(stripe, secret, '{"id":"evt_1","type":"x"}', { now });
    const header = String(sent.headers['stripe-signature']);
    const delivery = { ...sent, headers: { 'stripe-signature': header.replace(/t=\d+/, `t=${now() / 1000 + 5}`) } };
    expect(codesOf(stripe, secret, delivery)).toEqual(['timestamp_renewed']);
    const { signed, received } = diagnose(stripe, secret, delivery, { now });
    expect([text(signed), text(received)].map((each) => each.split('.')[0])).toEqual([
      `${now() / 1000}`,
      `${now() / 1000 + 5}`,
    ]);
  });

  it('shows the body that a token names', () => {
    const sender = registered.find(({ name }) => name === plaid.name);
    if (sender === undefined) throw new Error('no plaid');
    const sent = sender.sign('{"webhook_type": "ITEM"}');
    const delivery = { ...sent, rawBody: Buffer.from('{"webhook_type":"ITEM"}') };
    const { signed, received } = diagnose<never>(plaid as never, sender.secret as string, delivery, { now });
    expect([text(signed), text(received)]).toEqual(['{"webhook_type": "ITEM"}', '{"webhook_type":"ITEM"}']);
  });
});
