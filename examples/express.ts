import type { AddressInfo } from 'node:net';
import { akidotpWebhook, carddaWebhook, idenfyWebhook, kudosityWebhook, osapherWebhook } from '@hooknotary/express';
import express from 'express';
import { nothingToDo } from './nothing-to-do.ts';
import { readSecret } from './secret.ts';

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

const app = express().use(kudosity, idenfy, osapher, cardda);
app.post('/webhooks/akidotp', akidotpWebhook(readSecret('AKIDOTP_WEBHOOK_SECRET')), ({ webhook }, response) => {
  // The other type is `test`: it is as genuine, but nobody has verified.
  if (webhook.type === 'verified') console.log(`Request ${webhook.payload.requestId}: verified`);
  response.send('OK');
});
const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', (error) => {
  if (error) throw error;
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
