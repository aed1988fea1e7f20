import { kudosityChecks } from '../payload-checks.js';
import { readText, toDate } from '../payload.js';
import type { KudosityPayloads } from '../payloads/kudosity.js';
import { phpQueryToJson } from '../php-query.js';
import { defineProvider, type Provider, type WebhookOf } from '../provider.js';

/** A verified webhook of Kudosity V1 (TransmitSMS). */
export type KudosityWebhook = WebhookOf<'kudosity', KudosityPayloads>;

/** The kinds of callback, those with the most and the rarest parameters first. */
const KINDS = ['reply', 'link_hit', 'delivery_receipt', 'list_action'] as const;

/** The parameters that tell one callback of a kind from another; a list action has none. */
const IDENTIFIERS: { readonly [Type in keyof KudosityPayloads]?: readonly string[] } = {
  delivery_receipt: ['message_id', 'mobile', 'status', 'datetime'],
  reply: ['response_id'],
  link_hit: ['message_id', 'mobile', 'link_hits'],
};

/** Kudosity V1, once TransmitSMS: https://developers.kudosity.com/docs/validating-webhook-signatures-from-kudosity */
export const kudosity: Provider<KudosityWebhook> = defineProvider<'kudosity', KudosityPayloads>({
  name: 'kudosity',
  method: 'GET',
  signature: { headers: ['x-transmitsms-signature'] },
  // Undefined for a query that PHP cannot encode: the sender would then sign nothing at all, the same for each of them.
  signedContent: ({ url }) => {
    const json = phpQueryToJson(queryOf(url));
    return json === undefined ? undefined : [Buffer.from(json, 'latin1')];
  },
  types: kudosityChecks,
  // No callback names its kind, and the callback URL or a list may add parameters under any name.
  typeOf: (payload) => {
    const kind = KINDS.find((each) => kudosityChecks[each](payload));
    return kind === 'list_action' && readText(payload, 'message_id') !== undefined ? undefined : kind;
  },
  idempotencyKey: (payload, type) => {
    const identifiers = IDENTIFIERS[type];
    return identifiers && [type, ...identifiers.map((name) => String(payload[name]))];
  },
  occurredAt: ({ datetime, datetime_entry: entry }) => toUtcDate(datetime ?? entry),
});

/** The query as PHP's parse_url finds it in a full URL: after the first `?`, up to a `#`. */
function queryOf(target: string): string {
  const fragment = target.indexOf('#');
  const end = fragment === -1 ? target.length : fragment;
  const start = target.indexOf('?');
  return start === -1 || start > end ? '' : target.slice(start + 1, end);
}

/** Kudosity writes UTC as `YYYY-MM-DD HH:MM:SS`. */
function toUtcDate(time: unknown): Date | undefined {
  return typeof time === 'string' ? toDate(`${time.replace(' ', 'T')}Z`) : undefined;
}
