import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryStore, type DeliveryStore } from '@hooknotary/core';
import { sqliteStore } from '@hooknotary/sqlite';
import { compare, type Plan, type Subject } from '../compare.ts';
import type { Row } from '../row.ts';
import { withSlope } from './slope.ts';

type Turns = Omit<Plan, 'heading' | 'atOnce' | 'unit'>;

const KEEP = 604_800;
/** As many as one commit may hold, so that filling a store is quick. */
const AT_ONCE = 1000;

/** Cost of a new delivery against the number that is remembered already. */
export async function* growWithMemories(most: number, turns: Turns): AsyncGenerator<readonly Row[]> {
  const counts = [1e2, 1e3, 1e4, 1e5, 1e6].filter((count) => count <= most);
  const plan = { ...turns, unit: 'µs', heading: 'Against the number remembered' } as const;
  const inMemory = await fill(counts, () => memoryStore({ maxEntries: 2 * most }));
  yield withSlope(counts, await compare(inMemory, { ...plan, atOnce: 1, heading: `${plan.heading}: memory` }));

  const folder = mkdtempSync(join(tmpdir(), 'hooknotary-bench-'));
  const stores = new Map(counts.map((count) => [count, sqliteStore({ path: join(folder, `${count}.db`) })]));
  // The cast is true: each count has its store.
  const inFiles = await fill(counts, (count) => stores.get(count) as DeliveryStore);
  yield withSlope(counts, await compare(inFiles, { ...plan, atOnce: 100, heading: `${plan.heading}: SQLite` }));
  await Promise.all([...stores.values()].map((store) => store.close()));
  rmSync(folder, { recursive: true });
}

async function fill(counts: readonly number[], open: (count: number) => DeliveryStore): Promise<readonly Subject[]> {
  const subjects: Subject[] = [];
  for (const count of counts) {
    const store = open(count);
    await remember(store, count);
    subjects.push({ name: count.toLocaleString('en'), once: () => handleInVain(store) });
  }
  return subjects;
}

async function remember(store: DeliveryStore, count: number): Promise<void> {
  let left = count;
  async function runner(): Promise<void> {
    while (left-- > 0) await store.commit(await reserve(store), KEEP);
  }
  await Promise.all(Array.from({ length: Math.min(count, AT_ONCE) }, runner));
}

/** Leaves as many remembered as there were. */
async function handleInVain(store: DeliveryStore): Promise<void> {
  await store.release(await reserve(store));
}

let keys = 0;

async function reserve(store: DeliveryStore): Promise<string> {
  const reservation = await store.reserve(`akidotp:request${++keys}:verified`, 60);
  if (reservation.state !== 'reserved') throw new Error('A new key was not reserved.');
  return reservation.token;
}
