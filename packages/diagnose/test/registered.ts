import { generateKeyPairSync, type KeyObject, type KeyPairKeyObjectResult } from 'node:crypto';
import { signDelivery, type Provider, type SecretValue, type SignedDelivery, type SignOptions } from '@hooknotary/core';
import * as registry from '@hooknotary/providers/registry';
import { now } from './diagnose-deliveries.js';

/** A secret, what signs for it, and one that did not sign. */
interface Pair {
  readonly secret: SecretValue;
  readonly signing: SecretValue;
  readonly wrong: SecretValue;
}

function* pairs(): Generator<Pair> {
  const secret = 'whsec_Y2FuYXJ5LXNlY3JldA==';
  yield { secret, signing: secret, wrong: 'whsec_Y2FuYXJ5LXdyb25n' };
  const base64 = secret.slice('whsec_'.length);
  yield { secret: base64, signing: base64, wrong: 'Y2FuYXJ5LXdyb25n' };
  yield { secret: 'Y2FuYXJ5LXNlY3JldA', signing: 'Y2FuYXJ5LXNlY3JldA', wrong: 'Y2FuYXJ5LXdyb25n' };
  const [own, other] = [1, 2].map(() => generateKeyPairSync('ed25519'));
  if (own && other)
    for (const encoding of ['base64', 'hex'] as const) {
      yield {
        secret: toBytes(own.publicKey, encoding),
        signing: toPem(own.privateKey),
        wrong: toBytes(other.publicKey, encoding),
      };
    }
  yield* toPairs(() => generateKeyPairSync('ec', { namedCurve: 'P-256' }));
  yield* toPairs(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
}

function* toPairs(generate: () => KeyPairKeyObjectResult): Generator<Pair> {
  const [own, other] = [generate(), generate()];
  yield { secret: own.publicKey, signing: own.privateKey, wrong: other.publicKey };
}

/** The bare bytes of a public key. */
function toBytes(key: KeyObject, encoding: 'base64' | 'hex'): string {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString(encoding);
}

function toPem(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

/** The first that the sender can sign and verify with. */
function toPair({ name, signature: { algorithms } }: Provider): Pair {
  for (const pair of pairs()) {
    try {
      algorithms[0].toSigningKey(pair.signing, name);
      algorithms[0].toKey(pair.secret, name);
      return pair;
    } catch {
      // Of another kind.
    }
  }
  throw new Error(`no key for ${name}`);
}

/** Where every receiver here is. */
export const PUBLIC_URL = 'https://receiver.example';

/** A sender of the registry, and how to sign for it. */
export interface Registered extends Pair {
  readonly name: string;
  readonly provider: Provider;
  /** Its first example. */
  readonly example: string;
  /** What `diagnose` needs beside the clock. */
  readonly options: { readonly publicUrl?: string };
  readonly sign: (payload: string, options?: SignOptions) => SignedDelivery;
}

/** All senders. */
export const registered: readonly Registered[] = Object.values(registry).map(({ provider, examples }) => {
  const pair = toPair(provider);
  const [type = '', documented = ''] = Object.entries<string | undefined>(examples)[0] ?? [];
  const options = provider.needsPublicUrl ? { publicUrl: PUBLIC_URL } : {};
  const sign: Registered['sign'] = (payload, more) =>
    signDelivery<never>(provider as never, pair.signing as string, payload, {
      url: '/webhooks/hook',
      type,
      now,
      ...options,
      ...more,
    });
  // What is sent, where its time is a member of it.
  const example =
    provider.timestamp?.member === undefined ? documented : Buffer.from(sign(documented).rawBody).toString('utf8');
  return { ...pair, name: provider.name, provider, example, options, sign };
});
