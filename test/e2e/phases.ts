import { setTimeout } from 'node:timers/promises';
import type { Child } from './child.ts';
import { toGenuine, toMixed } from './deliveries.ts';
import { framings, MOST_SECONDS, sendGibibyte } from './huge-body.ts';
import { ABORTED, type Journal } from './journal.ts';
import type { Memory } from './protocol.ts';
import { toMebibytes, toMilliseconds, type Report } from './report.ts';
import { openSlowBodies } from './slow-bodies.ts';
import { percentile, sendTraffic, type Measured } from './traffic.ts';

const MEBIBYTE = 1024 * 1024;
/** What the heap may grow by from where it was smallest: code that became hot late, nothing for each delivery. */
const MOST_HEAP_GROWTH = MEBIBYTE;
/** Beyond what Node itself takes to let 1 GiB go by: some 100 MiB, for it collects its read buffers late. */
const MOST_RSS_GROWTH = 128 * MEBIBYTE;
const LOAD_CONNECTIONS = 64;
const CALM_CONNECTIONS = 8;
const SLOW_CONNECTIONS = 500;
/** Codes of Node's errors for a connection that ends within a request. */
const SENDER_GONE: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'HPE_INVALID_EOF_STATE']);
/** How often memory is sampled under load. */
const SAMPLES = 6;

/** A part of the run against one server. */
interface Phase {
  readonly child: Child;
  readonly journal: Journal;
  readonly report: Report;
  /** Seconds of the main load; the other parts are shorter. */
  readonly seconds: number;
}

/** Genuine and hostile deliveries as fast as they are answered, and whether the server is then as it was before. */
export async function load({ child, journal, report, seconds }: Phase): Promise<void> {
  const traffic = { port: child.port, connections: LOAD_CONNECTIONS, toExchange: toMixed, journal };
  await sendTraffic({ ...traffic, seconds: Math.max(2, seconds / 10) });
  const before = await settle(child, {});
  const [measured, curve] = await Promise.all([
    sendTraffic({ ...traffic, seconds }),
    sampleMemory(child, seconds / (SAMPLES + 1)),
  ]);
  const after = await settle(child, before.resources);

  report.figure('load', `${measured.exchanges} deliveries, ${Math.round(measured.perSecond)} a second`);
  report.figure('latency of genuine ones', toLatency(measured));
  report.figure('heap after gc', [before, ...curve, after].map(({ heapUsed }) => toMebibytes(heapUsed)).join(' > '));
  report.figure('RSS', [before, ...curve, after].map(({ rss }) => toMebibytes(rss)).join(' > '));
  const growth = after.heapUsed - Math.min(...[before, ...curve].map(({ heapUsed }) => heapUsed));
  report.check(
    `heap grew by at most ${toMebibytes(MOST_HEAP_GROWTH)}`,
    growth <= MOST_HEAP_GROWTH,
    toMebibytes(growth),
  );
  checkResources(report, 'after the load', before, after);
}

/** Genuine deliveries alone, and while hundreds of connections send their bodies a byte at a time. */
export async function resistSlowBodies({ child, journal, report, seconds }: Phase): Promise<void> {
  const traffic = { port: child.port, connections: CALM_CONNECTIONS, toExchange: toGenuine, journal };
  const part = Math.max(2, seconds / 6);
  const alone = await sendTraffic({ ...traffic, seconds: part });
  const before = await settle(child, {});
  const { sent, wrong } = journal.genuine();
  const slow = await openSlowBodies({ port: child.port, connections: SLOW_CONNECTIONS });
  const attacked = await sendTraffic({ ...traffic, seconds: part });
  const during = await child.memory();
  const held = { open: slow.open(), answered: slow.answered(), seen: during.resources['TCPSocketWrap'] ?? 0 };
  await slow.close();
  journal.addRefusals(ABORTED, SLOW_CONNECTIONS);
  const after = await settle(child, before.resources);

  report.figure('latency without attack', toLatency(alone));
  report.figure('latency under attack', toLatency(attacked));
  report.figure('attack', `${SLOW_CONNECTIONS} connections, ${slow.dribbled()} bytes dribbled`);
  report.figure('RSS', [before, during, after].map(({ rss }) => toMebibytes(rss)).join(' > '));
  const genuine = { sent: journal.genuine().sent - sent, wrong: journal.genuine().wrong - wrong };
  report.check(
    'genuine deliveries are acknowledged under the attack',
    genuine.sent > 0 && genuine.wrong === 0,
    `${genuine.sent - genuine.wrong} of ${genuine.sent}`,
  );
  report.check(
    'the attack lasted as long',
    held.open === SLOW_CONNECTIONS && held.seen >= SLOW_CONNECTIONS && held.answered === 0,
    `${held.open} connections open, ${held.answered} answered, ${held.seen} open in the server`,
  );
  checkResources(report, 'after the attack', before, after);
}

/** A body of 1 GiB is refused, and none of it kept: a server of Node's own, that reads nothing, is the measure. */
export async function refuseGibibyte(phase: Phase): Promise<void> {
  const { child, report } = phase;
  const before = await settle(child, {});
  await sendGibibyte(child.plainPort, 'Content-Length');
  const { peakRss } = await child.memory();
  report.figure('1 GiB to plain Node', `RSS ${toMebibytes(before.rss)}, at most ${toMebibytes(peakRss)}`);
  for (const framing of Object.keys(framings) as (keyof typeof framings)[]) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other: memory is of this one.
    await refuseGibibyteBy(framing, peakRss, phase);
  }
}

