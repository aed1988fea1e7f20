import { defineProvider, form, header, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { githubForms } from './forms.js';
import type { GithubPayloads } from './payloads.js';
import { typeOfHeader } from '../type-of-header.js';

export type * from './payloads.js';

/** A verified webhook of GitHub. */
export type GithubWebhook = WebhookByPayload<'github', GithubPayloads>;

const EVENT_HEADER = 'x-github-event';

/** GitHub: https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries */
export const github: Provider<GithubWebhook> = defineProvider<'github', GithubPayloads>({
  name: 'github',
  signature: header('x-hub-signature-256', { prefix: 'sha256=' }),
  // JSON, or a form whose field holds it: as the hook is set.
  document: form({ jsonIn: 'payload' }),
  types: githubForms,
  typeHeader: EVENT_HEADER,
  // Not signed, as the ID of the delivery is not: so the form must bear it out, and the key is the digest of the body.
  typeOf: typeOfHeader(EVENT_HEADER),
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly github: GithubWebhook;
  }
}
