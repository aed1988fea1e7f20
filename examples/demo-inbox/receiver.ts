/** The receiver of `npm run demo:inbox`: a server and a worker in one process, with an inbox in a file. */
import { appendFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { akidotpWebhook, carddaWebhook } from '@hooknotary/express';
import { sqliteInbox } from '@hooknotary/sqlite';
import express from 'express';
import { readSecret } from '../secret.ts';

// A short lease: what was under way when the process died is taken up again after two seconds, not after thirty. What was
// handled is kept for an hour, to be verified once more.
const inbox = sqliteInbox({ path: process.env['INBOX'] ?? 'inbox.db', lease: 2, keepBodies: 3600 });

const app = express();
app.use(akidotpWebhook(readSecret('AKIDOTP_WEBHOOK_SECRET'), { path: '/webhooks/akidotp', inbox }));
app.use(carddaWebhook(readSecret('CARDDA_WEBHOOK_SECRET'), { path: '/webhooks/cardda', inbox }));
const server = app.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));

await inbox.work(
  async (_webhook, { entryId, number }) => {
    // The work that a webhook sets off takes a while, and ends in an effect: here, a line in a file.
    await setTimeout(20);
    appendFileSync(process.env['EFFECTS'] ?? 'effects.txt', `${entryId} ${number}\n`);
  },
  { concurrency: 2 },
);

process.once('disconnect', async () => {
  server.close();
  await inbox.close();
});
