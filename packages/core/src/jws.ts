import { hash } from 'node:crypto';
import { ecdsaP256, ed25519, hmac, rsa, type Algorithm, type Content } from './algorithms.js';
import { decode } from './encodings.js';
import { parseJson } from './json.js';
import { toCandidate, type Candidate, type SignatureSource } from './source.js';

/** What a token says, before or after anybody has verified it. */
export type Claims = Readonly<Record<string, unknown>>;

/** A claim that must be a digest (SHA-256). */
export interface DigestClaim {
  readonly claim: string;
  readonly encoding: 'hex' | 'base64';
  /** Whether the sender leaves the claim out where nothing is there to digest, and only there. */
  readonly isLeftOut?: boolean;
}

/** How a sender writes its tokens. */
export interface TokenOptions {
  /** Those that the sender may use, and no other. */
  readonly algorithms: readonly [JwsAlgorithm, ...JwsAlgorithm[]];
  /** The claim that binds the body. */
  readonly bodyDigest: DigestClaim;
  /** The claim that binds the public URL, in all its spellings. */
  readonly urlDigest?: DigestClaim;
  /** What `iss` must be. */
  readonly issuer?: string;
  /** The word before the token, such as `Bearer`. */
  readonly scheme?: string;
  /** The claim that is the time of sending; default `iat`, and null where there is none. What ends by `exp` is judged by that end. */
  readonly time?: 'iat' | 'nbf' | null;
}

/** What a delivery with a token needs beside its signature. */
export interface TokenRules {
  /** Whether the token is that of this body, at one of these URLs. */
  readonly isOf: (claims: Claims, rawBody: Uint8Array, urls: readonly string[]) => boolean;
  readonly needsPublicUrl: boolean;
  /** The header's text, for a test's delivery. */
  readonly write: (signing: TokenSigning) => string;
}

interface TokenSigning {
  readonly rawBody: Uint8Array;
  readonly publicUrl: string;
  /** Unix seconds. */
  readonly time: string;
  readonly keyId: string;
  readonly sign: (content: Content) => Buffer;
}

/** Algorithms of JWA (RFC 7518, section 3.1; RFC 8037), by their names there. */
export type JwsAlgorithm = keyof typeof ALGORITHMS;
const ALGORITHMS = {
  HS256: hmac('sha256'),
  HS384: hmac('sha384'),
  HS512: hmac('sha512'),
  ES256: ecdsaP256({ form: 'jose' }),
  PS256: rsa({ padding: 'pss' }),
  RS256: rsa({ padding: 'pkcs1' }),
  EdDSA: ed25519({ key: 'base64url' }),
} satisfies Readonly<Record<string, Algorithm>>;

/** A token (JWS, RFC 7515) in a header, by one of the algorithms that are named, of which a claim binds the body. */
export function jws(name: string, options: TokenOptions): SignatureSource {
  const { bodyDigest, urlDigest, issuer, scheme = '', time = 'iat' } = options;
  const unknown = options.algorithms.find((each) => !Object.hasOwn(ALGORITHMS, each));
  if (unknown !== undefined) {
    throw new TypeError(`jws: there is no algorithm '${unknown}'; there are ${Object.keys(ALGORITHMS).join(', ')}.`);
  }
  const named = new Map<unknown, Algorithm>(options.algorithms.map((each) => [each, ALGORITHMS[each]]));
  const [first, ...others] = options.algorithms;
  if (first === undefined) throw new TypeError('jws: there are no algorithms.');
  if (new Set([...named.values()].map(({ kind }) => kind)).size > 1) {
    // Everybody has a public key, and whoever took its text for a shared secret, too, would take everybody's token.
    throw new TypeError('jws: the algorithms must be all of shared secrets, or all of pairs of keys.');
  }
  const prefix = scheme === '' ? '' : `${scheme} `;

  function read(text: string): readonly Candidate[] | undefined {
    if (text.slice(0, prefix.length).toLowerCase() !== prefix.toLowerCase()) return undefined;
    const [head = '', claims = '', signature = '', ...more] = text.slice(prefix.length).split('.');
    const header = readObject(head);
    const said = readObject(claims);
    const bytes = decode(signature, 'base64url');
    if (header === undefined || said === undefined || bytes === undefined || more.length > 0) return undefined;
    const { alg, crit, kid } = header;
    // Nothing but what is named here, and nothing that must be understood and is not.
    const algorithm = named.get(alg);
    if (algorithm === undefined || crit !== undefined) return undefined;
    if (algorithm.length !== undefined && bytes.length !== algorithm.length) return undefined;
    const token = { content: [Buffer.from(`${head}.${claims}`)], claims: kid === undefined ? said : { ...said, kid } };
    return [toCandidate(bytes, algorithm, time === null ? undefined : toTimeText(said[time]), token)];
  }

  return {
    headers: [name],
    algorithms: [ALGORITHMS[first], ...others.map((each) => ALGORITHMS[each])],
    hasTime: time !== null,
    read,
    // By the rules below, for it needs the body.
    write: () => '',
    token: {
      needsPublicUrl: urlDigest !== undefined,
      isOf: (claims, rawBody, urls) =>
        (issuer === undefined || claims['iss'] === issuer) &&
        claims[bodyDigest.claim] === toDigest(rawBody, bodyDigest) &&
        (urlDigest === undefined || urls.some((url) => claims[urlDigest.claim] === toDigest(url, urlDigest))),
      write({ rawBody, publicUrl, time: sent, keyId, sign }) {
        const claims = {
          // What is undefined is not written.
          iss: issuer,
          ...(time !== null && { [time]: Number(sent) }),
          [bodyDigest.claim]: toDigest(rawBody, bodyDigest),
          ...(urlDigest !== undefined && { [urlDigest.claim]: toDigest(publicUrl, urlDigest) }),
        };
        const input = `${toPart({ alg: first, kid: keyId, typ: 'JWT' })}.${toPart(claims)}`;
        return `${prefix}${input}.${sign([Buffer.from(input)]).toString('base64url')}`;
      },
    },
  };
}

/** The end of a token in milliseconds since 1970; undefined where it has none. NaN, which no time is before, for what is none. */
export function readEnd({ exp }: Claims): number | undefined {
  if (exp === undefined) return undefined;
  return typeof exp === 'number' ? exp * 1000 : Number.NaN;
}

/** What a claim must be; undefined where it must not be there. */
function toDigest(bytes: Uint8Array | string, { encoding, isLeftOut = false }: DigestClaim): string | undefined {
  return isLeftOut && bytes.length === 0 ? undefined : hash('sha256', bytes, encoding);
}

function toTimeText(time: unknown): string | undefined {
  return Number.isSafeInteger(time) ? String(time) : undefined;
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
