/**
 * Whether the time that a refusal takes tells how much of a forged signature was right, in the manner of dudect
 * (Reparaz, Balasch, Verbauwhede 2017): two classes of input in random order, Welch's t over many samples, again without
 * the slowest, which only the machine explains. |t| above 4.5 would be a leak; the figure is for reading, not for a gate.
 *
 *     node test/bench/constant-time.ts [--samples 1000000]
 */
import { createHmac, randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { akidotp, createVerifier, WebhookError, type Delivery } from '@hooknotary/core';

const { values: options } = parseArgs({ options: { samples: { type: 'string', default: '1000000' } } });
const samples = Number(options.samples);

const secret = 'your_webhook_secret_here';
const rawBody = Buffer.from(
  '{"phone":"+971501234567","requestId":"abc123def456","status":"verified","verifiedAt":"2026-04-04T14:30:00.000Z"}',
);
const signature = createHmac('sha256', secret).update(rawBody).digest();
const verify = createVerifier(akidotp, secret);

/** A forged signature that differs from the right one in one byte only. */
function forge(byte: number): Delivery {
  const forged = Buffer.from(signature);
  forged[byte] = (forged[byte] ?? 0) ^ 0xff;
  return { method: 'POST', url: '/', headers: { 'x-akidotp-signature': forged.toString('hex') }, rawBody };
}

function time(delivery: Delivery): number {
  const start = process.hrtime.bigint();
  try {
    verify(delivery);
  } catch (error) {
    const nanoseconds = Number(process.hrtime.bigint() - start);
    if (error instanceof WebhookError && error.code === 'signature_mismatch') return nanoseconds;
  }
  throw new Error('A forged delivery was not refused as such.');
}

function welch(a: readonly number[], b: readonly number[]): number {
  const [first, second] = [describe(a), describe(b)];
  return (first.mean - second.mean) / Math.sqrt(first.variance / first.count + second.variance / second.count);
}

function describe(values: readonly number[]): { count: number; mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count: values.length, mean, variance: squares / (values.length - 1) };
}

const classes = [forge(0), forge(31)] as const;
for (const delivery of classes) for (let run = 0; run < 20_000; run++) time(delivery);

const times: readonly [number[], number[]] = [[], []];
const order = randomBytes(samples);
for (const byte of order) {
  const which = (byte & 1) as 0 | 1;
  times[which].push(time(classes[which]));
}

console.log(`${samples} refusals, Node ${process.version}: first byte wrong against last byte wrong`);
const all = times.flat().toSorted((a, b) => a - b);
for (const share of [1, 0.99, 0.95, 0.9, 0.75, 0.5]) {
  const limit = all[Math.ceil(all.length * share) - 1] ?? Infinity;
  const [first, last] = times.map((values) => values.filter((value) => value <= limit)) as [number[], number[]];
  const [a, b] = [describe(first), describe(last)];
  const shown = `means ${a.mean.toFixed(1)} and ${b.mean.toFixed(1)} ns`;
  console.log(
    `fastest ${(share * 100).toFixed(0).padStart(3)} %: t = ${welch(first, last).toFixed(2).padStart(6)}, ${shown}`,
  );
}
