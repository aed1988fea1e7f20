import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createVerifier, defineProvider, WebhookError, type Provider, type StaticSecret } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import {
  createFakeClock,
  exampleTypes,
  expectedRefusal,
  signedRequest,
  tamper,
  TAMPERINGS,
  type SignedRequest,
  type Tampering,
} from '../src/index.js';

const { now } = createFakeClock();
const secret = 'test secret';
const PROVIDERS: readonly Provider[] = [akidotp, cardda, idenfy, kudosity, osapher];

const toRequest = (provider: Provider, payload?: unknown, url?: string): SignedRequest =>
  signedRequest(provider, { secret, payload, url, now });

function verify(provider: Provider, { body, ...request }: SignedRequest, clock = now, key: StaticSecret = secret) {
  return createVerifier(provider, key, { now: clock })({ ...request, rawBody: body });
}

function refusalOf(provider: Provider, request: SignedRequest): unknown {
  try {
    return verify(provider, request);
  } catch (error) {
    return error instanceof WebhookError ? { status: error.status, code: error.code } : error;
  }
}

/** A sender that uses GET and signs its query as it is. */
const acme = defineProvider<'acme', { ping: object }>({
  name: 'acme',
  method: 'GET',
  signature: { headers: ['x-acme-signature'] },
  signedContent: ({ url }) => [Buffer.from(url.slice(url.indexOf('?') + 1))],
  types: { ping: (payload): payload is object => typeof payload === 'object' },
  typeOf: () => 'ping',
});

// A verifier is given bodies of any length: receivers limit them.
const VARIANTS = PROVIDERS.flatMap((provider) =>
  exampleTypes(provider).flatMap((type) =>
    TAMPERINGS.filter((how) => how !== 'oversize' && expectedRefusal(provider, how) !== undefined)
      // It has no body, and so nothing to be written in another way.
      .filter((how) => !(type === 'VIDEO_CALL_FINISHED' && how === 'reserialise'))
      .map((how) => ({ provider, name: provider.name, type, how })),
  ),
);

