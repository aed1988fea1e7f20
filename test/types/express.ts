import type { VerifiedWebhook, WebhookError } from '@hooknotary/core';
import type { AkidotpVerified, AkidotpWebhook } from '@hooknotary/providers/akidotp';
import type { KudosityReply } from '@hooknotary/providers/kudosity';
import {
  ignore,
  akidotpWebhook,
  captureRawBody,
  carddaWebhook,
  idenfyWebhook,
  kudosityWebhook,
  osapherWebhook,
  webhook,
  type WebhookMiddleware,
  type WebhookOptions,
} from '@hooknotary/express';
import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { assert, type Same } from './assert.ts';
import { shop, type ShopPayloads, type ShopWebhook } from './own-provider.ts';

const app = express();
const router = express.Router();
const secret = process.env['AKIDOTP_WEBHOOK_SECRET'];

// A handler chained after a middleware sees that provider's webhooks.
app.post('/webhooks/akidotp', akidotpWebhook(secret), (req, res) => {
  assert<Same<typeof req.webhook, AkidotpWebhook>>();
  assert<Same<typeof res.locals.webhook, AkidotpWebhook>>();
  assert<Same<typeof req.rawBody, Buffer | undefined>>();
  if (req.webhook.type === 'verified') {
    assert<Same<typeof req.webhook.payload, AkidotpVerified>>();
    // @ts-expect-error -- A payload is read-only.
    req.webhook.payload.phone = '+971501234567';
  }
  // @ts-expect-error -- The type must be looked at first.
  void req.webhook.payload.phone;
  // @ts-expect-error -- AkidOTP sends no replies.
  void (req.webhook.type === 'reply');
  // @ts-expect-error -- Only AkidOTP's deliveries come here.
  void (req.webhook.provider === 'kudosity');
  res.json({ received: true });
});
app.post('/tenants/:tenant/akidotp', akidotpWebhook(secret), (req) => {
  assert<Same<typeof req.webhook, AkidotpWebhook>>();
  assert<Same<typeof req.params, { tenant: string }>>();
  // @ts-expect-error -- The route has no such parameter.
  void req.params.user;
});
app.post(['/a', '/b'], express.raw({ type: '*/*' }), akidotpWebhook(secret), (req) => {
  assert<Same<typeof req.webhook, AkidotpWebhook>>();
});
app.get('/webhooks/kudosity', kudosityWebhook(secret), (req) => {
  if (req.webhook.type === 'reply') assert<Same<typeof req.webhook.payload, KudosityReply>>();
});
router.all('/webhooks/cardda', carddaWebhook(secret), (req) => {
  if (req.webhook.type !== 'verification_code') return;
  assert<Same<typeof req.webhook.code, string | undefined>>();
  // @ts-expect-error -- The message may hold no code.
  req.webhook.code satisfies string;
});
app.use('/webhooks/osapher', osapherWebhook(secret), (req, _res, next) => {
  if (req.webhook.type === 'verification.completed') req.webhook.payload.data.status satisfies string;
  next();
});

// Handlers by type.
app.use(
  idenfyWebhook([secret ?? '', new Uint8Array(32)], {
    path: '/webhooks/idenfy',
    bodyLimit: 4 * 1024 * 1024,
    maxEventAge: 3600,
    on: {
      IDENTIFICATION: ({ type, payload }) => {
        assert<Same<typeof type, 'IDENTIFICATION'>>();
        return payload.scanRef satisfies string;
      },
      unknown: async ({ payload }) => assert<Same<typeof payload, unknown>>(),
      '*': ({ provider }) => assert<Same<typeof provider, 'idenfy'>>(),
      // @ts-expect-error -- This handler is for another type's webhooks.
      AGE_ESTIMATION: ({ payload }: { payload: KudosityReply }) => payload.response,
    },
    onRefused: (error, { url }) => console.warn(error.code, url),
    onError: (error, _req, _res, next) => {
      assert<Same<typeof error, WebhookError>>();
      next(error);
    },
  }),
);
// @ts-expect-error -- AkidOTP sends no such event.
akidotpWebhook(secret, { on: { failed: () => undefined } });
// @ts-expect-error -- A handler is a function.
akidotpWebhook(secret, { on: { verified: 'markVerified' } });
// @ts-expect-error -- A test event is no verification.
akidotpWebhook(secret, { on: { test: ({ payload }) => payload.status satisfies 'verified' } });
// @ts-expect-error -- There is no such option.
akidotpWebhook(secret, { limit: '1mb' });
// @ts-expect-error -- A limit is a number of bytes.
akidotpWebhook(secret, { bodyLimit: '1mb' });
// @ts-expect-error -- A path is matched exactly.
akidotpWebhook(secret, { path: /akidotp/ });
// @ts-expect-error -- A tolerance is a number of seconds.
carddaWebhook(secret, { tolerance: '300' });
// @ts-expect-error -- The secret comes first.
akidotpWebhook({ secret });
// @ts-expect-error -- A middleware without a secret guards nothing.
akidotpWebhook();

