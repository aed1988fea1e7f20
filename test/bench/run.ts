/**
 * The benchmark, whole or in parts:
 *
 *     node test/bench/run.ts [verify] [catalogue] [http] [store] [inbox] [start] [growth] [memory] [--quick] [--json]
 */
import { parseArgs } from 'node:util';
import { describeMachine, toText } from './machine.ts';
import type { Part, Row } from './row.ts';
import { toTables } from './table.ts';

// Each is loaded when its turn comes, so that what one brings along does not burden those before.
const parts: Readonly<Record<string, () => Promise<Part>>> = {
  verify: async () => (await import('./verify.ts')).verify,
  catalogue: async () => (await import('./catalogue.ts')).catalogue,
  http: async () => (await import('./http.ts')).http,
  store: async () => (await import('./store.ts')).store,
  inbox: async () => (await import('./inbox.ts')).inbox,
  start: async () => (await import('./start.ts')).start,
  growth: async () => (await import('./growth.ts')).growth,
  memory: async () => (await import('./memory.ts')).memory,
};

const {
  values: { quick, json },
  positionals,
} = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const names = positionals.length === 0 ? Object.keys(parts) : positionals;
const unknown = names.filter((name) => parts[name] === undefined);
if (unknown.length > 0)
  throw new TypeError(`There is no ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);

const machine = describeMachine();
// What is for people stays out of the document for machines.
const tell = json ? console.error : console.log;
tell(toText(machine));

const results: { part: string; seconds: number; rows: Row[] }[] = [];
for (const name of names) results.push(await measure(name));
if (json) console.log(JSON.stringify({ machine, quick, parts: results }, undefined, 2));
if (!quick && names.includes('verify') && names.includes('http')) {
  const { drawChart } = await import('./chart.ts');
  drawChart(
    results.flatMap(({ rows }) => rows),
    machine,
  );
}

async function measure(name: string): Promise<{ part: string; seconds: number; rows: Row[] }> {
  const started = performance.now();
  const part = await parts[name]?.();
  const rows: Row[] = [];
  for await (const more of part?.({ quick }) ?? []) {
    rows.push(...more);
    tell(`\n${toTables(more)}`);
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  tell(`\n${name}: ${seconds} s`);
  return { part: name, seconds, rows };
}
