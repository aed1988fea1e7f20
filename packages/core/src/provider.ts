import { checkDefinition } from './definition.js';
import { json, type Document } from './document.js';
import { createCheck, type PayloadForm } from './form.js';
import { body, type Part } from './parts.js';
import { compileContent, showDocument } from './content.js';
import { findIssue, isStandardSchema, type StandardSchema } from './standard-schema.js';
import { header, type SignatureOptions, type SignatureSource } from './source.js';

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
  /** For a secret function, of a sender that signs by tokens: what the token says, with the ID of its key as `kid`. Not yet verified. */
  readonly claims?: Readonly<Record<string, unknown>> | undefined;
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
  /** Whose it is, where the secret was found by a function that names tenants. */
  readonly tenant: string | undefined;
}

/** Why a webhook is of type `unknown`. Holds nothing that the sender wrote. */
export interface Mismatch {
  /** The event type that the payload claims; undefined where it claims none that is known. */
  readonly type: string | undefined;
  /** JSON pointer to the first member that does not fit; empty for the payload itself. */
  readonly path: string;
  /** What should stand there. */
  readonly expected: string;
}

/** A webhook that fits no known event. */
export interface UnknownWebhook<Name extends string> extends Webhook<Name, 'unknown', unknown> {
  readonly mismatch: Mismatch;
}

/** Any provider's webhook, for code that does not care which. */
export type AnyWebhook = Webhook<string, string, unknown>;

/** All webhooks of one provider, from a map of event types to payloads; what fits none of them is `unknown`. */
export type WebhookOf<Name extends string, Payloads, Extras = unknown> =
  | { [Type in keyof Payloads & string]: Webhook<Name, Type, Payloads[Type]> & Extras }[keyof Payloads & string]
  | UnknownWebhook<Name>;

/**
 * The same, one for each payload, with all the types that have it: for senders of hundreds of types, of which the compiler would
 * make more combinations than it can hold.
 */
export type WebhookByPayload<Name extends string, Payloads> =
  | OfPayload<Name, Payloads, Payloads[keyof Payloads]>
  | UnknownWebhook<Name>;
type OfPayload<Name extends string, Payloads, Payload> = Payload extends unknown
  ? Webhook<Name, TypesOf<Payloads, Payload>, Payload>
  : never;
type TypesOf<Payloads, Payload> = {
  [Type in keyof Payloads & string]: [Payloads[Type]] extends [Payload]
    ? [Payload] extends [Payloads[Type]]
      ? Type
      : never
    : never;
}[keyof Payloads & string];

/** Methods that senders use. */
export type Method = 'GET' | 'POST';

/** What a sender calls success. */
export interface Success {
  /** From 200 to 299; default 200. */
  readonly status?: number;
  readonly contentType: string;
  /** Not sent with a status that has no content: 204 and 205. */
  readonly body: string;
}

/** The same as `header` makes of it: HMAC-SHA256 in hexadecimal, unless it says otherwise. */
export interface SignatureRule extends SignatureOptions {
  /** Lower-case header names; each of them that is present must verify. */
  readonly headers: readonly [string, ...string[]];
}

/** Where the signed time of sending is, and how it is judged. */
export interface TimestampRule {
  /** Lower-case header name; left out where the time stands beside the signature. */
  readonly header?: string;
  /** In its place, where each of the signature's headers has one of its own: their names, in that order. */
  readonly headers?: readonly [string, ...string[]];
  /** In place of a header: the member of the payload that holds it, names with full stops between them. */
  readonly member?: string;
  /** How the time is written: Unix time in ASCII digits (the default is seconds), or ISO 8601 with its zone. */
  readonly unit?: 'seconds' | 'milliseconds' | 'iso8601';
  /** Default tolerance, seconds either side of now. */
  readonly tolerance: number;
}

/**
 * A request that proves the receiver, and is no webhook: it is signed as all others, and answered by the middleware. Members are
 * named with full stops between the names on the way to them.
 */
export type Handshake = {
  /** What the payload must hold, by member; undefined for one that it must not have. */
  readonly when: Readonly<Record<string, string | number | undefined>>;
} & (
  | {
      /** The member that is sent back, as plain text. */
      readonly returns: string;
    }
  | {
      /** The members of the JSON that is sent back, each with the member of the payload that it is made of. */
      readonly returnsJson: Readonly<Record<string, HandshakeMember>>;
    }
  | {
      /** What is sent back, whatever else the payload holds. */
      readonly answers: Success;
    }
);

