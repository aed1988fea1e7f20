import { body, defineProvider, pairs, time, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { personaForms } from './forms.js';
import type { PersonaPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Persona. */
export type PersonaWebhook = WebhookByPayload<'persona', PersonaPayloads>;

/** Persona: https://docs.withpersona.com/docs/webhooks-best-practices */
export const persona: Provider<PersonaWebhook> = defineProvider<'persona', PersonaPayloads>({
  name: 'persona',
  // While a secret is replaced there are two sets, each with its own time.
  signature: pairs('persona-signature', { time: 't', signature: 'v1', hasSets: true }),
  // The sender names no tolerance; five minutes are what others take.
  timestamp: { tolerance: 300 },
  content: [time, '.', body],
  types: personaForms,
  typeOf: (payload) => readText(Reflect.get(Object(Reflect.get(Object(payload), 'data')), 'attributes'), 'name'),
  idempotencyKey: ({ data }) => [data.id],
  occurredAt: ({ data: { attributes } }) =>
    toDate(attributes['created-at'] ?? attributes.createdAt ?? attributes.created_at),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly persona: PersonaWebhook;
  }
}
