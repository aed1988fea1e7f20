import { defineProvider, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { stytchForms } from './forms.js';
import type { StytchPayloads } from './payloads.js';
import { svix } from '../svix.js';

export type * from './payloads.js';

/** A verified webhook of Stytch. */
export type StytchWebhook = WebhookByPayload<'stytch', StytchPayloads>;

/** Stytch: https://stytch.com/docs/b2b/guides/webhooks */
export const stytch: Provider<StytchWebhook> = defineProvider<'stytch', StytchPayloads>({
  name: 'stytch',
  ...svix,
  types: stytchForms,
  // As Stytch names its types: `direct.organization.create`; the members have two of the three in capitals.
  typeOf: (payload) =>
    ['source', 'object_type', 'action'].map((name) => readText(payload, name)?.toLowerCase()).join('.'),
  occurredAt: ({ timestamp }) => toDate(timestamp),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly stytch: StytchWebhook;
  }
}
