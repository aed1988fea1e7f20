import { describe, expect, it } from 'vitest';
import { createVerifier, defineProvider, header, signDelivery } from '../src/index.js';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import { standardWebhooks } from '@hooknotary/providers/standard-webhooks';

describe('signDelivery', () => {
  it('sends bytes and text as they are, and everything else as JSON', () => {
    const bodyOf = (payload: unknown) => Buffer.from(signDelivery(osapher, 's', payload).rawBody).toString('latin1');
    expect(bodyOf(Buffer.from([0xff]))).toBe('\xff');
    expect(bodyOf('{ "a" : 1 }')).toBe('{ "a" : 1 }');
    expect(bodyOf({ a: 1 })).toBe('{"a":1}');
    expect(bodyOf(undefined)).toBe('');
  });

  it('writes a query with brackets for a sender that uses GET', () => {
    const delivery = signDelivery(kudosity, 's', { a: 'x y', b: ['1', '2'], c: { d: '&' } }, { url: '/hook?own=1' });
    expect(delivery).toMatchObject({ method: 'GET', url: '/hook?own=1&a=x%20y&b%5B0%5D=1&b%5B1%5D=2&c%5Bd%5D=%26' });
    expect(createVerifier(kudosity, 's')(delivery).payload).toEqual({
      own: '1',
      a: 'x y',
      b: ['1', '2'],
      c: { d: '&' },
    });
  });

  it('takes a query as text and as bytes', () => {
    expect(signDelivery(kudosity, 's', 'a=%41').url).toBe('/?a=%41');
    expect(signDelivery(kudosity, 's', Buffer.from('a=%41')).url).toBe('/?a=%41');
  });

  it('signs the time of its clock in whole seconds', () => {
    expect(signDelivery(cardda, 's', {}, { now: () => 1_644_512_345_999 }).headers['x-cardda-timestamp']).toBe(
      '1644512345',
    );
  });

  it('gives what else is signed a value, of two names for one thing the first', () => {
    const { headers } = signDelivery(standardWebhooks, 'AAAA', {});
    expect(Object.keys(headers)).toEqual(['content-type', 'webhook-timestamp', 'webhook-id', 'webhook-signature']);
    expect(
      signDelivery(standardWebhooks, 'AAAA', {}, { headers: { 'webhook-id': 'msg_1' } }).headers['webhook-id'],
    ).toBe('msg_1');
  });

  it('names the event type where the sender has a header for it', () => {
    expect(signDelivery(idenfy, 's', {}, { type: 'AGE_ESTIMATION' }).headers['idenfy-event-type']).toBe(
      'AGE_ESTIMATION',
    );
    expect(Object.keys(signDelivery(osapher, 's', {}, { type: 'x' }).headers)).toEqual([
      'content-type',
      'x-osapher-signature',
    ]);
  });

  it('signs with the first of several secrets, and with none that is unusable', () => {
    expect(signDelivery(osapher, ['a', 'b'], {}).headers).toEqual(signDelivery(osapher, 'a', {}).headers);
    expect(() => signDelivery(osapher, '', {})).toThrow(TypeError);
  });

  it('sends JSON to / unless told otherwise, with further headers beside its own', () => {
    expect(signDelivery(osapher, 's', {}, { headers: { 'x-own': '1' } })).toMatchObject({
      method: 'POST',
      url: '/',
      headers: { 'content-type': 'application/json', 'x-own': '1' },
    });
    expect(signDelivery(osapher, 's', {}, { url: '/hook?own=1' }).url).toBe('/hook?own=1');
  });

  it('sends a GET without a body and without its type', () => {
    const { headers, rawBody } = signDelivery(kudosity, 's', { a: '1' });
    expect(Object.keys(headers)).toEqual(['x-transmitsms-signature']);
    expect(rawBody).toHaveLength(0);
  });

  it('writes into a query what is not undefined, and nothing for what has no members', () => {
    const queryOf = (payload: unknown) => signDelivery(kudosity, 's', payload).url;
    expect(queryOf({ a: null, b: undefined, c: 1, d: [], e: { f: [{ g: true }] } })).toBe(
      '/?a=null&c=1&e%5Bf%5D%5B0%5D%5Bg%5D=true',
    );
    expect([undefined, null, 5].map(queryOf)).toEqual(['/?', '/?', '/?']);
  });

  it('sends no time for a sender that signs none', () => {
    const now = () => {
      throw new Error('read the clock');
    };
    expect(Object.keys(signDelivery(osapher, 's', {}, { now }).headers)).not.toContain('undefined');
  });

  it('names no event type unless given', () => {
    expect(Object.keys(signDelivery(idenfy, 's', {}).headers)).toEqual(['content-type', 'idenfy-signature']);
  });

  it('cannot sign what the sender could not', () => {
    expect(() => signDelivery(kudosity, 's', 'a=%FF')).toThrow(TypeError);
    expect(() => signDelivery(kudosity, 's', 'a=%FF')).toThrow('kudosity: the sender could not sign this payload.');
  });

  it("signs under the first of a sender's headers, behind its prefix", () => {
    const { headers } = signDelivery(osapher, 's', {});
    expect(headers).not.toHaveProperty('x-verinty-signature');
    expect(headers['x-osapher-signature']).toMatch(/^sha256=[0-9a-f]{64}$/);
  });
});

describe('a time of sending that is a member of the payload', () => {
  const provider = defineProvider<'acme', { ping: object }>({
    name: 'acme',
    signature: header('x-acme'),
    timestamp: { member: 'meta.sent-at', unit: 'milliseconds', tolerance: 1 },
    types: { ping: (payload): payload is object => typeof payload === 'object' },
    typeOf: () => 'ping',
  });
  const now = () => 1_700_000_000_000;
  const verify = createVerifier(provider, 'secret', { now });

  it.each([
    ['text', '{"meta" : {"sent-at" : 5}, "n":1}', { 'sent-at': now() }],
    ['text with a text', '{"meta":{"sent-at":"5"},"n":1}', { 'sent-at': now() }],
    ['a value', { meta: { 'sent-at': 5 }, n: 1 }, { 'sent-at': now() }],
  ])('is written into %s', (_what, payload, meta) => {
    expect(verify(signDelivery(provider, 'secret', payload, { now })).payload).toEqual({ meta, n: 1 });
  });

  it('is left as it is in bytes', () => {
    const bytes = Buffer.from('{"meta":{"sent-at":5},"n":1}');
    expect(signDelivery(provider, 'secret', bytes, { now }).rawBody).toEqual(bytes);
  });
});
