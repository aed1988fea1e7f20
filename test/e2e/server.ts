/** The server under load, in a process of its own: `node --expose-gc test/e2e/server.ts <framework>`, started by load.ts. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { VerifiedWebhook } from '@hooknotary/core';
import { frameworks } from './frameworks.ts';
import {
  FRAMEWORKS,
  MARK,
  MOST_DELIVERIES,
  type Asked,
  type Ledger,
  type Memory,
  type Question,
  type Told,
} from './protocol.ts';

const NUMBER = new RegExp(`${MARK}([0-9]+)`);
const handled = new Uint8Array(MOST_DELIVERIES);
const refusals: Record<string, number> = {};
const errors: Record<string, number> = {};
const faults: string[] = [];
let strays = 0;
let peakRss = 0;
let isClosed = false;

for (const event of ['unhandledRejection', 'uncaughtException', 'warning']) {
  process.on(event, (reason: unknown) => {
    if (faults.length < 100) faults.push(`${event}: ${reason instanceof Error ? reason.stack : String(reason)}`);
  });
}

const framework = FRAMEWORKS.find((each) => each === process.argv[2]);
if (framework === undefined) throw new Error(`The framework must be one of ${FRAMEWORKS.join(', ')}.`);
const server = await frameworks[framework]({
  handle,
  onRefused: ({ status, code }) => count(refusals, `${status} ${code}`),
  onError: (error) => count(errors, String((error as { readonly code?: unknown }).code ?? error)),
});
const plain = createServer((request, response) => void response.writeHead(413).end(() => request.resume()));
await once(plain.listen(0, '127.0.0.1'), 'listening');
// Not counted among what keeps the process alive.
setInterval(() => (peakRss = Math.max(peakRss, process.memoryUsage.rss())), 20).unref();
process.on('message', ({ id, question }: Asked) => void answers[question]().then((answer) => tell({ id, answer })));
// Whoever started this process is gone; after `close` it is to end by itself.
process.on('disconnect', () => isClosed || process.exit(1));
// The cast is true: the server listens on a port, not on a pipe.
tell({ port: server.port, plainPort: (plain.address() as AddressInfo).port });

/** Handlers of applications wait for something, so that deliveries overtake each other. */
async function handle({ type, payload }: VerifiedWebhook): Promise<void> {
  await setImmediate();
  const [, digits] = NUMBER.exec(JSON.stringify(payload)) ?? [];
  const number = Number(digits ?? 'NaN');
  if (type !== 'unknown' && number < MOST_DELIVERIES) handled[number] = (handled[number] ?? 0) + 1;
  else strays++;
}

const answers: Readonly<Record<Question, () => Promise<Memory | Ledger | undefined>>> = {
  memory: readMemory,
  ledger: () => Promise.resolve({ handled, strays, refusals, errors, faults }),
  close,
};

async function readMemory(): Promise<Memory> {
  // The second collection takes what the finalizers of the first let go.
  globalThis.gc?.();
  await setImmediate();
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const highest = Math.max(peakRss, rss);
  peakRss = 0;
  const resources: Record<string, number> = {};
  for (const each of process.getActiveResourcesInfo()) resources[each] = (resources[each] ?? 0) + 1;
  return { heapUsed, rss, peakRss: highest, resources };
}

/** The process is to end by itself then, for nothing is left to wait for. */
async function close(): Promise<undefined> {
  plain.close();
  await server.close();
  isClosed = true;
  setImmediate()
    .then(() => process.disconnect())
    .catch(() => undefined);
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function tell(told: Told): void {
  process.send?.(told);
}
