import { randomUUID } from 'node:crypto';
import { toBuffer } from '../bytes.js';
import type { AcceptedDelivery } from '../inbox.js';
import { parseJson } from '../json.js';
import type { AnyWebhook } from '../provider.js';

/** What an engine keeps of a delivery: the request as it came, and what cannot be read from it without its provider. */
export interface InboxRecord {
  /** The webhook's `id`. */
  readonly id: string;
  readonly provider: string;
  readonly type: string;
  /** What else the webhook says beside its payload, as JSON. */
  readonly facts: string;
  readonly method: string;
  readonly url: string;
  /** As JSON. */
  readonly headers: string;
  readonly rawBody: Uint8Array;
  /** The payload's JSON where it is not the raw body. */
  readonly document: Uint8Array | undefined;
}

/** An {@link InboxRecord} as JSON can hold it. */
export type JsonRecord = Omit<InboxRecord, 'rawBody' | 'document'> & {
  /** In base64. */
  readonly rawBody: string;
  readonly document?: string;
};

interface Facts {
  readonly test: boolean;
  readonly occurredAt: number | null;
  readonly receivedAt: number;
  readonly secretIndex: number;
  readonly extras: object;
}

/** What to keep of a delivery. One without content gets an `id` of its own: nothing tells it from the next. */
export function toRecord(webhook: AnyWebhook, delivery: AcceptedDelivery): InboxRecord {
  const { id, provider, type, payload: _, test, occurredAt, receivedAt, rawBody, secretIndex, ...extras } = webhook;
  const facts: Facts = {
    test,
    occurredAt: occurredAt?.getTime() ?? null,
    receivedAt: receivedAt.getTime(),
    secretIndex,
    extras,
  };
  const isIdentified = (delivery.document ?? rawBody).length > 0;
  return {
    id: isIdentified ? id : `${id}:${randomUUID()}`,
    provider,
    type,
    facts: JSON.stringify(facts),
    method: delivery.method,
    url: delivery.url,
    headers: JSON.stringify(toPlainHeaders(delivery.headers)),
    rawBody,
    document: delivery.document,
  };
}

/** The webhook and the delivery that a record was made of. @throws Error if the record has been damaged. */
export function fromRecord(record: InboxRecord): { webhook: AnyWebhook; delivery: AcceptedDelivery } {
  const { id, provider, type, method, url } = record;
  // The casts are true of what `toRecord` wrote.
  const { extras, occurredAt, receivedAt, ...facts } = JSON.parse(record.facts) as Facts;
  const headers = JSON.parse(record.headers) as Record<string, string | string[]>;
  const rawBody = toBuffer(record.rawBody);
  const document = record.document && toBuffer(record.document);
  const text = document ?? rawBody;
  const webhook: AnyWebhook = {
    ...extras,
    ...facts,
    provider,
    type,
    payload: text.length === 0 ? undefined : parseJson(text),
    id,
    occurredAt: occurredAt === null ? undefined : new Date(occurredAt),
    receivedAt: new Date(receivedAt),
    rawBody,
  };
  return { webhook, delivery: { method, url, headers, rawBody, ...(document !== undefined && { document }) } };
}

/** The same for somebody who looks: what has been damaged is a webhook of type `unknown` without anything. */
export function showRecord(id: string, read: () => InboxRecord): { webhook: AnyWebhook; delivery: AcceptedDelivery } {
  try {
    return fromRecord(read());
  } catch {
    const rawBody = Buffer.alloc(0);
    const facts = { test: false, occurredAt: undefined, receivedAt: new Date(Number.NaN), secretIndex: -1 };
    return {
      webhook: { provider: 'unknown', type: 'unknown', payload: undefined, id, rawBody, ...facts },
      delivery: { method: '', url: '', headers: {}, rawBody },
    };
  }
}

export function toJsonRecord({ rawBody, document, ...rest }: InboxRecord): JsonRecord {
  return {
    ...rest,
    rawBody: toBuffer(rawBody).toString('base64'),
    ...(document !== undefined && { document: toBuffer(document).toString('base64') }),
  };
}

export function fromJsonRecord({ rawBody, document, ...rest }: JsonRecord): InboxRecord {
  return {
    ...rest,
    rawBody: Buffer.from(rawBody, 'base64'),
    document: document === undefined ? undefined : Buffer.from(document, 'base64'),
  };
}

function toPlainHeaders(headers: AcceptedDelivery['headers']): object {
  return headers instanceof Headers ? Object.fromEntries(headers) : headers;
}
