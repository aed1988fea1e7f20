import { createCheck, readText, toDate } from '@hooknotary/core/internal';
import { kudosityForms } from './forms.js';
import type { KudosityPayloads } from './payloads.js';
import { phpQueryToJson, queryOf } from './php-query.js';
import { plainQueryToJson } from './plain-query.js';
import { defineProvider, header, type Provider, type WebhookOf } from '@hooknotary/core';

export type * from './payloads.js';

/** A verified webhook of Kudosity V1 (TransmitSMS). */
export type KudosityWebhook = WebhookOf<'kudosity', KudosityPayloads>;

type Kind = keyof KudosityPayloads;

/** The kinds of callback, those with the most and the rarest parameters first, each with parameters that mark it. */
const KINDS: readonly (readonly [kind: Kind, ...marks: string[]])[] = [
  ['reply', 'response_id'],
  ['reply', 'response'],
  ['link_hit', 'link_hits'],
  ['delivery_receipt', 'status'],
  ['list_action', 'type', 'list_id'],
];

const CHECKS: { readonly [Type in Kind]: (payload: unknown) => boolean } = {
  delivery_receipt: createCheck(kudosityForms.delivery_receipt),
  reply: createCheck(kudosityForms.reply),
  link_hit: createCheck(kudosityForms.link_hit),
  list_action: createCheck(kudosityForms.list_action),
};

/** The parameters that tell one callback of a kind from another; a list action has none but its time. */
const IDENTIFIERS: { readonly [Type in Kind]?: readonly string[] } = {
  delivery_receipt: ['message_id', 'mobile', 'status', 'datetime'],
  reply: ['response_id'],
  link_hit: ['message_id', 'mobile', 'link_hits'],
};

/** Kudosity V1, once TransmitSMS: https://developers.kudosity.com/docs/validating-webhook-signatures-from-kudosity */
export const kudosity: Provider<KudosityWebhook> = defineProvider<'kudosity', KudosityPayloads>({
  name: 'kudosity',
  method: 'GET',
  signature: header('x-transmitsms-signature'),
  // Undefined for a query that PHP cannot encode: the sender would then sign nothing at all, the same for each of them.
  signedContent: ({ url }) => {
    const plain = plainQueryToJson(url);
    if (plain !== undefined) return [plain];
    const json = phpQueryToJson(queryOf(url));
    return json === undefined ? undefined : [Buffer.from(json, 'latin1')];
  },
  types: kudosityForms,
  // No callback names its kind, and the callback URL or a list may add parameters under any name.
  typeOf: (payload) => {
    const isMarked = (name: string): boolean => Object.hasOwn(Object(payload) as object, name);
    const found = KINDS.find(([kind]) => CHECKS[kind](payload));
    // Of a callback that has no kind's form, the marks tell which one it is meant to be.
    const [kind] = found ?? KINDS.find(([, ...marks]) => marks.every(isMarked)) ?? [];
    return kind === 'list_action' && readText(payload, 'message_id') !== undefined ? undefined : kind;
  },
  idempotencyKey: (payload, type) => {
    const identifiers = IDENTIFIERS[type];
    if (identifiers !== undefined) return [type, ...identifiers.map((name) => String(payload[name] ?? ''))];
    // Without its time, a contact that comes, goes and comes again would come but once.
    return toUtcDate(payload['datetime_entry']) === undefined ? null : undefined;
  },
  occurredAt: ({ datetime, datetime_entry: entry }) => toUtcDate(datetime ?? entry),
});

/** Kudosity writes UTC as `YYYY-MM-DD HH:MM:SS`. */
function toUtcDate(time: unknown): Date | undefined {
  return typeof time === 'string' ? toDate(`${time.replace(' ', 'T')}Z`) : undefined;
}

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly kudosity: KudosityWebhook;
  }
}
