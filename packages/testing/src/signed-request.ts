import { type Provider, type PublicUrl, type StaticSecret, signDelivery, type SignedDelivery } from '@hooknotary/core';
import { examplePayload } from './example-payload.js';
import { toRequest, type SignedRequest } from './request.js';

/** How a test's request is made. */
export interface SignedRequestOptions {
  /** Of several secrets the first one signs. */
  readonly secret: StaticSecret;
  /** Bytes or text to send as they are, or a value to write as JSON (as a query, for a sender that uses GET); default the sender's example. */
  readonly payload?: unknown;
  /** Event type: chooses the example, and goes into the header of a sender that names it in one. */
  readonly type?: string | undefined;
  /** Path, with the query of your own that the sender was given; default `/webhooks/<provider>`. */
  readonly url?: string | undefined;
  /** As the receiver's option of that name; needed where the sender signs the URL. */
  readonly publicUrl?: PublicUrl | undefined;
  /** Further headers by lower-case name. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The clock for senders that sign the time, milliseconds since 1970; default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** What a genuine request was made of, so that a variant can be signed. */
export interface Origin {
  readonly provider: Provider;
  /** When it was signed, milliseconds since 1970. */
  readonly signedAt: number;
  /** The same delivery at another time or, for a sender that uses POST, with another body. */
  readonly signAgain: (changes: { readonly signedAt?: number; readonly body?: Uint8Array }) => SignedDelivery;
}

// Beside the requests and not in them, because a test runner prints requests and the origin knows the secret.
const origins = new WeakMap<SignedRequest, Origin>();

/**
 * Makes a genuine request, for supertest, `inject` and `fetch`.
 *
 *     const request = signedRequest(akidotp, { secret: 'test secret' });
 *     await request.sendWith(supertest(app)).expect(200);
 *
 * @throws TypeError if the secret, the payload or the type is unusable.
 */
export function signedRequest(provider: Provider, options: SignedRequestOptions): SignedRequest {
  const { secret, url = `/webhooks/${provider.name}`, publicUrl, headers, now = Date.now } = options;
  const example = options.payload === undefined ? examplePayload(provider, options.type) : undefined;
  const payload = example?.content ?? options.payload;
  const type = example?.type ?? options.type;
  const firstSignedAt = now();
  const signAgain: Origin['signAgain'] = ({ signedAt = firstSignedAt, body = payload }) =>
    signDelivery(provider, secret, body, { url, publicUrl, type, headers, now: () => signedAt });
  const request = toRequest(provider, signAgain({}));
  origins.set(request, { provider, signedAt: firstSignedAt, signAgain });
  return request;
}

/** What a request was made of. @throws TypeError unless {@link signedRequest} made it. */
export function readOrigin(request: SignedRequest): Origin {
  const origin = origins.get(request);
  if (origin === undefined) throw new TypeError('Only a request that signedRequest made can be tampered with.');
  return origin;
}
