import { gzipSync } from 'node:zlib';
import { WebhookError, type WebhookErrorCode, type Provider } from '@hooknotary/core';
import { changeContent, changeSignature, rewriteContent } from './edits.js';
import { toRequest, type SignedRequest } from './request.js';
import { readOrigin, type Origin } from './signed-request.js';

/** The ways to make a hostile or broken variant of a genuine request. */
export const TAMPERINGS = [
  /** Another value in the body (in the query, for a sender that uses GET), under the old signature. */
  'body',
  /** Another digit in the signature. */
  'signature',
  /** Signed with the right secret, but a day before what the tolerance allows. */
  'timestamp',
  /** The same JSON in other bytes (the same parameters in another order), under the old signature: a parser at work on the way. */
  'reserialise',
  /** The signature header sent twice. */
  'header-twice',
  /** The body compressed on the way. */
  'gzip',
  /** Signed with the right secret, but longer than the receivers' default limit of 1 MiB. */
  'oversize',
] as const;

/** One of {@link TAMPERINGS}. */
export type Tampering = (typeof TAMPERINGS)[number];

/** What a receiver answers to a variant. */
export interface ExpectedRefusal {
  readonly status: number;
  readonly code: WebhookErrorCode;
}

const CODES: { readonly [How in Tampering]: WebhookErrorCode } = {
  body: 'signature_mismatch',
  signature: 'signature_mismatch',
  timestamp: 'timestamp_too_old',
  reserialise: 'signature_mismatch',
  'header-twice': 'signature_malformed',
  gzip: 'content_encoding_unsupported',
  oversize: 'body_too_large',
};

/**
 * What a receiver with default options must answer to a variant; undefined where the variant does not exist for the sender:
 * one that signs no time, or one that uses GET and so sends no body to compress or to be too long.
 */
export function expectedRefusal(provider: Provider, how: Tampering): ExpectedRefusal | undefined {
  if (!isApplicable(provider, how)) return undefined;
  const code = CODES[how];
  const status = code.startsWith('signature_') ? provider.signature.refusalStatus : undefined;
  return { code, status: new WebhookError(code, { provider: provider.name, status }).status };
}

function isApplicable({ method, timestamp }: Provider, how: Tampering): boolean {
  if (!TAMPERINGS.includes(how)) {
    throw new TypeError(`There is no tampering '${String(how)}'; there are ${TAMPERINGS.join(', ')}.`);
  }
  if (how === 'timestamp') return timestamp !== undefined;
  return method === 'POST' || (how !== 'gzip' && how !== 'oversize');
}

/**
 * A variant of a genuine request that a receiver must refuse, as {@link expectedRefusal} says. All but one thing stays right:
 * `timestamp` and `oversize` are signed with the request's own secret.
 *
 * @throws TypeError for a request that is not of `signedRequest`, and where the variant does not exist: see
 * `expectedRefusal`; nor can content that is no JSON, or a single parameter, be written in another way.
 */
export function tamper(request: SignedRequest, how: Tampering): SignedRequest {
  const origin = readOrigin(request);
  const { provider } = origin;
  if (!isApplicable(provider, how))
    throw new TypeError(`${provider.name}: there is no variant '${how}' for this sender.`);
  const { url, headers, body } = request;
  return toRequest(provider, { url, headers, rawBody: body, ...CHANGES[how](request, origin) });
}

type Change = (request: SignedRequest, origin: Origin) => Partial<Parameters<typeof toRequest>[1]>;

const DAY = 86_400;
const LIMIT = 1024 * 1024;

const CHANGES: { readonly [How in Tampering]: Change } = {
  body: (request, { provider }) => changeContent(request, provider),
  signature: ({ headers }, { provider }) => ({ headers: changeSignature(headers, provider) }),
  timestamp: (_, { provider, signedAt, signAgain }) => {
    const age = DAY + (provider.timestamp?.tolerance ?? 0);
    if (signedAt < age * 1000)
      throw new TypeError(`${provider.name}: the clock is too near to 1970 for an older time.`);
    return signAgain({ signedAt: signedAt - age * 1000 });
  },
  reserialise: (request, { provider }) => rewriteContent(request, provider),
  'header-twice': ({ headers }, { provider }) => {
    const [name] = provider.signature.headers;
    return { headers: { ...headers, [name]: [headers[name] ?? []].flat().flatMap((each) => [each, each]) } };
  },
  gzip: ({ headers, body }) => ({ headers: { ...headers, 'content-encoding': 'gzip' }, rawBody: gzipSync(body) }),
  // White space, so that it would be the same payload to a receiver that read it.
  oversize: ({ body }, { signAgain }) =>
    signAgain({ body: Buffer.concat([body, Buffer.alloc(Math.max(0, LIMIT + 1 - body.length), ' ')]) }),
};
