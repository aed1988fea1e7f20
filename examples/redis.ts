import type { AddressInfo } from 'node:net';
import { carddaWebhook, osapherWebhook } from '@hooknotary/express';
import { redisInbox } from '@hooknotary/redis';
import express from 'express';
import { readSecret } from './secret.ts';

// A queue of BullMQ. Receivers and workers may be as many processes as you like, on as many machines.
const inbox = redisInbox({ connection: { url: process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379' } });

const app = express();
app.use(osapherWebhook(readSecret('OSAPHER_WEBHOOK_SECRET'), { path: '/webhooks/osapher', inbox }));
app.use(carddaWebhook(readSecret('CARDDA_WEBHOOK_SECRET'), { path: '/webhooks/cardda', inbox }));
const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', (error) => {
  if (error) throw error;
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

await inbox.work(
  (webhook, { number }) => {
    if (webhook.provider === 'osapher' && webhook.type === 'verification.completed')
      console.log(`Status ${webhook.payload.data.status}, attempt ${number}`);
    else console.log(`${webhook.provider} ${webhook.type}`);
  },
  { concurrency: 20, attempts: 8, timeout: 30 },
);

// Ends after the attempts under way.
process.once('SIGTERM', async () => {
  server.close();
  await inbox.close();
});
