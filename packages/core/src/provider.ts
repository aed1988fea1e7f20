/** Headers of a request by lower-case name, as Node has them, or a `Headers` object. */
export type DeliveryHeaders =
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | { get(name: string): string | null };

/** One HTTP request of a sender, before anything of it is trusted. */
export interface Delivery {
  /** HTTP method in upper case. */
  readonly method: string;
  /** Request target exactly as received, query included. */
  readonly url: string;
  readonly headers: DeliveryHeaders;
  /** The body's bytes as sent; empty where there is none. */
  readonly rawBody: Uint8Array;
}

/** A verified delivery. */
export interface Webhook<Name extends string, Type extends string, Payload> {
  /** Name of the sender's provider. */
  readonly provider: Name;
  /** Kind of event; decides the payload's type. */
  readonly type: Type;
  /** What the sender signed, parsed. */
  readonly payload: Payload;
  /** Idempotency key, `<provider>:…`, made of signed content only; the same for every attempt of one delivery. */
  readonly id: string;
  /** Whether the sender marks it as a test, such as the test button of a dashboard. */
  readonly test: boolean;
  /** When the event happened, where signed content says so. */
  readonly occurredAt: Date | undefined;
  /** When the delivery was verified, by the `now` option. */
  readonly receivedAt: Date;
  /** Exactly the bytes received. */
  readonly rawBody: Uint8Array;
  /** Position in the configured secrets of the one that matched. */
  readonly secretIndex: number;
}

/** Any provider's webhook, for code that does not care which. */
export type AnyWebhook = Webhook<string, string, unknown>;

/** All webhooks of one provider, from a map of event types to payloads; what fits none of them is `unknown`. */
export type WebhookOf<Name extends string, Payloads, Extras = unknown> =
  | { [Type in keyof Payloads & string]: Webhook<Name, Type, Payloads[Type]> & Extras }[keyof Payloads & string]
  | Webhook<Name, 'unknown', unknown>;

/** What a sender calls success. */
export interface Success {
  readonly contentType: string;
  readonly body: string;
}

/** Where the signature is and how it is written; it is always HMAC-SHA256 in hexadecimal. */
export interface SignatureRule {
  /** Lower-case header names; each of them that is present must verify. */
  readonly headers: readonly [string, ...string[]];
  /** Text before the hexadecimal digits, such as `sha256=`. */
  readonly prefix?: string;
  /** Status of a refusal for the signature's sake; default 401. */
  readonly refusalStatus?: 401 | 403;
}

/** Where the signed time of sending is. */
export interface TimestampRule {
  /** Lower-case header name; its text is Unix seconds in ASCII digits. */
  readonly header: string;
  /** Default tolerance, seconds either side of now. */
  readonly tolerance: number;
}

type PayloadOf<Payloads> = Payloads[keyof Payloads];

/** What differs from one sender to the next. Functions neither throw nor read a clock; undefined means absent or unreadable. */
export interface ProviderDefinition<Name extends string, Payloads extends object, Extras = unknown> {
  /** Lower-case name, the webhook's `provider`. */
  readonly name: Name;
  /** Method of every delivery; default POST. */
  readonly method?: 'GET' | 'POST';
  readonly signature: SignatureRule;
  /** Given where the sender signs the time of sending. */
  readonly timestamp?: TimestampRule;
  /**
   * The bytes that the signature covers, in parts; default the raw body. The last part is the payload's JSON, so that
   * nothing unsigned is ever parsed. Undefined where the sender could not have signed the delivery.
   */
  readonly signedContent?: (delivery: Delivery, timestamp: string) => readonly Uint8Array[] | undefined;
  /** Event types, each with the check that a payload has all that its type promises. */
  readonly types: { readonly [Type in keyof Payloads]: (payload: unknown) => payload is Payloads[Type] };
  /** The event type that the payload claims to be; it counts only if the payload has that type's form. */
  readonly typeOf: (payload: unknown, delivery: Delivery) => string | undefined;
  /** Lower-case name of the header that names the event type, for `signDelivery`. */
  readonly typeHeader?: string;
  /** Parts of the idempotency key of a known event; default (and where undefined) a digest of the payload's bytes. */
  readonly idempotencyKey?: (
    payload: PayloadOf<Payloads>,
    type: keyof Payloads & string,
  ) => readonly string[] | undefined;
  /** When a known event happened; given where signed content says so. */
  readonly occurredAt?: (payload: PayloadOf<Payloads>) => Date | undefined;
  /** Event types that the sender uses for tests. */
  readonly testTypes?: readonly (keyof Payloads)[];
  /** Members that a known webhook has beside the common ones. */
  readonly extras?: (payload: PayloadOf<Payloads>) => Extras;
  /** The answer that acknowledges a delivery, always with status 200; default `OK` as text. */
  readonly success?: Success;
}

