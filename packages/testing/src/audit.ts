import type { LookupFunction } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { WebhookError, type Provider, type PublicUrl, type StaticSecret } from '@hooknotary/core';
import { exchange } from './exchange.js';
import { toRequest, type SignedRequest } from './request.js';
import { signedRequest } from './signed-request.js';
import { expectedRefusal, tamper, TAMPERINGS, type ExpectedRefusal, type Tampering } from './tamper.js';

export { exchange, type ExchangeOptions, type OutgoingRequest } from './exchange.js';

/** What an audit sends, in its order. */
export const AUDIT_CHECKS = [
  /** The sender's delivery. */
  'genuine',
  /** The same once more, byte by byte, as a sender does that did not hear the answer. */
  'duplicate',
  /** The same event, signed anew, as other senders do. */
  'retry',
  /** A genuine delivery whose body comes in two parts with a pause between. */
  'slow-body',
  /** A delivery without its signature. */
  'unsigned',
  ...TAMPERINGS,
  /** A genuine delivery after all that. */
  'genuine-after',
] as const;

/** One of {@link AUDIT_CHECKS}. */
export type AuditCheck = (typeof AUDIT_CHECKS)[number];

/** What an audit needs to know of the receiver. */
export interface AuditOptions {
  /** Where the receiver listens: a whole URL. */
  readonly url: string;
  /** What it verifies with; of a sender that signs by a pair of keys, the private one. */
  readonly secret: StaticSecret;
  /** As for `signedRequest`; default the sender's example. */
  readonly payload?: unknown;
  /** Event type. */
  readonly type?: string | undefined;
  /** As the receiver's option, where the sender signs the URL; default the origin of `url`. */
  readonly publicUrl?: PublicUrl | undefined;
  /** Seconds to wait for each answer; default 10. */
  readonly timeout?: number;
  /** Seconds of the pause in a slow body; default 0.5. */
  readonly pause?: number;
  /** The clock, milliseconds since 1970; default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** How the host's name becomes addresses; default the system's way. */
  readonly lookup?: LookupFunction | undefined;
  /** Told of each result as it comes. */
  readonly onResult?: (result: AuditResult) => void;
}

/** What came of one check. */
export interface AuditResult {
  readonly check: AuditCheck;
  readonly outcome: 'expected' | 'unexpected' | 'unanswered';
  /** The refusal that is right; undefined where it is success. */
  readonly expected: ExpectedRefusal | undefined;
  /** Status of the answer; undefined where none came. */
  readonly status: number | undefined;
  /** The refusal's code, where the answer names one. */
  readonly code: string | undefined;
  /** Why no answer came. */
  readonly reason: string | undefined;
}

/** What an audit found. */
export interface AuditReport {
  /** Whether all is as expected. */
  readonly passed: boolean;
  /** In their order, without those that there are not for the sender. */
  readonly results: readonly AuditResult[];
}

/** Statuses by which receivers of all kinds refuse what is not genuine. */
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 413, 415, 422]);

/**
 * Sends a receiver genuine deliveries and forgeries of every kind, one after the other, and tells how it answered. The receiver may
 * be written in any language: one that names our codes must name the right one with its status; of any other every refusal will do.
 *
 *     const { passed, results } = await audit(akidotp, { url: 'http://localhost:3000/webhooks/akidotp', secret });
 *
 * @throws TypeError if the URL, the secret, the payload or the type is unusable.
 */
