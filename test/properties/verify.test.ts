import { createHmac } from 'node:crypto';
import {
  createVerifier,
  signDelivery,
  WebhookError,
  type Delivery,
  type Provider,
  type SignedDelivery,
} from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import { describe, expect, it } from 'vitest';
import { createHmacKey, hmac as toHmac } from '../../packages/core/src/hmac.js';
import { fc } from './seeded.ts';

const now = () => Date.UTC(2026, 10, 22);
const posting: readonly Provider[] = [akidotp, cardda, idenfy, osapher];
const providers: readonly Provider[] = [...posting, kudosity];

const secretText = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 200 })
  .filter((text) => text.trim() === text && text !== '' && text.isWellFormed());
const secretBytes = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Uint8Array.from([0xff, ...bytes]));
const secret = fc.oneof(secretText, secretBytes);
const queryText = fc.stringMatching(/^[!-~]{0,120}$/).filter((text) => !text.includes('#'));
const jsonText = fc.json({ noUnicodeString: false } as object);

const outcome = (provider: Provider, key: string | Uint8Array, delivery: Delivery): string => {
  try {
    createVerifier(provider, key, { now })(delivery);
    return 'accepted';
  } catch (error) {
    if (error instanceof WebhookError) return error.code;
    throw error;
  }
};

/** A signed delivery of any provider, with content that the sender may well have sent. */
const signed = fc
  .tuple(fc.constantFrom(...providers), secret, jsonText, queryText)
  .map(([provider, key, json, query]) => {
    try {
      const content = provider === kudosity ? query : json;
      return { provider, key, delivery: signDelivery(provider, key, content, { now, url: '/hook' }) };
    } catch {
      return undefined; // PHP cannot encode this query.
    }
  })
  .filter((made) => made !== undefined);

/** The same delivery with one byte of its body, or one character of its target's query, exchanged. */
function exchange({ rawBody, url, ...rest }: SignedDelivery, at: number, by: number): Delivery {
  if (rawBody.length > 0) {
    const bytes = Uint8Array.from(rawBody);
    bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ by;
    return { ...rest, url, rawBody: bytes };
  }
  return { ...rest, rawBody, url: `${url}&x${at}=${by}` };
}

// vitest prints the seed and the shrunk case of a property that fails.
describe('for any content, secret and provider', { timeout: 60_000 }, () => {
  it('what was signed verifies, or is no JSON', () => {
    fc.assert(
      fc.property(fc.constantFrom(...posting), secret, fc.uint8Array({ maxLength: 500 }), (provider, key, body) => {
        const delivery = signDelivery(provider, key, body, { now });
        expect(outcome(provider, key, delivery)).toMatch(/^(accepted|payload_malformed)$/);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(signed, ({ provider, key, delivery }) => {
        const known = outcome(provider, key, delivery);
        // Only names that would set a prototype are refused although signed.
        expect(
          known === 'accepted' || /__proto__|constructor/.test(delivery.url + Buffer.from(delivery.rawBody).toString()),
        ).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('a change of the signed content is refused', () => {
    fc.assert(
      fc.property(signed, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ provider, key, delivery }, at, by) => {
        fc.pre(delivery.rawBody.length > 0 || provider === kudosity);
        expect(outcome(provider, key, exchange(delivery, at, by))).toMatch(
          /^signature_mismatch$|^signed_content_malformed$/,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('a change of the signature is refused', () => {
    fc.assert(
      fc.property(
        signed,
        fc.nat({ max: 63 }),
        fc.constantFrom(...'0123456789abcdef'),
        ({ provider, key, delivery }, at, digit) => {
          const name = provider.signature.headers[0];
          const text = delivery.headers[name] ?? '';
          const place = text.length - 64 + at;
          fc.pre(text[place] !== digit);
          const forged = {
            ...delivery,
            headers: { ...delivery.headers, [name]: text.slice(0, place) + digit + text.slice(place + 1) },
          };
          expect(outcome(provider, key, forged)).toBe('signature_mismatch');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('the HMAC is that of OpenSSL', () => {
    const bytes = (maxLength: number) => fc.uint8Array({ maxLength, size: 'max' });
    fc.assert(
      fc.property(bytes(200), fc.array(bytes(20_000), { maxLength: 4 }), (key, parts) => {
        const expected = createHmac('sha256', key).update(Buffer.concat(parts)).digest('hex');
        expect(toHmac(createHmacKey(key), parts).toString('hex')).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('another secret is refused', () => {
    fc.assert(
      fc.property(signed, secret, ({ provider, key, delivery }, other) => {
        fc.pre(hmacKey(key) !== hmacKey(other));
        expect(outcome(provider, other, delivery)).toBe('signature_mismatch');
      }),
      { numRuns: 1000 },
    );
  });

  it('a change of the signed timestamp is refused', () => {
    fc.assert(
      fc.property(secret, fc.integer({ min: 1, max: 299 }), (key, seconds) => {
        const delivery = signDelivery(cardda, key, '{}', { now });
        const headers = { ...delivery.headers, 'x-cardda-timestamp': String(now() / 1000 - seconds) };
        expect(outcome(cardda, key, { ...delivery, headers })).toBe('signature_mismatch');
      }),
    );
  });
});

describe('for any delivery at all', { timeout: 60_000 }, () => {
  const headerText = fc.string({ unit: 'binary', maxLength: 100 });
  const headerValue = fc.oneof(
    headerText,
    fc.constant('0'.repeat(64)),
    fc.constant(`sha256=${'f'.repeat(64)}`),
    fc.array(headerText),
    fc.constant(undefined),
  );
  const names = [
    'x-akidotp-signature',
    'x-cardda-signature',
    'x-cardda-timestamp',
    'idenfy-signature',
    'idenfy-event-type',
    'x-osapher-signature',
    'x-verinty-signature',
    'x-transmitsms-signature',
    'content-encoding',
  ];
  const headers = fc.dictionary(fc.oneof(fc.constantFrom(...names), headerText), headerValue);
  const anything = fc.record({
    method: fc.oneof(fc.constantFrom('POST', 'GET', 'HEAD', 'post'), fc.string()),
    url: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      queryText.map((query) => `/?${query}`),
    ),
    headers,
    rawBody: fc.oneof(fc.uint8Array(), fc.string(), fc.anything()),
  });

  it('the verifier throws nothing but a WebhookError', () => {
    fc.assert(
      fc.property(fc.constantFrom(...providers), anything, (provider, delivery) => {
        expect(outcome(provider, 'secret', delivery as Delivery)).not.toBe('accepted');
      }),
      { numRuns: 3000 },
    );
  });

  it('the verifier throws nothing but a WebhookError for anything that is signed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...posting),
        fc.oneof(jsonText, fc.string({ unit: 'binary' }), fc.uint8Array()),
        fc.option(headerText),
        (provider, body, type) => {
          const delivery = signDelivery(provider, 'secret', body, {
            now,
            ...(type === null ? {} : { headers: { 'idenfy-event-type': type } }),
          });
          expect(outcome(provider, 'secret', delivery)).toMatch(/^(accepted|payload_malformed)$/);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

/** HMAC pads a short key with zero bytes, and hashes a long one: two secrets may be one key. */
function hmacKey(key: string | Uint8Array): string {
  return createHmac('sha256', key).update('').digest('hex');
}
