import { describe, expect, it } from 'vitest';
import { cardda, createVerifier, idenfy, kudosity, osapher, signDelivery } from '../src/index.js';

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

  it('takes a query as text', () => {
    expect(signDelivery(kudosity, 's', 'a=%41').url).toBe('/?a=%41');
  });

  it('cannot sign what the sender could not', () => {
    expect(() => signDelivery(kudosity, 's', 'a=%FF')).toThrow(TypeError);
  });

  it('signs the time of its clock in whole seconds', () => {
    expect(signDelivery(cardda, 's', {}, { now: () => 1_644_512_345_999 }).headers['x-cardda-timestamp']).toBe(
      '1644512345',
    );
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
});