/** A member of the payload, or its signature by the secret that matched, in hexadecimal. */
export type HandshakeMember = string | { readonly hmacOf: string };

/** A request by GET that nobody signs, with a token that the owner has told the sender: its challenge is sent back as plain text. */
export interface Subscription {
  /** What the query must hold, by parameter. */
  readonly when: Readonly<Record<string, string>>;
  readonly token: { readonly parameter: string; readonly value: string };
  /** The parameter that is sent back. */
  readonly returns: string;
}

type PayloadOf<Payloads> = Payloads[keyof Payloads];

/** What differs from one sender to the next. Functions neither throw nor read a clock; undefined means absent or unreadable. */
export interface ProviderDefinition<Name extends string, Payloads extends object, Extras = unknown> {
  /** Lower-case name, the webhook's `provider`. */
  readonly name: Name;
  /** Method of every delivery, or the methods of which it has one; default POST. The payload of a GET is its query. */
  readonly method?: Method | readonly [Method, ...Method[]];
  /** Where signatures are, and how they are written: by `header`, `pairs`, `versions`, `credential`. */
  readonly signature: SignatureSource | SignatureRule;
  /** Given where the sender signs the time of sending. */
  readonly timestamp?: TimestampRule;
  /** What the signature covers: texts and `body`, `time`, `method`, `path`, `publicUrl`, …; default the raw body. */
  readonly content?: readonly (string | Part)[];
  /** Spellings of the public URL of which the sender may have signed any; default the one that the receiver says. */
  readonly urlForms?: (url: string) => readonly string[];
  /** What the payload is read from; default JSON. */
  readonly document?: Document;
  /**
   * In place of `content`, for what no part describes: the bytes that the signature covers. The last part is the document, so
   * that nothing unsigned is ever parsed. Undefined where the sender could not have signed the delivery.
   */
  readonly signedContent?: (delivery: Delivery, timestamp: string) => readonly Uint8Array[] | undefined;
  /**
   * Event types, each with what a payload must be: a check, a schema of a library that keeps to Standard Schema (Zod, Valibot,
   * ArkType), or a form. The payload is handed over as it was sent, whatever a schema would make of it.
   */
  readonly types: {
    readonly [Type in keyof Payloads]:
      | ((payload: unknown) => payload is Payloads[Type])
      | StandardSchema<Payloads[Type]>
      | PayloadForm<Payloads[Type]>;
  };
  /** The event type that the payload claims to be; it counts only if the payload has that type's form. */
  readonly typeOf: (payload: unknown, delivery: Delivery) => string | undefined;
  /** Lower-case name of the header that names the event type, for `signDelivery`. */
  readonly typeHeader?: string;
  /**
   * Parts of the idempotency key of a known event. Of the delivery it is shown what `content` covers, and beside `signedContent`
   * the document alone: by anything else anybody could make a copy pass for new. Undefined (the default), and parts that are empty:
   * a digest of the payload's bytes. Null: nothing tells this event from the next, and each is handled.
   */
  readonly idempotencyKey?: (
    payload: PayloadOf<Payloads>,
    type: keyof Payloads & string,
    delivery: Delivery,
  ) => readonly string[] | null | undefined;
  /** When a known event happened; given where signed content says so. */
  readonly occurredAt?: (payload: PayloadOf<Payloads>) => Date | undefined;
  /** Event types that the sender uses for tests. */
  readonly testTypes?: readonly (keyof Payloads)[];
  /** Members that a known webhook has beside the common ones. */
  readonly extras?: (payload: PayloadOf<Payloads>) => Extras;
  /** Requests that the sender proves the receiver with. */
  readonly handshakes?: readonly Handshake[];
  /** The one that is not signed. */
  readonly subscription?: Subscription;
  /** The answer that acknowledges a delivery; default 200 with `OK` as text. */
  readonly success?: Success;
}

