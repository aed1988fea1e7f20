import { randomUUID } from 'node:crypto';
import { toBuffer, CREDENTIALS, parseJson } from '@hooknotary/core/internal';
import type { AcceptedDelivery, AnyWebhook } from '@hooknotary/core';
import { toStorableText } from './storable.js';

/** What an engine keeps of a delivery: the request as it came, and what cannot be read from it without its provider. */
export interface InboxRecord {
  /** The entry's: see `InboxEntry`. */
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
  /** Whether `rawBody` is what was made of all that follows the type, which is empty then. */
  readonly isSealed?: boolean | undefined;
}

/** An {@link InboxRecord} as JSON can hold it. */
export type JsonRecord = Omit<InboxRecord, 'rawBody' | 'document'> & {
  /** In base64. */
  readonly rawBody: string;
  readonly document?: string;
};

interface Facts {
  /** The webhook's; absent where it is the entry's, too. */
  readonly id?: string;
  readonly tenant?: string | undefined;
  readonly test: boolean;
  readonly occurredAt: number | null;
  readonly receivedAt: number;
  readonly secretIndex: number;
  readonly extras: object;
}

/**
 * What to keep of a delivery; of the headers those that were read and those to be kept. One that nothing tells from the next
 * gets an `id` of its own.
 */
export function toRecord(
  webhook: AnyWebhook,
  delivery: AcceptedDelivery,
  keepHeaders: readonly string[] = [],
): InboxRecord {
  const {
    id,
    provider,
    type,
    payload: _,
    test,
    occurredAt,
    receivedAt,
    rawBody,
    secretIndex,
    tenant,
    ...extras
  } = webhook;
  const { document = rawBody, idempotencyKey = document.length > 0 ? id : null } = delivery;
  // An effect that carries the webhook's `id` must happen for each of those, too.
  const own = idempotencyKey === null ? `${id}:${randomUUID()}` : id;
  const facts: Facts = {
    id: own,
    tenant,
    test,
    occurredAt: occurredAt?.getTime() ?? null,
    receivedAt: receivedAt.getTime(),
    secretIndex,
    extras,
  };
  return {
    id: toStorableText(idempotencyKey ?? own),
    provider,
    type,
    facts: JSON.stringify(facts),
    method: delivery.method,
    url: delivery.url,
    headers: JSON.stringify(toKeptHeaders(delivery, keepHeaders)),
    rawBody,
    document: document === rawBody ? undefined : document,
  };
}

/** The webhook and the delivery that a record was made of. @throws Error if the record has been damaged. */
export function fromRecord(record: InboxRecord): { webhook: AnyWebhook; delivery: AcceptedDelivery } {
  const { id, provider, type, method, url } = record;
  // The casts are true of what `toRecord` wrote.
  const { extras, occurredAt, receivedAt, tenant, ...facts } = JSON.parse(record.facts) as Facts;
  const headers = JSON.parse(record.headers) as Record<string, string | string[]>;
  const rawBody = toBuffer(record.rawBody);
  const document = record.document && toBuffer(record.document);
  const text = document ?? rawBody;
  const webhook: AnyWebhook = {
    ...extras,
    id,
    ...facts,
    tenant,
    provider,
    type,
    payload: text.length === 0 ? undefined : parseJson(text),
    occurredAt: occurredAt === null ? undefined : new Date(occurredAt),
    receivedAt: new Date(receivedAt),
    rawBody,
  };
  return { webhook, delivery: { method, url, headers, rawBody, ...(document !== undefined && { document }) } };
}

/** What stands for the webhook of an entry that cannot be read. */
export function toUnreadable(id: string): AnyWebhook {
  return {
    provider: 'unknown',
    type: 'unknown',
    payload: undefined,
    id,
    test: false,
    occurredAt: undefined,
    receivedAt: new Date(Number.NaN),
    rawBody: Buffer.alloc(0),
    secretIndex: -1,
    tenant: undefined,
  };
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

function toKeptHeaders({ headers, headersRead }: AcceptedDelivery, keepHeaders: readonly string[]): object {
  const all: [string, unknown][] = Object.entries(headers instanceof Headers ? Object.fromEntries(headers) : headers);
  return Object.fromEntries(all.filter(([name]) => isKept(name.toLowerCase())));

  function isKept(name: string): boolean {
    if (keepHeaders.includes(name)) return true;
    return headersRead === undefined ? !CREDENTIALS.has(name) : headersRead.includes(name);
  }
}
