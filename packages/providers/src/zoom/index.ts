import { body, defineProvider, header, time, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toValidDate } from '@hooknotary/core/internal';
import { zoomForms } from './forms.js';
import type { ZoomPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Zoom. */
export type ZoomWebhook = WebhookByPayload<'zoom', ZoomPayloads>;

/** Zoom: https://developers.zoom.us/docs/api/webhooks. It names no tolerance: this one is that of its neighbours. */
export const zoom: Provider<ZoomWebhook> = defineProvider<'zoom', ZoomPayloads>({
  name: 'zoom',
  signature: header('x-zm-signature', { prefix: 'v0=' }),
  timestamp: { header: 'x-zm-request-timestamp', tolerance: 300 },
  content: ['v0:', time, ':', body],
  types: zoomForms,
  typeOf: (payload) => readText(payload, 'event'),
  occurredAt: ({ event_ts: milliseconds }) => (milliseconds === undefined ? undefined : toValidDate(milliseconds)),
  handshakes: [
    {
      when: { event: 'endpoint.url_validation' },
      returnsJson: { plainToken: 'payload.plainToken', encryptedToken: { hmacOf: 'payload.plainToken' } },
    },
  ],
});

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly zoom: ZoomWebhook;
  }
}
