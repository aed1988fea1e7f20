import { createHmac, hash } from 'node:crypto';
import type { Delivery, StaticSecret } from '@hooknotary/core';
import { readHeader } from '@hooknotary/core/internal';
import type { Break, FieldOptions, Genuine, Situation } from './case.js';

/** Several changes that are one mistake. */
export function together(...breaks: readonly Break[]): Break {
  return (situation, genuine) => breaks.reduce((broken, each) => each(broken, genuine), situation);
}

/** The body as text becomes another. */
export function onBody(change: (text: string) => string | Uint8Array): Break {
  return (situation) => withDelivery(situation, { rawBody: toBytes(change(textOf(situation.delivery.rawBody))) });
}

/** The body was parsed as JSON and printed again. */
export function rewritten(write: (value: unknown) => string): Break {
  return onBody((text) => write(JSON.parse(text)));
}

/** The body is another, and so is its content type. */
export function wrapped(contentType: string, change: (text: string) => string | Uint8Array): Break {
  return (situation, genuine) =>
    onBody(change)(withHeaders({ 'content-type': contentType })(situation, genuine), genuine);
}

/** The configured text is another. */
export function onSecret(change: (text: string) => StaticSecret): Break {
  return (situation) => ({ ...situation, secret: change(secretOf(situation.secret)) });
}

/** Headers are added, replaced, or taken away where they are undefined. */
export function withHeaders(changes: Readonly<Record<string, string | string[] | undefined>>): Break {
  return (situation) => {
    const headers = Object.entries({ ...situation.delivery.headers, ...changes });
    return withDelivery(situation, { headers: Object.fromEntries(headers.filter(([, value]) => value !== undefined)) });
  };
}

/** One header's text becomes another. */
export function onHeader(name: string, change: (text: string) => string | string[]): Break {
  return (situation, genuine) =>
    withHeaders({ [name]: change(headerOf(situation.delivery, name)) })(situation, genuine);
}

/** The text of the signature's header becomes another. */
export function onSignature(change: (text: string) => string | string[]): Break {
  return (situation, genuine) => onHeader(situation.provider.signature.headers[0], change)(situation, genuine);
}

/** The signature comes under another name. */
export function renamed(name: string): Break {
  return (situation, genuine) => {
    const [old] = situation.provider.signature.headers;
    return withHeaders({ [name]: headerOf(situation.delivery, old), [old]: undefined })(situation, genuine);
  };
}

/** The request's target becomes another. */
export function onUrl(change: (url: string) => string): Break {
  return (situation) => withDelivery(situation, { url: change(situation.delivery.url) });
}

/** The query becomes another. */
export function onQuery(change: (query: string) => string): Break {
  return onUrl((url) => {
    const [path = '', query = ''] = url.split(/[?]([^]*)/, 2);
    return `${path}?${change(query)}`;
  });
}

/** The receiver's options are others. */
export function withOptions(changes: Partial<FieldOptions>): Break {
  return (situation) => ({ ...situation, options: { ...situation.options, ...changes } });
}

/** It is received so many seconds after it was sent. */
export function receivedAfter(seconds: number): Break {
  return (situation, genuine) => withOptions({ now: () => genuine.options.now() + seconds * 1000 })(situation, genuine);
}

/** What a sender signs, and with what. */
export interface Signing {
  readonly secret: string;
  readonly body: string;
  /** The time of sending as text. */
  readonly time: string;
  /** What should have been signed. */
  readonly content: string;
  readonly delivery: Delivery;
}

/** The sender made the signature in another way; its bytes are written as ever. */
export function signedBy(sign: (signing: Signing) => Buffer): Break {
  return (situation, genuine) => {
    const signature = sign(toSigning(genuine));
    return onSignature(() => situation.provider.signature.write(signature, genuine.time))(situation, genuine);
  };
}

/** The sender signed something else, with the right key and algorithm. */
export function signedOver(toContent: (signing: Signing) => string | Uint8Array): Break {
  return (situation, genuine) => {
    const { provider, signingSecret } = genuine;
    const [algorithm] = provider.signature.algorithms;
    // The cast is true: no case signs with a list.
    const key = algorithm.toSigningKey(signingSecret as string, provider.name);
    const signature = algorithm.sign(key, [toBytes(toContent(toSigning(genuine)))]);
    return onSignature(() => provider.signature.write(signature, genuine.time))(situation, genuine);
  };
}

function toSigning({ provider, secret, delivery, time, options }: Genuine): Signing {
  const url =
    typeof options.publicUrl === 'function' ? options.publicUrl(delivery) : `${options.publicUrl}${delivery.url}`;
  const content = provider.signature.token === undefined ? provider.signedContent(delivery, time, 0, url) : undefined;
  return {
    secret: secretOf(secret),
    body: textOf(delivery.rawBody),
    time,
    content: textOf(Buffer.concat(content ?? [])),
    delivery,
  };
}

/** HMAC, by hand. */
export function hmacOf(name: string, key: string | Uint8Array, content: string | Uint8Array): Buffer {
  return createHmac(name, key).update(content).digest();
}

/** A hash, by hand. */
export function hashOf(name: string, content: string | Uint8Array): Buffer {
  return hash(name, content, 'buffer');
}

/** The text of a header that is there once. */
export function headerOf({ headers }: Delivery, name: string): string {
  return readHeader(headers, name).join(', ');
}

/** Bytes as UTF-8. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function toBytes(content: string | Uint8Array): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
}

function secretOf(secret: StaticSecret): string {
  if (typeof secret !== 'string') throw new TypeError('Only a text can be changed in this way.');
  return secret;
}

function withDelivery(situation: Situation, changes: Partial<Delivery>): Situation {
  return { ...situation, delivery: { ...situation.delivery, ...changes } };
}
