import type { AddressInfo } from 'node:net';
import { akidotpWebhook, carddaWebhook, idenfyWebhook, kudosityWebhook, osapherWebhook } from '@hooknotary/koa';
import Koa from 'koa';
import { nothingToDo } from './nothing-to-do.ts';
import { readSecret } from './secret.ts';

const akidotp = akidotpWebhook(readSecret('AKIDOTP_WEBHOOK_SECRET'), {
  path: '/webhooks/akidotp',
  on: { verified: ({ payload }) => console.log(`Request ${payload.requestId}: verified`), '*': nothingToDo },
});
const kudosity = kudosityWebhook(readSecret('KUDOSITY_API_SECRET'), {
  path: '/webhooks/kudosity',
  on: { delivery_receipt: ({ payload }) => console.log(`Message: ${payload.status}`), '*': nothingToDo },
});
const idenfy = idenfyWebhook(readSecret('IDENFY_SIGNING_KEY'), {
  path: '/webhooks/idenfy',
  on: {
    IDENTIFICATION: ({ payload }) => payload.final && console.log(`${payload.clientId}: ${payload.status.overall}`),
    '*': nothingToDo,
  },
});
const osapher = osapherWebhook(readSecret('OSAPHER_WEBHOOK_SECRET'), {
  path: '/webhooks/osapher',
  on: { 'verification.completed': ({ payload }) => console.log(`Status ${payload.data.status}`), '*': nothingToDo },
});
const cardda = carddaWebhook(readSecret('CARDDA_WEBHOOK_SECRET'), {
  path: '/webhooks/cardda',
  // The webhook also has the `code`: hand it to the purchase that waits for it, never to a log.
  on: { verification_code: ({ payload }) => console.log(`Card ${payload.vendor_card_id}`), '*': nothingToDo },
});

const app = new Koa();
for (const middleware of [akidotp, kudosity, idenfy, osapher, cardda]) app.use(middleware);
const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
