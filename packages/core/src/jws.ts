import { hash } from 'node:crypto';
import type { Algorithm, Content } from './algorithms.js';
import { decode } from './encodings.js';
import { parseJson } from './json.js';
import { toCandidate, type Candidate, type SignatureSource } from './source.js';

/** What a token says, before or after anybody has verified it. */
export type Claims = Readonly<Record<string, unknown>>;

/** A claim that must be the digest (SHA-256) of the body. */
export interface BodyDigest {
  readonly claim: string;
  readonly encoding: 'hex' | 'base64';
}

/** What a delivery with a token needs beside its signature. */
export interface TokenRules {
  /** Whether the token says that this is the body. */
  readonly isBody: (claims: Claims, rawBody: Uint8Array) => boolean;
  /** The header's text, for a test's delivery. */
  readonly write: (signing: TokenSigning) => string;
}

interface TokenSigning {
  readonly rawBody: Uint8Array;
  /** Unix seconds. */
  readonly time: string;
  readonly keyId: string;
  readonly sign: (content: Content) => Buffer;
}

/** A token (JWS, RFC 7515) in a header, by one of the algorithms that are named, of which a claim binds the body. */
export function jws(
  name: string,
  {
    algorithms,
    bodyDigest,
    scheme = '',
  }: {
    readonly algorithms: Readonly<Record<string, Algorithm>>;
    readonly bodyDigest: BodyDigest;
    /** The word before the token, such as `Bearer`. */
    readonly scheme?: string;
  },
): SignatureSource {
  const [first, ...others] = Object.entries(algorithms);
  if (first === undefined) throw new TypeError('jws: there are no algorithms.');
  const prefix = scheme === '' ? '' : `${scheme} `;
  const toDigest = (rawBody: Uint8Array): string => hash('sha256', rawBody, bodyDigest.encoding);

  function read(text: string): readonly Candidate[] | undefined {
    if (text.slice(0, prefix.length).toLowerCase() !== prefix.toLowerCase()) return undefined;
    const [head = '', claims = '', signature = '', ...more] = text.slice(prefix.length).split('.');
    const header = readObject(head);
    const said = readObject(claims);
    const bytes = decode(signature, 'base64url');
    if (header === undefined || said === undefined || bytes === undefined || more.length > 0) return undefined;
    const { alg, crit, kid } = header;
    // Nothing but what is named here, and nothing that must be understood and is not.
    if (typeof alg !== 'string' || !Object.hasOwn(algorithms, alg) || crit !== undefined) return undefined;
    const algorithm = algorithms[alg];
    if (algorithm === undefined || (algorithm.length !== undefined && bytes.length !== algorithm.length))
      return undefined;
    const { iat } = said;
    const time = typeof iat === 'number' && Number.isSafeInteger(iat) ? String(iat) : undefined;
    const token = { content: [Buffer.from(`${head}.${claims}`)], claims: kid === undefined ? said : { ...said, kid } };
    return [toCandidate(bytes, algorithm, time, token)];
  }

  return {
    headers: [name],
    algorithms: [first[1], ...others.map(([, algorithm]) => algorithm)],
    hasTime: true,
    read,
    // By the rules below, for it needs the body.
    write: () => '',
    token: {
      isBody: (claims, rawBody) => claims[bodyDigest.claim] === toDigest(rawBody),
      write({ rawBody, time, keyId, sign }) {
        const claims = { iat: Number(time), [bodyDigest.claim]: toDigest(rawBody) };
        const input = `${toPart({ alg: first[0], kid: keyId, typ: 'JWT' })}.${toPart(claims)}`;
        return `${prefix}${input}.${sign([Buffer.from(input)]).toString('base64url')}`;
      },
    },
  };
}

function toPart(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function readObject(text: string): Claims | undefined {
  const bytes = decode(text, 'base64url');
  try {
    const value = bytes && parseJson(bytes);
    // The cast is true by what it is not.
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
}