/** A described sender, made by {@link defineProvider}. */
export interface Provider<W extends AnyWebhook = AnyWebhook> {
  readonly name: W['provider'];
  readonly method: 'GET' | 'POST';
  readonly signature: SignatureRule;
  readonly timestamp: TimestampRule | undefined;
  readonly signedContent: (delivery: Delivery, timestamp: string) => readonly Uint8Array[] | undefined;
  readonly types: ReadonlyMap<string, (payload: unknown) => boolean>;
  readonly typeOf: (payload: unknown, delivery: Delivery) => string | undefined;
  readonly typeHeader: string | undefined;
  readonly idempotencyKey: (payload: unknown, type: string) => readonly string[] | undefined;
  readonly occurredAt: ((payload: unknown) => Date | undefined) | undefined;
  readonly testTypes: ReadonlySet<string>;
  readonly extras: ((payload: unknown) => object) | undefined;
  readonly success: Success;
  /** Never present: carries the type of this provider's webhooks. */
  readonly webhook?: W;
}

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;

/**
 * Describes a sender, so that `createVerifier` and every adapter's `webhook` can take it.
 *
 * @throws TypeError if the name, a header name or the tolerance is unusable.
 */
export function defineProvider<Name extends string, Payloads extends object, Extras = unknown>(
  definition: ProviderDefinition<Name, Payloads, Extras>,
): Provider<WebhookOf<Name, Payloads, Extras>> {
  const { name, signature, timestamp } = definition;
  if (!/^[a-z][a-z0-9_-]*$/.test(name))
    throw new TypeError('A provider needs a name of lower-case letters and digits.');
  for (const header of [...signature.headers, timestamp?.header, definition.typeHeader]) {
    if (header !== undefined && !HEADER_NAME.test(header)) {
      throw new TypeError(`${name}: '${header}' is not a header name in lower case.`);
    }
  }
  if (signature.headers.length === 0) throw new TypeError(`${name}: a provider needs a signature header.`);
  if (timestamp !== undefined && !(timestamp.tolerance > 0 && timestamp.tolerance < Infinity)) {
    throw new TypeError(`${name}: a provider's tolerance is a positive number of seconds.`);
  }
  const { idempotencyKey, occurredAt, extras } = definition;
  const provider: Omit<Provider, 'webhook'> = {
    name,
    method: definition.method ?? 'POST',
    signature,
    timestamp,
    signedContent: definition.signedContent ?? ((delivery) => [delivery.rawBody]),
    types: new Map(Object.entries(definition.types) as [string, (payload: unknown) => boolean][]),
    typeOf: definition.typeOf,
    typeHeader: definition.typeHeader,
    // These three are only ever called with a payload that passed the check of one of this definition's own types.
    idempotencyKey: (idempotencyKey ?? (() => undefined)) as Provider['idempotencyKey'],
    occurredAt: occurredAt as Provider['occurredAt'],
    extras: extras as Provider['extras'],
    testTypes: new Set((definition.testTypes ?? []) as readonly string[]),
    success: definition.success ?? { contentType: 'text/plain; charset=utf-8', body: 'OK' },
  };
  // The cast is true by the definition's own types, which the erased functions above no longer show.
  return provider as Provider<WebhookOf<Name, Payloads, Extras>>;
}
