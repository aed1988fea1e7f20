/**
 * Whether the time of a comparison tells how much of a forged signature was right, in the manner of dudect (Reparaz,
 * Balasch, Verbauwhede 2017): two classes of input in random order, Welch's t over many samples, again without the
 * slowest, which only the machine explains. A t beyond 4.5 either way is a leak. The control compares the usual wrong
 * way, and shows that the measurement would see one. Figures are for reading, not for a gate.
 *
 *     node test/bench/constant-time.ts [--samples 1000000]
 */
import { createHmac, randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createHmacKey, hmac, isHmac } from '../../packages/core/dist/hmac.js';

const { values: options } = parseArgs({ options: { samples: { type: 'string', default: '1000000' } } });
const samples = Number(options.samples);

const secret = Buffer.from('your_webhook_secret_here');
const content = [
  Buffer.from(
    '{"phone":"+971501234567","requestId":"abc123def456","status":"verified","verifiedAt":"2026-04-04T14:30:00.000Z"}',
  ),
];
const keys = [createHmacKey(secret)];
const right = createHmac('sha256', secret)
  .update(content[0] ?? '')
  .digest();

/** A forged signature that differs from the right one in one byte only. */
function forge(byte: number): Buffer {
  const forged = Buffer.from(right);
  forged[byte] = (forged[byte] ?? 0) ^ 0xff;
  return forged;
}

/** What samples with `signature !== expected` do, spelt out: it ends at the first byte that differs. */
function matchesUntilItDiffers(signature: Buffer): boolean {
  const expected = hmac(keys[0] ?? createHmacKey(secret), content);
  for (let at = 0; at < expected.length; at++) if (expected[at] !== signature[at]) return false;
  return true;
}

function time(compare: (signature: Buffer) => boolean, signature: Buffer): number {
  const start = process.hrtime.bigint();
  const matches = compare(signature);
  const nanoseconds = Number(process.hrtime.bigint() - start);
  if (matches) throw new Error('A forged signature matched.');
  return nanoseconds;
}

function summarise(times: readonly number[]): { count: number; mean: number; variance: number } {
  const mean = times.reduce((sum, each) => sum + each, 0) / times.length;
  const squares = times.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return { count: times.length, mean, variance: squares / (times.length - 1) };
}

function measure(name: string, compare: (signature: Buffer) => boolean): void {
  const classes = [forge(0), forge(31)] as const;
  for (const signature of classes) for (let run = 0; run < 20_000; run++) time(compare, signature);

  const times: readonly [number[], number[]] = [[], []];
  for (const byte of randomBytes(samples)) {
    const which = byte & 1 ? 1 : 0;
    times[which].push(time(compare, classes[which]));
  }

  console.log(`\n${name}`);
  const all = times.flat().toSorted((a, b) => a - b);
  for (const share of [1, 0.99, 0.95, 0.9, 0.75, 0.5]) {
    const limit = all[Math.ceil(all.length * share) - 1] ?? Infinity;
    const [a, b] = times.map((each) => summarise(each.filter((value) => value <= limit)));
    if (a === undefined || b === undefined) continue;
    const t = (a.mean - b.mean) / Math.sqrt(a.variance / a.count + b.variance / b.count);
    const means = `means ${a.mean.toFixed(1)} and ${b.mean.toFixed(1)} ns`;
    console.log(`  fastest ${(share * 100).toFixed(0).padStart(3)} %: t = ${t.toFixed(2).padStart(8)}, ${means}`);
  }
}

console.log(`${samples} comparisons, Node ${process.version}: first byte wrong against last byte wrong`);
measure('isHmac', (signature) => isHmac(keys[0] ?? createHmacKey(secret), content, signature));
measure('control: a loop that ends at the first difference', matchesUntilItDiffers);
