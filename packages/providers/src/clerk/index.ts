import { defineProvider, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toValidDate } from '@hooknotary/core/internal';
import { clerkForms } from './forms.js';
import type { ClerkPayloads } from './payloads.js';
import { svix } from '../svix.js';

export type * from './payloads.js';

/** A verified webhook of Clerk. */
export type ClerkWebhook = WebhookByPayload<'clerk', ClerkPayloads>;

/** Clerk: https://clerk.com/docs/guides/development/webhooks/overview */
export const clerk: Provider<ClerkWebhook> = defineProvider<'clerk', ClerkPayloads>({
  name: 'clerk',
  ...svix,
  types: clerkForms,
  typeOf: (payload) => readText(payload, 'type'),
  occurredAt: ({ timestamp }) => (typeof timestamp === 'number' ? toValidDate(timestamp) : undefined),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly clerk: ClerkWebhook;
  }
}
