import { signDelivery, type AnyWebhook, type Provider, type WebhookErrorCode } from '@hooknotary/core';

/** A sender, and what it sends in this demo. */
export interface Sender {
  readonly provider: Provider<AnyWebhook>;
  readonly secret: string;
  /** The answer that its documentation asks for. */
  readonly success: string;
  /** The status that its documentation asks for where the signature is wrong. */
  readonly refusal: 401 | 403;
  readonly deliveries: readonly Published[];
  /** Made of the first of its deliveries. */
  readonly forgeries: readonly Forgery[];
}

/** A delivery as its sender published it: the text of the body or, where it uses GET, of the query. */
export interface Published {
  readonly type: string;
  readonly text: string;
}

/** A delivery that nobody should believe. */
export interface Forgery {
  /** What was done to a genuine one. */
  readonly sent: string;
  readonly forge: (sign: Sign, text: string) => OutgoingRequest;
  readonly code: WebhookErrorCode;
}

/** Signs as the sender does. */
type Sign = (text: string, options?: { readonly secret?: string; readonly secondsAgo?: number }) => OutgoingRequest;

/** A request; its URL is path and query. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One request, and what must become of it. */
export interface Trial {
  readonly provider: string;
  readonly type: string;
  readonly sent: string;
  readonly request: OutgoingRequest;
  readonly expected: Observed;
}

/** What the sender and the handler get to see. */
export interface Observed {
  readonly status: number;
  /** The body of a success, the code of a refusal. */
  readonly answer: string;
  /** What the handler was called with: once for a genuine delivery, never for a forged one. */
  readonly seen: readonly Seen[];
}

interface Seen {
  readonly provider: string;
  readonly type: string;
  readonly payload: unknown;
  readonly rawBody: Buffer;
}

/** Everything to try with one sender. */
export function toTrials({ provider, secret, success, refusal, deliveries, forgeries }: Sender): Trial[] {
  const { name, method } = provider;

  function signAs(type: string): Sign {
    return (text, options = {}) => {
      const now = () => Date.now() - (options.secondsAgo ?? 0) * 1000;
      const url = `/webhooks/${name}`;
      const { rawBody, ...request } = signDelivery(provider, options.secret ?? secret, text, { url, type, now });
      return { ...request, body: Buffer.from(rawBody).toString('utf8') };
    };
  }

  function toGenuine({ type, text }: Published): Trial {
    const request = signAs(type)(text);
    const seen = [{ provider: name, type, payload: toPayload(method, text), rawBody: Buffer.from(request.body) }];
    return { provider: name, type, sent: 'as documented', request, expected: { status: 200, answer: success, seen } };
  }

  function toForged({ type, text }: Published): Trial[] {
    return forgeries.map(({ sent, forge, code }) => {
      const expected = { status: refusal, answer: code, seen: [] };
      return { provider: name, type, sent, request: forge(signAs(type), text), expected };
    });
  }

  return [...deliveries.map(toGenuine), ...deliveries.slice(0, 1).flatMap(toForged)];
}

function toPayload(method: string, text: string): unknown {
  if (method === 'GET') return Object.fromEntries(new URLSearchParams(text));
  return text === '' ? undefined : JSON.parse(text);
}
