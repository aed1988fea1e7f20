import { body, defineProvider, ed25519, header, time, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText } from '@hooknotary/core/internal';
import { discordForms } from './forms.js';
import type { DiscordPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Discord. */
export type DiscordWebhook = WebhookByPayload<'discord', DiscordPayloads>;

/** Interactions by their numbers, of which 1 is the ping. */
const INTERACTIONS: readonly (string | undefined)[] = [
  undefined,
  undefined,
  'application_command',
  'message_component',
  'application_command_autocomplete',
  'modal_submit',
];

/**
 * Discord, interactions and webhook events: https://discord.com/developers/docs/events/webhook-events. The secret is the
 * application's public key. An interaction's answer is the app's own, so give no `on` for those. Discord names no tolerance: this one is that of its neighbours.
 */
export const discord: Provider<DiscordWebhook> = defineProvider<'discord', DiscordPayloads>({
  name: 'discord',
  signature: header('x-signature-ed25519', { algorithm: ed25519({ key: 'hex' }) }),
  timestamp: { header: 'x-signature-timestamp', tolerance: 300 },
  content: [time, body],
  types: discordForms,
  typeOf(payload) {
    const { type, event } = Object(payload) as { readonly type?: unknown; readonly event?: unknown };
    return event === undefined ? INTERACTIONS[Number(type)] : readText(event, 'type');
  },
  // An event has no ID: its key is the digest.
  idempotencyKey: (payload) => ('token' in payload ? [payload.id] : undefined),
  handshakes: [
    {
      when: { type: 1, event: undefined },
      answers: { contentType: 'application/json; charset=utf-8', body: '{"type":1}' },
    },
    { when: { type: 0 }, answers: { status: 204, contentType: 'application/json; charset=utf-8', body: '' } },
  ],
  success: { status: 204, contentType: 'application/json; charset=utf-8', body: '' },
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly discord: DiscordWebhook;
  }
}
