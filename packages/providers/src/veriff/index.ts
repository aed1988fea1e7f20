import { defineProvider, header, type Provider, type WebhookOf } from '@hooknotary/core';
import { toDate } from '@hooknotary/core/internal';
import { veriffForms } from './forms.js';
import type { VeriffPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Veriff. */
export type VeriffWebhook = WebhookOf<'veriff', VeriffPayloads>;

/** Members that mark each kind: no webhook names its own. */
const MARKS = { decision: 'verification', event: 'action', watchlist_screening: 'checkType' } as const;

/** Veriff: https://devdocs.veriff.com/docs/hmac-authentication-and-endpoint-security */
export const veriff: Provider<VeriffWebhook> = defineProvider<'veriff', VeriffPayloads>({
  name: 'veriff',
  signature: header('x-hmac-signature'),
  types: veriffForms,
  typeOf: (payload) => Object.entries(MARKS).find(([, mark]) => Object.hasOwn(Object(payload) as object, mark))?.[0],
  occurredAt: (payload) => {
    if ('verification' in payload) return toDate(payload.verification.decisionTime);
    return 'checkedAt' in payload ? toDate(payload.checkedAt) : undefined;
  },
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly veriff: VeriffWebhook;
  }
}
