/** What independent signers of senders are made of; it shares nothing with the packages. */
import { createHmac, createPrivateKey, sign as signBytes } from 'node:crypto';
import type { Provider, SecretValue } from '@hooknotary/core';
import type { Header } from './http.ts';

/** What a signer is told. */
export interface Signed {
  readonly body: Uint8Array;
  /** What it signs with. */
  readonly secret: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly target: string;
  readonly type: string;
}

export interface CatalogueSender {
  /** The name of its folder and of its fixture. */
  readonly name: string;
  readonly provider: Provider;
  /** What its function is given, where the provider is made by one. */
  readonly madeWith?: object;
  /** What the receiver is given. */
  readonly secret: SecretValue;
  /** What signs, where it is another. */
  readonly signingSecret: string;
  /** One that did not sign. */
  readonly otherSecret: SecretValue;
  /** Options that the receiver needs. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly signatureHeader: string;
  /** Seconds; undefined where no time is signed. */
  readonly tolerance: number | undefined;
  readonly headersOf: (signed: Signed) => readonly Header[];
}

type Parts = readonly (string | Uint8Array)[];

export function mac(hash: string, secret: string | Uint8Array, encoding: 'hex' | 'base64', ...parts: Parts): string {
  const digest = createHmac(hash, secret);
  for (const part of parts) digest.update(part);
  return digest.digest(encoding);
}

export const JSON_TYPE: Header = ['Content-Type', 'application/json'];
export const seconds = (time: number): string => String(Math.floor(time / 1000));

// The pair of RFC 8410, sections 10.1 and 10.3.
export const PRIVATE = 'MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC';
export const PUBLIC = 'Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=';

export function signEd25519(base64: string, content: Uint8Array): string {
  const key = createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
  return signBytes(null, content, key).toString('base64');
}

export function createSender(
  provider: Provider,
  signatureHeader: string,
  more: Partial<CatalogueSender> & Pick<CatalogueSender, 'headersOf'>,
): CatalogueSender {
  const signingSecret =
    more.signingSecret ?? (typeof more.secret === 'string' ? more.secret : `the secret of ${provider.name}`);
  return {
    name: provider.name,
    provider,
    secret: signingSecret,
    signingSecret,
    otherSecret: 'some other secret',
    options: {},
    signatureHeader,
    tolerance: undefined,
    ...more,
  };
}

// RFC 7515, appendix A.3, and another.
export const P256 = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
} as const;
export const OTHER_P256 = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
} as const;
export const P256_PRIVATE = 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI';

function toPart(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export function signToken(d: string, claims: object): string {
  const input = `${toPart({ alg: 'ES256', kid: 'a key', typ: 'JWT' })}.${toPart(claims)}`;
  const key = createPrivateKey({ key: { ...P256, d }, format: 'jwk' });
  const signature = signBytes('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}