export async function audit(provider: Provider, options: AuditOptions): Promise<AuditReport> {
  const { timeout = 10, pause = 0.5, lookup, onResult } = options;
  const target = URL.parse(options.url);
  if (target === null || !/^https?:$/.test(target.protocol)) {
    throw new TypeError('The URL must be a whole one, such as http://localhost:3000/webhooks/akidotp.');
  }
  const sign = createSigner(provider, target, options);
  const genuine = sign();
  const results: AuditResult[] = [];
  for (const check of AUDIT_CHECKS) {
    const request = toChecked(check, genuine, { provider, sign });
    if (request === undefined) continue;
    const signal = AbortSignal.timeout(Math.ceil(timeout * 1000));
    const expected = toExpected(provider, check);
    // oxlint-disable-next-line no-await-in-loop -- one after the other, for what comes later is judged by what was before
    const answered = await ask(request, { signal, pause: check === 'slow-body' ? pause : 0 });
    const result = { check, expected, ...answered, outcome: toOutcome(expected, answered) };
    results.push(result);
    onResult?.(result);
  }
  return { passed: results.every(({ outcome }) => outcome === 'expected'), results };

  async function ask(
    request: SignedRequest,
    how: { readonly signal: AbortSignal; readonly pause: number },
  ): Promise<Answered> {
    try {
      const response = await exchange(request, { origin: target as URL, lookup, ...how });
      // A body that is refused may end the connection: the head has said it all.
      const body = await readText(response).catch(() => '');
      return { status: response.statusCode, code: readCode(body), reason: undefined };
    } catch (error) {
      const reason = how.signal.aborted ? `no answer within ${timeout} s` : toReason(error);
      return { status: undefined, code: undefined, reason };
    }
  }
}

type Answered = Pick<AuditResult, 'status' | 'code' | 'reason'>;

function createSigner(provider: Provider, target: URL, options: AuditOptions): () => SignedRequest {
  const { secret, payload, type, now, publicUrl = provider.needsPublicUrl ? target.origin : undefined } = options;
  return () =>
    signedRequest(provider, { secret, payload, type, publicUrl, now, url: `${target.pathname}${target.search}` });
}

interface Making {
  readonly provider: Provider;
  readonly sign: () => SignedRequest;
}

/** The request of a check; undefined where there is none for this sender or payload. */
function toChecked(check: AuditCheck, genuine: SignedRequest, { provider, sign }: Making): SignedRequest | undefined {
  if (check === 'genuine' || check === 'duplicate') return genuine;
  if (check === 'retry' || check === 'genuine-after') return sign();
  if (check === 'slow-body') return genuine.body.length < 2 ? undefined : sign();
  if (check === 'unsigned') return withoutSignature(sign(), provider);
  if (expectedRefusal(provider, check) === undefined) return undefined;
  return toTampered(sign(), check);
}

function withoutSignature({ url, headers, body }: SignedRequest, provider: Provider): SignedRequest {
  const rest = Object.entries(headers).filter(([name]) => !provider.signature.headers.includes(name));
  return toRequest(provider, { url, headers: Object.fromEntries(rest), rawBody: body });
}

/** Undefined where the payload cannot be changed so, such as one that is no JSON and cannot be written in another way. */
function toTampered(request: SignedRequest, how: Tampering): SignedRequest | undefined {
  try {
    return tamper(request, how);
  } catch (error) {
    if (error instanceof TypeError && how === 'reserialise') return undefined;
    throw error;
  }
}

function toExpected(provider: Provider, check: AuditCheck): ExpectedRefusal | undefined {
  const how = TAMPERINGS.find((each) => each === check);
  if (how !== undefined) return expectedRefusal(provider, how);
  if (check !== 'unsigned') return undefined;
  const code = 'signature_missing';
  const { name, signature } = provider;
  return { code, status: new WebhookError(code, { provider: name, status: signature.refusalStatus }).status };
}

function toOutcome(expected: ExpectedRefusal | undefined, { status, code }: Answered): AuditResult['outcome'] {
  if (status === undefined) return 'unanswered';
  if (expected === undefined) return status >= 200 && status < 300 ? 'expected' : 'unexpected';
  const isRight = code === undefined ? REFUSALS.has(status) : status === expected.status && code === expected.code;
  return isRight ? 'expected' : 'unexpected';
}

function readCode(body: string): string | undefined {
  try {
    const { code } = JSON.parse(body) as { readonly code?: unknown };
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined;
  }
}

function toReason(error: unknown): string {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return typeof code === 'string' ? code : String(message);
}
