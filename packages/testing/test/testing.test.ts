import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createVerifier, defineProvider, type Provider } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import { examplePayload, exampleTypes, signedRequest, type SignedRequest } from '../src/index.js';

const FIXTURES: readonly (readonly [string, Provider])[] = [
  ['akidotp', akidotp],
  ['cardda', cardda],
  ['idenfy', idenfy],
  ['kudosity-callbacks', kudosity],
  ['osapher', osapher],
];

interface Fixture {
  readonly type: string;
  readonly body?: string;
  readonly query?: string;
}

function readFixtures(file: string): readonly Fixture[] {
  const url = new URL(`../../../test/fixtures/${file}.json`, import.meta.url);
  // The cast is true: the fixtures of these providers are lists of deliveries with a type, and a body or a query.
  return JSON.parse(readFileSync(url, 'utf8')) as readonly Fixture[];
}

describe.each(FIXTURES)('the examples in %s', (file, provider) => {
  const published = readFixtures(file);

  it('are what the sender has published, of every type that it has published', () => {
    const types = [...new Set(published.map(({ type }) => type))];
    expect(exampleTypes(provider).slice(0, types.length).toSorted()).toEqual(types.toSorted());
    for (const type of types) {
      const content = examplePayload(provider, type);
      expect(published).toContainEqual(
        expect.objectContaining({ type, [provider.method === 'GET' ? 'query' : 'body']: content.content }),
      );
    }
  });

  it.each(exampleTypes(provider))('verify as %s', (type) => {
    const { body, ...request } = signedRequest(provider, { secret: 'test secret', type });
    const webhook = createVerifier(provider, 'test secret')({ ...request, rawBody: body });
    expect(webhook).toMatchObject({ provider: provider.name, type });
  });
});

/** A sender of our own, that nobody has examples of. */
const acme = defineProvider<'acme', { ping: object }>({
  name: 'acme',
  signature: { headers: ['x-acme-signature'], prefix: 'v1=' },
  types: { ping: (payload): payload is object => typeof payload === 'object' },
  typeOf: () => 'ping',
});

describe('examplePayload', () => {
  it.each([
    [akidotp, 'verified'],
    [cardda, 'verification_code'],
    [idenfy, 'IDENTIFICATION_MANUAL_FINISHED'],
    [kudosity, 'delivery_receipt'],
    [osapher, 'verification.completed'],
  ])('is of the main event unless told otherwise: $name', (provider, type) => {
    expect(examplePayload(provider)).toEqual(examplePayload(provider, type));
    expect(exampleTypes(provider)[0]).toBe(type);
  });

  it.each(['nothing', 'constructor', '__proto__', ''])("refuses the type '%s', and says which there are", (type) => {
    expect(() => examplePayload(akidotp, type)).toThrow(
      new TypeError(`akidotp: there is no example of type '${type}'; there are verified, test.`),
    );
  });

  it('is made of the form of a sender of your own, where that says which type it is', () => {
    const shop = defineProvider<'shop', { paid: object; open: object; free: object }>({
      name: 'shop',
      signature: { headers: ['x-shop-signature'] },
      types: {
        paid: {
          type: 'object',
          properties: {
            event: { const: 'paid' },
            customer: { $ref: 'Customer' },
            times: { type: ['array', 'null'], items: { type: 'number' } },
            note: { anyOf: [{ type: 'null' }, { enum: ['a', 'b'] }] },
            more: { type: 'object' },
          },
          required: ['event', 'customer', 'times', 'note', 'more'],
          definitions: {
            Customer: {
              type: 'object',
              properties: { email: { type: 'string' }, friend: { $ref: 'Customer' }, active: { type: 'boolean' } },
              required: ['email', 'active'],
            },
          },
        },
        open: { type: 'object' },
        free: (payload): payload is object => typeof payload === 'object',
      },
      typeOf: (payload) => (payload as { event?: string }).event,
    });
    expect(exampleTypes(shop)).toEqual(['paid']);
    expect(JSON.parse(examplePayload(shop).content)).toEqual({
      event: 'paid',
      customer: { email: 'jane.doe@example.com', active: true },
      times: [1_774_970_000],
      note: 'a',
      more: {},
    });
  });

  it('has none of a sender of your own that says no form', () => {
    expect(exampleTypes(acme)).toEqual([]);
    expect(() => examplePayload(acme)).toThrow(new TypeError('acme: there are no examples: give a payload.'));
    expect(() => examplePayload(acme, 'ping')).toThrow("acme: there is no example of type 'ping'; there are none.");
  });

  it('has one of every type of iDenfy', () => {
    expect(exampleTypes(idenfy).toSorted()).toEqual([...idenfy.types.keys()].toSorted());
    expect(exampleTypes(idenfy)).toHaveLength(23);
  });
});

