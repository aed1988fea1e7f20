import type { AnyWebhook, Provider } from '@hooknotary/core';
import { akidotp, type AkidotpWebhook } from '@hooknotary/providers/akidotp';
import { cardda, type CarddaWebhook } from '@hooknotary/providers/cardda';
import { idenfy, type IdenfyWebhook } from '@hooknotary/providers/idenfy';
import { kudosity, type KudosityWebhook } from '@hooknotary/providers/kudosity';
import { osapher, type OsapherWebhook } from '@hooknotary/providers/osapher';
import plugin from 'fastify-plugin';
import { registerWebhook } from './register.js';
import type { AnyWebhookOptions, AnyWebhookPlugin, WebhookPlugin } from './types.js';

// One package to install is one package to import.
export * from '@hooknotary/core';
export { saveRefused, type SaveRefusedOptions } from '@hooknotary/diagnose/save-refused';
export * from '@hooknotary/providers/akidotp';
export * from '@hooknotary/providers/cardda';
export * from '@hooknotary/providers/idenfy';
export * from '@hooknotary/providers/kudosity';
export * from '@hooknotary/providers/osapher';
export type { AnyWebhookOptions, SendersOptions, WebhookOptions } from './types.js';

const metadata = { fastify: '5.x', name: '@hooknotary/fastify' };

/**
 * The plugin for deliveries of any provider. Without `path` it guards the scope it is registered in; with `path` and `on`
 * it owns one route. Refusals are thrown, so an error handler of the application may answer them.
 *
 * @throws TypeError when it is registered, if the secret or an option is unusable.
 */
export const webhook: AnyWebhookPlugin = plugin(registerWebhook, metadata);

function pluginFor<W extends AnyWebhook>(provider: Provider<W>): WebhookPlugin<W> {
  // The cast is true: the handlers see this provider's webhooks and no others.
  const register: WebhookPlugin<W> = (instance, options) =>
    registerWebhook(instance, { ...options, provider } as unknown as AnyWebhookOptions<AnyWebhook>);
  return plugin(register, metadata);
}

/**
 * The plugin for deliveries of AkidOTP: signed over the body in X-AkidOTP-Signature with the webhook's secret; types `verified`,
 * `test`. Its guide stands at https://akidotp.com/app/dashboard.html
 *
 *     await app.register(akidotpWebhook, {
 *       secret: process.env.AKIDOTP_WEBHOOK_SECRET,
 *       path: '/webhooks/akidotp',
 *       on: { verified: ({ payload }) => markVerified(payload.requestId), '*': ignore },
 *     });
 */
export const akidotpWebhook: WebhookPlugin<AkidotpWebhook> = pluginFor(akidotp);

/**
 * The same for Kudosity V1 (TransmitSMS): signed over the query in X-TransmitSMS-Signature with the API secret;
 * types `delivery_receipt`, `reply`, `link_hit`, `list_action`. https://developers.kudosity.com/docs/validating-webhook-signatures-from-kudosity
 */
export const kudosityWebhook: WebhookPlugin<KudosityWebhook> = pluginFor(kudosity);

/**
 * The same for iDenfy: signed over the body in Idenfy-Signature with the callback signing key, refused with 403;
 * types `IDENTIFICATION_MANUAL_FINISHED`, `DOCUMENT_EXPIRATION` and twenty more. https://documentation.idenfy.com/security/callback-signing
 */
export const idenfyWebhook: WebhookPlugin<IdenfyWebhook> = pluginFor(idenfy);

/**
 * The same for Osapher: signed over the body in X-Osapher-Signature (once X-Verinty-Signature) with the webhook's secret;
 * types `verification.completed`, `verification.high_risk`, `certificate.issued` and others. https://osapher.com/docs/webhooks
 */
export const osapherWebhook: WebhookPlugin<OsapherWebhook> = pluginFor(osapher);

/**
 * The same for Cardda: signed over time and body in X-Cardda-Signature with the webhook's secret;
 * type `verification_code`, whose `code` is the one-time code. https://docs.cardda.com/docs/plh-verification-codes
 */
export const carddaWebhook: WebhookPlugin<CarddaWebhook> = pluginFor(cardda);
