import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnyWebhook } from '@hooknotary/core';
import { createFactory, factoryFor, type AnyFactory, type Factory } from '@hooknotary/core/adapter';
import { akidotp, type AkidotpWebhook } from '@hooknotary/providers/akidotp';
import { cardda, type CarddaWebhook } from '@hooknotary/providers/cardda';
import { idenfy, type IdenfyWebhook } from '@hooknotary/providers/idenfy';
import { kudosity, type KudosityWebhook } from '@hooknotary/providers/kudosity';
import { osapher, type OsapherWebhook } from '@hooknotary/providers/osapher';
import { createMiddleware } from './middleware.js';
import type { ExpressFramework, WebhookOptions } from './types.js';

// One package to install is one package to import.
export * from '@hooknotary/core';
export { saveRefused, type SaveRefusedOptions } from '@hooknotary/diagnose/save-refused';
export * from '@hooknotary/providers/akidotp';
export * from '@hooknotary/providers/cardda';
export * from '@hooknotary/providers/idenfy';
export * from '@hooknotary/providers/kudosity';
export * from '@hooknotary/providers/osapher';
export type { WebhookMiddleware, WebhookOptions } from './types.js';

/**
 * Makes a middleware that lets only genuine deliveries of any provider through, or of several on one route:
 *
 *     app.post('/hooks', webhook([[stripe, stripeSecret], [github, githubSecret]]), handler);
 *
 * @throws TypeError if the secret or an option is unusable.
 */
export const webhook: AnyFactory<ExpressFramework> = createFactory<ExpressFramework, WebhookOptions<AnyWebhook>>(
  ['onError'],
  createMiddleware,
);

/**
 * Makes a middleware that lets only genuine deliveries of AkidOTP through: signed over the body in X-AkidOTP-Signature with
 * the webhook's secret; types `verified`, `test`. Its guide stands at https://akidotp.com/app/dashboard.html
 *
 *     app.post('/webhooks/akidotp', akidotpWebhook(process.env.AKIDOTP_WEBHOOK_SECRET), (req, res) => {
 *       if (req.webhook.type === 'verified') markVerified(req.webhook.payload.requestId);
 *       res.sendStatus(200);
 *     });
 *
 * @throws TypeError if the secret or an option is unusable.
 */
export const akidotpWebhook: Factory<ExpressFramework, AkidotpWebhook> = factoryFor(webhook, akidotp);

/**
 * The same for Kudosity V1 (TransmitSMS): signed over the query in X-TransmitSMS-Signature with the API secret;
 * types `delivery_receipt`, `reply`, `link_hit`, `list_action`. https://developers.kudosity.com/docs/validating-webhook-signatures-from-kudosity
 */
export const kudosityWebhook: Factory<ExpressFramework, KudosityWebhook> = factoryFor(webhook, kudosity);

/**
 * The same for iDenfy: signed over the body in Idenfy-Signature with the callback signing key, refused with 403;
 * types `IDENTIFICATION_MANUAL_FINISHED`, `DOCUMENT_EXPIRATION` and twenty more. https://documentation.idenfy.com/security/callback-signing
 */
export const idenfyWebhook: Factory<ExpressFramework, IdenfyWebhook> = factoryFor(webhook, idenfy);

/**
 * The same for Osapher: signed over the body in X-Osapher-Signature (once X-Verinty-Signature) with the webhook's secret;
 * types `verification.completed`, `verification.high_risk`, `certificate.issued` and others. https://osapher.com/docs/webhooks
 */
export const osapherWebhook: Factory<ExpressFramework, OsapherWebhook> = factoryFor(webhook, osapher);

/**
 * The same for Cardda: signed over time and body in X-Cardda-Signature with the webhook's secret;
 * type `verification_code`, whose `code` is the one-time code. https://docs.cardda.com/docs/plh-verification-codes
 */
export const carddaWebhook: Factory<ExpressFramework, CarddaWebhook> = factoryFor(webhook, cardda);

/**
 * Keeps the body's bytes for a webhook middleware that comes behind a parser:
 * `app.use(express.json({ verify: captureRawBody }))`.
 */
export function captureRawBody(request: IncomingMessage, _response: ServerResponse, bytes: Buffer): void {
  Object.assign(request, { rawBody: bytes });
}