async function refuseGibibyteBy(
  framing: keyof typeof framings,
  plainRss: number,
  { child, journal, report }: Phase,
): Promise<void> {
  const before = await settle(child, {});
  const sent = await sendGibibyte(child.port, framing);
  journal.addRefusals('413 body_too_large', 1);
  const { peakRss } = await child.memory();
  const growth = peakRss - Math.max(plainRss, before.rss);

  report.figure(`1 GiB by ${framing}`, `answered after ${toMilliseconds(sent.answeredAfter * 1000)}`);
  report.figure('RSS', `${toMebibytes(before.rss)}, at most ${toMebibytes(peakRss)}`);
  report.check(`1 GiB by ${framing} is refused by 413`, sent.status === 413, String(sent.status));
  report.check(
    `it is over within ${MOST_SECONDS} s`,
    sent.seconds < MOST_SECONDS,
    `${sent.seconds.toFixed(1)} s, ${sent.mebibytes} MiB sent`,
  );
  report.check(
    `RSS grew by at most ${toMebibytes(MOST_RSS_GROWTH)} beyond that of plain Node`,
    growth <= MOST_RSS_GROWTH,
    toMebibytes(growth),
  );
}

/** What the server saw, against what was sent to it in all phases. */
export async function compare({ child, journal, report }: Phase): Promise<void> {
  const ledger = await child.ledger();
  const { genuine, hostile } = { genuine: journal.genuine(), hostile: journal.hostile() };
  for (const [kind, count] of journal.kinds) report.figure(`sent ${kind}`, String(count));
  for (const surprise of [...journal.surprises, ...ledger.faults.slice(0, 5)]) report.figure('surprise', surprise);
  report.check(
    'every genuine delivery was acknowledged',
    genuine.sent > 0 && genuine.wrong === 0,
    `${genuine.sent - genuine.wrong} of ${genuine.sent}`,
  );
  report.check(
    'every hostile delivery was refused as expected',
    hostile.sent > 0 && hostile.wrong === 0,
    `${hostile.sent - hostile.wrong} of ${hostile.sent}`,
  );
  const misHandled = journal.misHandled(ledger);
  report.check(
    'every genuine delivery was handled once, and nothing else',
    misHandled === 0 && ledger.strays === 0,
    `${misHandled} otherwise, ${ledger.strays} unknown`,
  );
  const misTold = journal.misTold(ledger);
  const counts = Object.entries(ledger.refusals).map(([refusal, count]) => `${count} ${refusal}`);
  report.check(
    'the application was told of every refusal, and of no other',
    misTold.length === 0,
    [...(misTold.length === 0 ? counts : misTold)].join(', '),
  );
  const serverErrors = journal.serverErrors();
  report.check('no answer was a 5xx', serverErrors === 0, String(serverErrors));
  const errors = Object.entries(ledger.errors).map(([code, count]) => `${count} ${code}`);
  report.check(
    'the framework told of no error but of senders that went away',
    Object.keys(ledger.errors).every((code) => SENDER_GONE.has(code)),
    errors.join(', ') || 'none',
  );
  report.check('nothing was unhandled, and nobody warned', ledger.faults.length === 0, String(ledger.faults.length));
}

/** Memory once the resources are those wanted (default: once no connection is open), or after ten seconds. */
async function settle(child: Child, wanted: Memory['resources'], attempts = 100): Promise<Memory> {
  const memory = await child.memory();
  const isSettled = excess(wanted, memory.resources, ['TCPSocketWrap']).length === 0;
  if (isSettled || attempts === 0) return memory;
  await setTimeout(100);
  return settle(child, wanted, attempts - 1);
}

function checkResources(report: Report, when: string, before: Memory, after: Memory): void {
  const kinds = Object.keys(after.resources);
  const more = excess(before.resources, after.resources, kinds);
  const found = more.length > 0 ? more : kinds.map((kind) => `${after.resources[kind]} ${kind}`);
  report.check(`no more handles and requests ${when}`, more.length === 0, found.join(', '));
}

function excess(before: Memory['resources'], after: Memory['resources'], kinds: readonly string[]): readonly string[] {
  return kinds
    .filter((kind) => (after[kind] ?? 0) > (before[kind] ?? 0))
    .map((kind) => `${kind}: ${before[kind] ?? 0}, now ${after[kind] ?? 0}`);
}

async function sampleMemory(child: Child, interval: number, count = SAMPLES): Promise<readonly Memory[]> {
  if (count === 0) return [];
  await setTimeout(interval * 1000);
  const memory = await child.memory();
  return [memory, ...(await sampleMemory(child, interval, count - 1))];
}

function toLatency({ latencies }: Measured): string {
  const [median, p99, slowest] = [0.5, 0.99, 1].map((share) => toMilliseconds(percentile(latencies, share)));
  return `median ${median}, p99 ${p99}, slowest ${slowest} (${latencies.length} deliveries)`;
}
