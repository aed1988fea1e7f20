import { type AnyWebhook, type DeliveryStore, type Inbox, type VerifiedWebhook, memoryStore } from '@hooknotary/core';
import { type AkidotpWebhook, akidotp } from '@hooknotary/providers/akidotp';
import { akidotpWebhook } from '@hooknotary/express';
import { sqliteInbox, sqliteStore } from '@hooknotary/sqlite';
import { assert, type Same } from './assert.ts';

const inbox = sqliteInbox({ path: 'webhooks.db' });

// What comes out of an inbox is a webhook of any known sender, and told apart as such.
await inbox.work((webhook, { number, last, signal }) => {
  assert<Same<typeof webhook, VerifiedWebhook>>();
  assert<Same<typeof number, number>>();
  assert<Same<typeof last, boolean>>();
  assert<Same<typeof signal, AbortSignal>>();
  if (webhook.provider === 'cardda' && webhook.type === 'verification_code')
    assert<Same<typeof webhook.code, string | undefined>>();
  // @ts-expect-error -- No payload is known before provider and type are.
  console.log(webhook.payload.phone);
});

// Who keeps one sender's only may say so.
await inbox.work((webhook: AkidotpWebhook) => webhook.type === 'verified' && webhook.payload.phone);
await inbox.work((webhook: AnyWebhook) => webhook.payload);

// @ts-expect-error -- There is no such option.
await inbox.work(() => {}, { retries: 3 });
// @ts-expect-error -- Backoff is an object, for a bare number would not say which.
await inbox.work(() => {}, { backoff: 3 });
// @ts-expect-error -- A path is needed.
sqliteInbox({});
// @ts-expect-error -- There is no such option.
sqliteStore({ path: 'store.db', ttl: 3 });

const again = await inbox.verifyAgain('akidotp:r:verified', akidotp, 'secret');
assert<Same<typeof again, AkidotpWebhook>>();
// @ts-expect-error -- The time of receipt is the clock.
await inbox.verifyAgain('akidotp:r:verified', akidotp, 'secret', { now: Date.now });

// Stores and inboxes of a user's own.
const store: DeliveryStore = { ...memoryStore(), commit: async () => true };
const keeper: Pick<Inbox, 'accept'> = { accept: async ({ id }, { rawBody }) => console.log(id, rawBody.length) };
akidotpWebhook('secret', { store, lease: 30, keep: 3600, storeFailure: 'handle' });
akidotpWebhook('secret', { inbox: keeper });
// @ts-expect-error -- A store answers whether the token still counted.
akidotpWebhook('secret', { store: { ...memoryStore(), commit: async () => undefined } });
// @ts-expect-error -- Either of two.
akidotpWebhook('secret', { store, storeFailure: 'ignore' });
