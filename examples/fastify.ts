import { akidotpWebhook, carddaWebhook, idenfyWebhook, kudosityWebhook, osapherWebhook } from '@hooknotary/fastify';
import Fastify from 'fastify';
import { nothingToDo } from './nothing-to-do.ts';
import { readSecret } from './secret.ts';

const app = Fastify();
await app.register(akidotpWebhook, {
  secret: readSecret('AKIDOTP_WEBHOOK_SECRET'),
  path: '/webhooks/akidotp',
  on: { verified: ({ payload }) => console.log(`Request ${payload.requestId}: verified`), '*': nothingToDo },
});
await app.register(kudosityWebhook, {
  secret: readSecret('KUDOSITY_API_SECRET'),
  path: '/webhooks/kudosity',
  on: { delivery_receipt: ({ payload }) => console.log(`Message: ${payload.status}`), '*': nothingToDo },
});
await app.register(idenfyWebhook, {
  secret: readSecret('IDENFY_SIGNING_KEY'),
  path: '/webhooks/idenfy',
  on: {
    IDENTIFICATION: ({ payload }) => payload.final && console.log(`${payload.clientId}: ${payload.status.overall}`),
    '*': nothingToDo,
  },
});
await app.register(osapherWebhook, {
  secret: readSecret('OSAPHER_WEBHOOK_SECRET'),
  path: '/webhooks/osapher',
  on: { 'verification.completed': ({ payload }) => console.log(`Status ${payload.data.status}`), '*': nothingToDo },
});
await app.register(carddaWebhook, {
  secret: readSecret('CARDDA_WEBHOOK_SECRET'),
  path: '/webhooks/cardda',
  // The webhook also has the `code`: hand it to the purchase that waits for it, never to a log.
  on: { verification_code: ({ payload }) => console.log(`Card ${payload.vendor_card_id}`), '*': nothingToDo },
});
console.log(`listening on ${await app.listen({ port: Number(process.env['PORT'] ?? 3000), host: '127.0.0.1' })}`);
