/** Memory over very many deliveries, and while 1 GiB is refused: `npm run bench:memory`. */
import { akidotp } from '../contract/senders.ts';
import { startChild, type Child } from '../e2e/child.ts';
import { toGenuine } from '../e2e/deliveries.ts';
import { framings, sendGibibyte } from '../e2e/huge-body.ts';
import { FRAMEWORKS, type Framework } from '../e2e/protocol.ts';
import { startLoad, type Load } from './http/race.ts';
import { toRow, type Part, type Row } from './row.ts';

const MEBIBYTE = 2 ** 20;
const STEPS = 10;

export const memory: Part = async function* ({ quick }) {
  const step = (quick ? 1e5 : 1e6) / STEPS;
  const load = await startLoad();
  try {
    for (const framework of FRAMEWORKS) {
      const child = await startChild(framework);
      try {
        yield await followHeap({ framework, child, load, step });
        yield await refuseGibibyte(framework, child);
      } finally {
        child.kill();
      }
    }
  } finally {
    await load.end();
  }
};

interface Run {
  readonly framework: Framework;
  readonly child: Child;
  readonly load: Load;
  /** Deliveries between two looks. */
  readonly step: number;
}

async function followHeap({ framework, child, load, step }: Run): Promise<readonly Row[]> {
  const heading = `Heap after ${(STEPS * step).toLocaleString('en')} deliveries: ${framework}`;
  const rows = [await readMemory(heading, 'before', child)];
  for (let count = step; count <= STEPS * step; count += step) {
    await deliver(child, load, step);
    rows.push(await readMemory(heading, count.toLocaleString('en'), child));
  }
  // In the first half code is still compiled, and caches fill.
  const settled = rows.slice(STEPS / 2);
  const growth = ((settled.at(-1)?.median ?? 0) - (settled[0]?.median ?? 0)) * MEBIBYTE;
  const deliveries = (settled.length - 1) * step;
  return [...rows, toRow(heading, 'growth over the second half', 'bytes/delivery', growth / deliveries)];
}

async function deliver({ port }: Child, load: Load, amount: number): Promise<void> {
  const { request } = toGenuine(1, akidotp);
  const { answers } = await load.ask({
    port,
    target: request.target,
    headers: Object.fromEntries(request.headers),
    body: Buffer.from(request.body),
    connections: 100,
    amount,
  });
  if (Object.keys(answers).join() !== '200') throw new Error(`Deliveries were answered ${JSON.stringify(answers)}.`);
}

async function refuseGibibyte(framework: Framework, child: Child): Promise<readonly Row[]> {
  const heading = `RSS while 1 GiB is refused, at most: ${framework}`;
  const rows = [await readPeak(heading, 'before', child)];
  await sendGibibyte(child.plainPort, 'Content-Length');
  rows.push(await readPeak(heading, 'plain Node, answering 413', child));
  // The cast is true: these are its keys.
  for (const framing of Object.keys(framings) as (keyof typeof framings)[]) {
    const { status } = await sendGibibyte(child.port, framing);
    if (status !== 413) throw new Error(`${framework} answered 1 GiB by ${framing} with ${status}.`);
    rows.push(await readPeak(heading, `Hooknotary, by ${framing}`, child));
  }
  return rows;
}

async function readMemory(heading: string, name: string, child: Child): Promise<Row> {
  const { heapUsed, rss, peakRss } = await child.memory();
  const also = { 'RSS MiB': rss / MEBIBYTE, 'highest RSS MiB': peakRss / MEBIBYTE };
  return { ...toRow(heading, name, 'MiB', heapUsed / MEBIBYTE), also };
}

async function readPeak(heading: string, name: string, child: Child): Promise<Row> {
  const { peakRss } = await child.memory();
  return toRow(heading, name, 'MiB', peakRss / MEBIBYTE);
}