// Where no middleware is chained, any provider's webhook may be there, or none.
app.post('/webhooks', (req, res) => {
  assert<Same<typeof req.webhook, VerifiedWebhook | undefined>>();
  // @ts-expect-error -- There may be none.
  void req.webhook.provider;
  const { webhook: received } = req;
  if (received?.provider === 'akidotp') assert<Same<typeof received, AkidotpWebhook>>();
  if (req.webhook?.provider === 'cardda' && req.webhook.type === 'verification_code') {
    req.webhook.code satisfies string | undefined;
    // @ts-expect-error -- Cardda's payload has no phone.
    void req.webhook.payload.phone;
  }
  res.sendStatus(200);
});
const separate = (req: Request, res: Response, next: NextFunction): void => {
  assert<Same<typeof req.webhook, VerifiedWebhook | undefined>>();
  // @ts-expect-error -- Where Express's own types do not tell which middleware came first, the provider must be looked at.
  if (req.webhook?.type === 'verification_code') void req.webhook.payload.phone;
  res.once('close', next);
};
app.post('/webhooks/akidotp', akidotpWebhook(secret), separate);
app.use(akidotpWebhook(secret), (req) => assert<Same<typeof req.webhook, VerifiedWebhook | undefined>>());
// With a path it lets other requests by, so none can be counted on.
app.use('/webhooks', akidotpWebhook(secret, { path: '/webhooks/akidotp' }), (req) => {
  assert<Same<typeof req.webhook, VerifiedWebhook | undefined>>();
  // @ts-expect-error -- There may be none.
  void req.webhook.type;
});
declare const options: WebhookOptions<AkidotpWebhook>;
app.use('/webhooks', akidotpWebhook(secret, options), (req) => {
  // @ts-expect-error -- There may be none, for the options may have a path.
  void req.webhook.type;
});
app.use('/webhooks', webhook(shop, secret, { path: '/webhooks/shop', tolerance: 60 }), (req) => {
  // @ts-expect-error -- There may be none.
  void req.webhook.type;
});

// A middleware goes wherever Express takes one.
const handler: RequestHandler = akidotpWebhook(secret);
const middleware: WebhookMiddleware<AkidotpWebhook> = akidotpWebhook(secret, {});
const handlers: RequestHandler[] = [handler, middleware, kudosityWebhook(secret), webhook(shop, secret)];
const typed: RequestHandler<{ tenant: string }, { ok: boolean }, unknown, { q: string }> = (_req, res) => {
  res.json({ ok: true });
};
const onError: ErrorRequestHandler = (_error, _req, _res, next) => next();
app.use('/webhooks', ...handlers, onError);
app.route('/webhooks').post(middleware, separate);
router.post('/tenants/:tenant', akidotpWebhook(secret), typed);
app.use('/api', router);

// A parser may come first if it keeps the bytes.
app.use(express.json({ verify: captureRawBody }), express.urlencoded({ verify: captureRawBody }));
// @ts-expect-error -- It keeps bytes; it is no middleware.
app.use(captureRawBody);

// A sender of one's own.
app.post(
  '/webhooks/shop',
  webhook(shop, async () => 'a secret', { tolerance: 60 }),
  (req) => {
    assert<Same<typeof req.webhook, ShopWebhook>>();
    if (req.webhook.type === 'order.paid') assert<Same<typeof req.webhook.payload, ShopPayloads['order.paid']>>();
    // @ts-expect-error -- Only one of its events has a reason.
    if (req.webhook.type === 'order.paid') void req.webhook.payload.reason;
  },
);
webhook(shop, secret, {
  on: { 'order.refunded': ({ payload }) => payload.reason satisfies string | null, '*': ignore },
});
// @ts-expect-error -- Nobody says what becomes of the other events.
webhook(shop, secret, { on: { 'order.refunded': () => undefined } });
// @ts-expect-error -- Nobody says what becomes of what is unknown.
webhook(shop, secret, { on: { 'order.paid': () => undefined, 'order.refunded': () => undefined } });
webhook(shop, secret, {
  on: { 'order.paid': () => undefined, 'order.refunded': () => undefined, unknown: ({ mismatch }) => mismatch.path },
});
// @ts-expect-error -- This sender sends no such event.
webhook(shop, secret, { on: { 'order.lost': () => undefined, '*': ignore } });
// @ts-expect-error -- A provider is made by defineProvider.
webhook({ name: 'shop' }, secret);
