/** Kills a receiver with SIGKILL half-way through its work, starts it again, and counts: `npm run demo:inbox`. */
import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { signDelivery, type SignedDelivery } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { sqliteInbox } from '@hooknotary/sqlite';
import { inColour } from './demo/table.ts';

const EACH = 50;
const secrets = { AKIDOTP_WEBHOOK_SECRET: randomUUID(), CARDDA_WEBHOOK_SECRET: randomUUID() };
const folder = mkdtempSync(join(tmpdir(), 'hooknotary-demo-'));
const files = { INBOX: join(folder, 'inbox.db'), EFFECTS: join(folder, 'effects.txt') };
const deliveries = Array.from({ length: EACH }, (_, number) => [toAkidotp(number), toCardda(number)]).flat();
const wrong: string[] = [];

try {
  const first = await startReceiver();
  const began = performance.now();
  const answers = await Promise.all(
    [...deliveries, ...deliveries.slice(0, EACH)].map((each) => send(first.port, each)),
  );
  say(`sent ${deliveries.length} deliveries of two senders at once, and half of them twice, as senders do`);
  say(`answered 200 within ${Math.ceil(performance.now() - began)} ms: ${count(answers, 200)} of ${answers.length}`);
  expect('all answered 200', count(answers, 200), answers.length);

  await until(() => readEffects().length >= EACH);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  say(`killed the process with SIGKILL, half-way: ${readEffects().length} of ${deliveries.length} handled`);

  const second = await startReceiver();
  say('started it again, on the same file');
  await until(() => new Set(readEffects()).size >= deliveries.length);
  second.child.disconnect();
  await once(second.child, 'exit');
  report(readEffects());
  await verifyAll();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const verdict = wrong.length === 0 ? 'Nothing was lost.' : `Wrong: ${wrong.join('; ')}`;
console.log(`\n${inColour(wrong.length === 0 ? 'green' : 'red', verdict)}`);
process.exitCode = wrong.length === 0 ? 0 : 1;

function report(effects: readonly string[]): void {
  const handled = new Set(effects);
  const twice = effects.length - handled.size;
  say(`handled in the end: ${handled.size} of ${deliveries.length}; lost: ${deliveries.length - handled.size}`);
  say(`handled twice, because they were under way when the process died: ${twice} (at most 2)`);
  expect('handled', handled.size, deliveries.length);
  if (twice > 2) wrong.push(`${twice} were handled twice`);
}

/** What an auditor does later: the bytes, headers and times that were kept prove what was received. */
async function verifyAll(): Promise<void> {
  const inbox = sqliteInbox({ path: files.INBOX });
  const ids = [...new Set(readEffects())];
  const verified = await Promise.allSettled(
    ids.map((id) =>
      id.includes('akidotp')
        ? inbox.verifyAgain(id, akidotp, secrets.AKIDOTP_WEBHOOK_SECRET)
        : inbox.verifyAgain(id, cardda, secrets.CARDDA_WEBHOOK_SECRET),
    ),
  );
  await inbox.close();
  const genuine = verified.filter(({ status }) => status === 'fulfilled').length;
  say(`verified again from the file, signature and age: ${genuine} of ${ids.length}`);
  expect('verified again', genuine, ids.length);
}

function toAkidotp(number: number): SignedDelivery {
  const payload = {
    phone: '+971501234567',
    requestId: `request${number}`,
    status: 'verified',
    verifiedAt: new Date().toISOString(),
  };
  return signDelivery(akidotp, secrets.AKIDOTP_WEBHOOK_SECRET, payload, { url: '/webhooks/akidotp' });
}

function toCardda(number: number): SignedDelivery {
  const payload = {
    id: `card${number}`,
    body: 'Your code is 123456',
    vendor_card_id: 'card',
    created_at: new Date().toISOString(),
  };
  return signDelivery(cardda, secrets.CARDDA_WEBHOOK_SECRET, payload, { url: '/webhooks/cardda' });
}

async function startReceiver(): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const file = new URL('demo-inbox/receiver.ts', import.meta.url);
  const child = fork(file, { env: { ...process.env, ...secrets, ...files } });
  const [port] = (await once(child, 'message')) as [number];
  return { child, port };
}

async function send(port: number, { method, url, headers, rawBody }: SignedDelivery): Promise<number> {
  const body = Buffer.from(rawBody).toString('utf8');
  const answer = await fetch(`http://127.0.0.1:${port}${url}`, { method, headers, body });
  return answer.status;
}

/** The entries that had their effect, as often as they had it. */
function readEffects(): readonly string[] {
  if (!existsSync(files.EFFECTS)) return [];
  return readFileSync(files.EFFECTS, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '');
}

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 60_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error('The receiver did not get that far within a minute.');
    // oxlint-disable-next-line no-await-in-loop -- Looks again after a moment.
    await setTimeout(10);
  }
}

function count(statuses: readonly number[], wanted: number): number {
  return statuses.filter((status) => status === wanted).length;
}

function expect(what: string, got: number, wanted: number): void {
  if (got !== wanted) wrong.push(`${what}: ${got} instead of ${wanted}`);
}

function say(text: string): void {
  console.log(`- ${text}`);
}