describe('signedRequest', () => {
  const secret = 'test secret';
  const NOW = 1_644_512_345_000;
  const toWebhook = (provider: Provider, { body, ...request }: SignedRequest) =>
    createVerifier(provider, secret, { now: () => NOW })({ ...request, rawBody: body });

  it('goes to a path of its sender, or to yours', () => {
    expect(signedRequest(cardda, { secret }).url).toBe('/webhooks/cardda');
    expect(signedRequest(cardda, { secret, url: '/hook?own=1' }).url).toBe('/hook?own=1');
    expect(signedRequest(kudosity, { secret, payload: 'a=1', url: '/hook?own=1' }).url).toBe('/hook?own=1&a=1');
  });

  it.each([
    ['bytes', Buffer.from('{ "a": 1 }'), '{ "a": 1 }'],
    ['text', '{ "a": 1 }', '{ "a": 1 }'],
    ['a value', { a: 1 }, '{"a":1}'],
    ['null', null, 'null'],
  ])('carries %s', (_, payload, body) => {
    const request = signedRequest(acme, { secret, payload });
    expect(request.body.toString()).toBe(body);
    expect(toWebhook(acme, request).payload).toEqual(JSON.parse(body));
  });

  it('names the type where the sender does', () => {
    expect(signedRequest(idenfy, { secret }).headers['idenfy-event-type']).toBe('IDENTIFICATION_MANUAL_FINISHED');
    expect(signedRequest(idenfy, { secret, type: 'SOS_REPORT', payload: {} }).headers['idenfy-event-type']).toBe(
      'SOS_REPORT',
    );
    expect(signedRequest(idenfy, { secret, payload: {} }).headers).not.toHaveProperty('idenfy-event-type');
  });

  it('is signed at the time of its clock, which it reads once', () => {
    let time = NOW;
    const request = signedRequest(cardda, { secret, now: () => time++ });
    expect([request.headers['x-cardda-timestamp'], time]).toEqual(['1644512345', NOW + 1]);
    expect(toWebhook(cardda, request).type).toBe('verification_code');
  });

  it('has further headers, and the first of several secrets', () => {
    const request = signedRequest(akidotp, { secret: [secret, 'another'], headers: { 'x-own': '1' } });
    expect(request.headers).toMatchObject({ 'x-own': '1', 'content-type': 'application/json' });
    expect(toWebhook(akidotp, request)).toMatchObject({ type: 'verified', secretIndex: 0 });
  });

  it('takes no unusable secret, type or payload', () => {
    expect(() => signedRequest(akidotp, { secret: '' })).toThrow(TypeError);
    expect(() => signedRequest(akidotp, { secret, type: 'nothing' })).toThrow(TypeError);
    expect(() => signedRequest(acme, { secret })).toThrow('acme: there are no examples: give a payload.');
    expect(() => signedRequest(kudosity, { secret, payload: 'a=%FF' })).toThrow(TypeError);
  });

  it('shows its secret to nobody', () => {
    const request = signedRequest(akidotp, { secret });
    const shown = inspect(
      { request, fetch: request.forFetch('http://a'), inject: request.forInject() },
      { showHidden: true, depth: 9 },
    );
    expect(shown).not.toContain(secret);
  });

  it('is a list of arguments for fetch, to an origin with or without a slash', () => {
    const request = signedRequest(osapher, { secret, payload: {}, url: '/hook?own=1' });
    for (const origin of ['http://localhost:3000', 'http://localhost:3000/']) {
      const [url, { body, method, headers }] = request.forFetch(origin);
      expect([url, method, Buffer.from(body ?? []).toString()]).toEqual([
        'http://localhost:3000/hook?own=1',
        'POST',
        '{}',
      ]);
      expect(Object.fromEntries(headers)).toEqual(request.headers);
    }
    expect(signedRequest(kudosity, { secret }).forFetch('http://a')[1]).toEqual({
      method: 'GET',
      headers: [expect.anything()],
    });
  });

  it('is an object for inject', () => {
    const { body, ...request } = signedRequest(osapher, { secret });
    expect(request.forInject()).toEqual({ method: 'POST', url: request.url, headers: request.headers, payload: body });
    expect(signedRequest(kudosity, { secret }).forInject()).not.toHaveProperty('payload');
  });
});
