import type { StripePayloads } from './payloads.js';

/** Deliveries of Stripe, after its documentation. */
export const stripeExamples: Readonly<Partial<Record<keyof StripePayloads, string>>> = {
  'identity.verification_session.verified':
    '{"id":"evt_1NG8Du2eZvKYlo2CUI79vXWy","object":"event","api_version":"2026-04-22","created":1686089970,"data":{"object":{"id":"vs_1NG8Du2eZvKYlo2C9XMqbR0A","object":"identity.verification_session","status":"verified","type":"document"}},"livemode":false,"pending_webhooks":0,"request":{"id":null,"idempotency_key":null},"type":"identity.verification_session.verified"}',
};
