// An import makes every export of `node:http` ready, and so loads all of Node's WebSocket: most of the time that it takes to
// import this package.
const { STATUS_CODES } = process.getBuiltinModule('node:http');

interface Refusal {
  readonly status: number;
  readonly message: string;
}

const REFUSALS = {
  signature_missing: { status: 401, message: 'The signature header is missing.' },
  signature_malformed: {
    status: 401,
    message: 'The signature header must come once and be 64 hexadecimal digits, after the prefix the sender documents.',
  },
  signature_mismatch: {
    status: 401,
    message: 'The signature does not match the content under any configured secret.',
  },
  signed_content_malformed: { status: 401, message: 'The sender could not have signed this content.' },
  timestamp_missing: { status: 401, message: 'The timestamp header is missing.' },
  timestamp_malformed: {
    status: 401,
    message: 'The timestamp header must come once and be a whole number of Unix seconds.',
  },
  timestamp_too_old: { status: 401, message: 'The timestamp is further in the past than the tolerance allows.' },
  timestamp_too_new: { status: 401, message: 'The timestamp is further in the future than the tolerance allows.' },
  event_too_old: { status: 401, message: 'The event is older than maxEventAge allows.' },
  method_not_allowed: { status: 405, message: 'The sender does not use this method.' },
  body_unexpected: { status: 400, message: 'The sender uses GET without a body: nobody signed this one.' },
  body_aborted: { status: 400, message: 'The request ended before its body was complete.' },
  body_length_mismatch: { status: 400, message: 'The body is not as long as Content-Length says.' },
  payload_malformed: { status: 400, message: 'The content was signed by the sender, but it is not valid JSON.' },
  body_too_large: { status: 413, message: 'The body is larger than bodyLimit allows.' },
  content_encoding_unsupported: {
    status: 415,
    message: 'The body must be sent without a content encoding: the signature covers the bytes as sent.',
  },
  body_already_parsed: {
    status: 500,
    message:
      'The bytes of the body are gone: another parser has read them. Put the webhook middleware before the body parser, ' +
      'or let the parser keep the bytes as a Buffer in rawBody.',
  },
  delivery_in_progress: { status: 409, message: 'An earlier attempt of this delivery is still being handled.' },
  provider_failed: { status: 500, message: "A function of the provider's description failed." },
  handler_failed: { status: 500, message: 'The delivery was verified, but its handler failed.' },
  secret_unavailable: { status: 503, message: 'The secret could not be had. Try again later.' },
  store_unavailable: { status: 503, message: 'The delivery store could not be reached. Try again later.' },
  inbox_unavailable: { status: 503, message: 'The inbox could not keep the delivery. Try again later.' },
} as const satisfies Record<string, Refusal>;

/** Why a delivery was refused. Codes are stable: programs may compare them. */
export type WebhookErrorCode = keyof typeof REFUSALS;

/** What a {@link WebhookError} adds to its code. */
export interface WebhookErrorOptions {
  /** Name of the provider whose delivery was refused. */
  readonly provider: string;
  /** HTTP status, where the provider documents another than the code's own (iDenfy: 403). */
  readonly status?: number | undefined;
  /** Response headers beside `cache-control: no-store`, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The error behind this one; never sent to the sender. */
  readonly cause?: unknown;
}

/** A refused delivery. Holds no secret, no expected signature and no part of the body. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  /** Stable reason. */
  readonly code: WebhookErrorCode;
  /** HTTP status of the answer. */
  readonly status: number;
  /** The same as `status`, under the name that Fastify and http-errors use. */
  readonly statusCode: number;
  /** Whether the fault is the sender's (status below 500); Koa shows the message of such errors. */
  readonly expose: boolean;
  /** Headers of the answer, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Name of the provider whose delivery was refused. */
  readonly provider: string;

  constructor(code: WebhookErrorCode, options: WebhookErrorOptions) {
    const { status, message } = REFUSALS[code];
    // A stack would say no more than that a request came, and cost several times what it costs to verify one. The cause has
    // its own. Set by Reflect, for a program may have frozen what it belongs to.
    const { stackTraceLimit } = Error;
    Reflect.set(Error, 'stackTraceLimit', 0);
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
    this.code = code;
    this.status = options.status ?? status;
    this.statusCode = this.status;
    this.expose = this.status < 500;
    this.headers = { 'cache-control': 'no-store', ...options.headers };
    this.provider = options.provider;
  }
}

/** What an adapter sends: to refuse a delivery, or to acknowledge one. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The answer that refuses a delivery, the same in every framework. */
export function toAnswer({ status, code, message, headers }: WebhookError): Answer {
  return {
    status,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ statusCode: status, code, error: STATUS_CODES[status], message }),
  };
}