/** A described sender, made by {@link defineProvider}. */
export interface Provider<W extends AnyWebhook = AnyWebhook> {
  readonly name: W['provider'];
  /** The first of its methods. */
  readonly method: Method;
  readonly methods: readonly Method[];
  readonly signature: SignatureSource;
  readonly timestamp: TimestampRule | undefined;
  /** Of the signature in the header of that position, which is the first unless said otherwise. */
  readonly signedContent: (
    delivery: Delivery,
    timestamp: string,
    family?: number,
    publicUrl?: string,
  ) => readonly Uint8Array[] | undefined;
  /** The bytes that the payload is read from. */
  readonly toDocument: (delivery: Delivery, content: readonly Uint8Array[]) => Uint8Array;
  readonly document: Document;
  /** Of a delivery what the signature in the header of that position covers, for functions that must not see more. */
  readonly toSigned: (delivery: Delivery, family: number, document: Uint8Array) => Delivery;
  /** Lower-case names of further headers that are signed. */
  readonly signedHeaders: readonly string[];
  /** Those of them that a delivery must have, for tests. */
  readonly sentHeaders: readonly string[];
  readonly needsPublicUrl: boolean;
  readonly urlForms: (url: string) => readonly string[];
  readonly handshakes: readonly Handshake[];
  readonly subscription: Subscription | undefined;
  readonly types: ReadonlyMap<string, (payload: unknown) => boolean>;
  readonly forms: ReadonlyMap<string, PayloadForm>;
  readonly schemas: ReadonlyMap<string, StandardSchema<unknown>>;
  readonly typeOf: (payload: unknown, delivery: Delivery) => string | undefined;
  readonly typeHeader: string | undefined;
  readonly idempotencyKey: (payload: unknown, type: string, delivery: Delivery) => readonly string[] | null | undefined;
  readonly occurredAt: ((payload: unknown) => Date | undefined) | undefined;
  readonly testTypes: ReadonlySet<string>;
  readonly extras: ((payload: unknown) => object) | undefined;
  readonly success: Success;
  /** Never present: carries the type of this provider's webhooks. */
  readonly webhook?: W;
}

/**
 * Describes a sender, so that `createVerifier` and every adapter's `webhook` can take it.
 *
 * @throws TypeError for what it does not know, what cannot work, and what would fail at the first delivery.
 */
export function defineProvider<Name extends string, Payloads extends object, Extras = unknown>(
  definition: ProviderDefinition<Name, Payloads, Extras>,
): Provider<WebhookOf<Name, Payloads, Extras>> {
  checkDefinition(definition);
  const { name, signature, timestamp } = definition;
  // The cast is true: a list has one at least.
  const methods = [definition.method ?? 'POST'].flat() as [Method, ...Method[]];
  const { idempotencyKey, occurredAt, extras } = definition;
  const types = Object.entries<TypeCheck>(definition.types);
  const provider: Omit<Provider, 'webhook'> = {
    name,
    method: methods[0],
    methods,
    signature: 'read' in signature ? signature : header(signature.headers, signature),
    timestamp: timestamp?.headers === undefined ? timestamp : { ...timestamp, header: timestamp.headers[0] },
    ...toContent(definition, methods),
    urlForms: definition.urlForms ?? ((url) => [url]),
    document: definition.document ?? json,
    handshakes: definition.handshakes ?? [],
    subscription: definition.subscription,
    types: new Map(types.map(([type, check]) => [type, toCheck(check)])),
    // A check that is a function does not tell why.
    forms: new Map(types.filter(isForm)),
    schemas: new Map(types.filter(isSchema)),
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

/** What the signature covers: by the parts, or by a function of the description's own. */
function toContent(
  {
    content,
    signedContent,
    signature,
  }: Pick<ProviderDefinition<string, object>, 'content' | 'signedContent' | 'signature'>,
  methods: readonly Method[],
) {
  if (signedContent === undefined) {
    const compiled = compileContent(content ?? [body], methods);
    const token = 'token' in signature ? signature.token : undefined;
    return token?.needsPublicUrl === true ? { ...compiled, needsPublicUrl: true } : compiled;
  }
  return {
    signedContent,
    toDocument: (_delivery: Delivery, parts: readonly Uint8Array[]) => parts.at(-1) ?? NOTHING,
    toSigned: (_delivery: Delivery, _family: number, document: Uint8Array) => showDocument(document),
    signedHeaders: [],
    sentHeaders: [],
    needsPublicUrl: false,
  };
}

const NOTHING = new Uint8Array();

type TypeCheck = ((payload: unknown) => boolean) | StandardSchema<unknown> | PayloadForm;

function toCheck(check: TypeCheck): (payload: unknown) => boolean {
  // Some libraries make schemas that are functions.
  if (isStandardSchema(check)) return (payload) => findIssue(check, payload) === undefined;
  return typeof check === 'function' ? check : createCheck(check);
}

function isForm(entry: readonly [string, TypeCheck]): entry is [string, PayloadForm] {
  return typeof entry[1] !== 'function' && !isStandardSchema(entry[1]);
}

function isSchema(entry: readonly [string, TypeCheck]): entry is [string, StandardSchema<unknown>] {
  return isStandardSchema(entry[1]);
}