describe('a variant of a genuine request', () => {
  it.each(VARIANTS)('is refused as expected: $how of $name, $type', ({ provider, type, how }) => {
    const request = signedRequest(provider, { secret, type, now });
    const before = JSON.stringify(request);
    expect(refusalOf(provider, tamper(request, how))).toEqual(expectedRefusal(provider, how));
    // The genuine one stays as it was.
    expect(JSON.stringify(request)).toBe(before);
    expect(verify(provider, request).type).toBe(type);
  });

  it('has another value in its body, in no more than a byte', () => {
    expect(tamper(toRequest(akidotp, { a: 1 }), 'body').body.toString()).toBe('{"a":2}');
    expect(tamper(toRequest(akidotp, { a: 91 }), 'body').body.toString()).toBe('{"a":81}');
    expect(tamper(toRequest(akidotp, {}), 'body').body.toString()).toBe('{} ');
    expect(tamper(toRequest(akidotp, Buffer.from([0xff, 0x30])), 'body').body).toEqual(Buffer.from([0xff, 0x31]));
  });

  it.each([
    ['a=x1', '?a=x2'],
    ['a=%201', '?a=%202'],
    ['a=%C3%96', '?a=%C3%96&tampered=1'],
    // Only the second one counts.
    ['a=1&a=x', '?a=1&a=x&tampered=1'],
    ['', '?&tampered=1'],
  ])('has another value in its query: %s', (query, tampered) => {
    const request = tamper(toRequest(kudosity, query, '/2'), 'body');
    expect(request.url).toBe(`/2${tampered}`);
    expect(refusalOf(kudosity, request)).toMatchObject({ code: 'signature_mismatch' });
  });

  it('has another digit in its signature', () => {
    const request = toRequest(osapher);
    const [before, after] = [request, tamper(request, 'signature')].map(({ headers }) =>
      String(headers['x-osapher-signature']),
    );
    expect(after).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(after?.slice(0, -1)).toBe(before?.slice(0, -1));
    expect(after).not.toBe(before);
  });

  it('is of a time that was right a day and five minutes ago', () => {
    const request = tamper(toRequest(cardda), 'timestamp');
    expect(verify(cardda, request, () => now() - 86_700_000).type).toBe('verification_code');
    expect(() => verify(cardda, request)).toThrow(expect.objectContaining({ code: 'timestamp_too_old' }));
  });

  it('is signed by the first secret, where it is signed', () => {
    const request = signedRequest(cardda, { secret: [secret, 'another'], now });
    expect(verify(cardda, tamper(request, 'oversize')).secretIndex).toBe(0);
    expect(verify(cardda, tamper(request, 'timestamp'), () => now() - 86_400_000).secretIndex).toBe(0);
  });

  it.each([
    ['{ "a" : 1 }', '{"a":1}'],
    ['{"a":1}', '{"a":1}\n'],
    ['{"a":"\\u00e9"}', '{"a":"é"}'],
    ['{"a":1,"a":1}', '{"a":1}'],
  ])('is the same JSON in other bytes: %s', (content, written) => {
    expect(tamper(toRequest(akidotp, content), 'reserialise').body.toString()).toBe(written);
  });

  it('has its parameters in another order, and nothing between them', () => {
    expect(tamper(toRequest(kudosity, 'a=1&&b=2&c=3', '/hook'), 'reserialise').url).toBe('/hook?b=2&c=3&a=1');
    expect(tamper(toRequest(acme, 'a=1&b=2'), 'reserialise').url).toBe('/webhooks/acme?b=2&a=1');
  });

  it('has its signature twice', () => {
    const request = toRequest(akidotp);
    const signature = request.headers['x-akidotp-signature'];
    const twice = tamper(request, 'header-twice');
    expect(twice.headers['x-akidotp-signature']).toEqual([signature, signature]);
    expect(twice.forInject().headers['x-akidotp-signature']).toEqual([signature, signature]);
    expect(twice.forFetch('http://a')[1].headers.filter(([name]) => name === 'x-akidotp-signature')).toHaveLength(2);
  });

  it('is compressed', () => {
    const request = toRequest(idenfy);
    const { headers, body } = tamper(request, 'gzip');
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(body).equals(request.body)).toBe(true);
  });

  it('is a byte longer than 1 MiB, and nothing else', () => {
    const request = tamper(toRequest(osapher), 'oversize');
    expect(request.body).toHaveLength(1024 * 1024 + 1);
    expect(verify(osapher, request)).toMatchObject({
      type: 'verification.completed',
      payload: verify(osapher, toRequest(osapher)).payload,
    });
    const longer = toRequest(akidotp, `"${'a'.repeat(2 ** 21)}"`);
    expect(tamper(longer, 'oversize').body.equals(longer.body)).toBe(true);
  });

  it.each<readonly [string, () => unknown, string]>([
    [
      'timestamp',
      () => tamper(toRequest(osapher), 'timestamp'),
      "osapher: there is no variant 'timestamp' for this sender.",
    ],
    ['gzip', () => tamper(toRequest(kudosity), 'gzip'), "kudosity: there is no variant 'gzip' for this sender."],
    [
      'oversize',
      () => tamper(toRequest(kudosity), 'oversize'),
      "kudosity: there is no variant 'oversize' for this sender.",
    ],
    [
      'no JSON',
      () => tamper(toRequest(akidotp, '{'), 'reserialise'),
      'akidotp: a payload that is no JSON cannot be written in another way.',
    ],
    [
      'one parameter',
      () => tamper(toRequest(kudosity, 'a=1'), 'reserialise'),
      'kudosity: these parameters have no other order.',
    ],
    [
      'an early clock',
      () => tamper(signedRequest(cardda, { secret, now: () => 86_699_999 }), 'timestamp'),
      'cardda: the clock is too near to 1970 for an older time.',
    ],
    [
      'a variant',
      () => tamper(tamper(toRequest(akidotp), 'gzip'), 'body'),
      'Only a request that signedRequest made can be tampered with.',
    ],
    // The casts let a program without types make a mistake.
    [
      'another name',
      () => tamper(toRequest(akidotp), 'header' as Tampering),
      `There is no tampering 'header'; there are ${TAMPERINGS.join(', ')}.`,
    ],
    [
      'another name, expected',
      () => expectedRefusal(akidotp, 'toString' as Tampering),
      `There is no tampering 'toString'; there are ${TAMPERINGS.join(', ')}.`,
    ],
  ])('is not there for %s', (_, act, message) => {
    expect(act).toThrow(new TypeError(message));
  });
});

describe('expectedRefusal', () => {
  it("has the sender's status for what is wrong with the signature", () => {
    expect(expectedRefusal(idenfy, 'header-twice')).toEqual({ status: 403, code: 'signature_malformed' });
    expect(expectedRefusal(akidotp, 'body')).toEqual({ status: 401, code: 'signature_mismatch' });
  });

  it('has the status of the code for all else', () => {
    expect(expectedRefusal(idenfy, 'gzip')).toEqual({ status: 415, code: 'content_encoding_unsupported' });
    expect(expectedRefusal(idenfy, 'oversize')).toEqual({ status: 413, code: 'body_too_large' });
    expect(expectedRefusal(cardda, 'timestamp')).toEqual({ status: 401, code: 'timestamp_too_old' });
  });

  it.each([
    [akidotp, ['timestamp']],
    [cardda, []],
    [idenfy, ['timestamp']],
    [kudosity, ['timestamp', 'gzip', 'oversize']],
    [osapher, ['timestamp']],
  ])('is undefined for the variants that $name cannot have', (provider: Provider, missing) => {
    expect(TAMPERINGS.filter((how) => expectedRefusal(provider, how) === undefined)).toEqual(missing);
  });
});
