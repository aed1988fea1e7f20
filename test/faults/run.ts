/**
 * Stores and inboxes on real engines, and what must not happen to a delivery whatever breaks: real servers and processes,
 * which are killed, halted and cut off, and whose clocks and disks are tampered with. Deliveries are counted.
 *
 *     node test/faults/run.ts [--engine memory|sqlite|redis|postgres]… [--part name]… [--kills 200] [--seed 1] [--require-all]
 */
import { parseArgs } from 'node:util';
import { createReport } from '../e2e/report.ts';
import { createRandom } from '../fuzz/mutate.ts';
import { holdFile } from './busy-file.ts';
import { setClocks } from './clocks.ts';
import { fillDisks } from './disk-full.ts';
import { sendDuplicates } from './duplicates.ts';
import { isolate } from './isolation.ts';
import { killEverywhere } from './kills.ts';
import { openBeside } from './openings.ts';
import { troubleServer } from './outages.ts';
import { poison } from './poison.ts';
import { exhaustPool } from './pool.ts';
import { ENGINES, type EngineName } from './protocol.ts';
import { evict, failOver, fillMemory } from './redis-troubles.ts';
import { removeOld } from './retention.ts';
import { inWorld, whyMissing, type World } from './worlds.ts';

const { values: options } = parseArgs({
  options: {
    engine: { type: 'string', multiple: true },
    part: { type: 'string', multiple: true },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    'require-all': { type: 'boolean', default: false },
  },
});
const kills = Number(options.kills);
if (!(Number.isSafeInteger(kills) && kills > 0)) throw new TypeError('--kills must be a whole number above 0.');
const report = createReport();
const random = createRandom(Number(options.seed));

interface Part {
  readonly engines: readonly EngineName[];
  readonly run: (world: World) => Promise<void>;
}

const parts: Readonly<Record<string, Part>> = {
  kills: {
    engines: ['sqlite', 'redis', 'postgres'],
    run: (world) => killEverywhere(world, { report, kills, random }),
  },
  outages: { engines: ['redis', 'postgres'], run: (world) => troubleServer(world, { report, random }) },
  openings: { engines: ['sqlite', 'redis', 'postgres'], run: (world) => openBeside(world, report) },
  poison: { engines: ['sqlite', 'redis', 'postgres'], run: (world) => poison(world, report) },
  'busy file': { engines: ['sqlite'], run: (world) => holdFile(world, report) },
  retention: { engines: ['sqlite'], run: (world) => removeOld(world, report) },
  pool: { engines: ['postgres'], run: (world) => exhaustPool(world, report) },
  failover: { engines: ['redis'], run: (world) => failOver(world, report) },
  eviction: { engines: ['redis'], run: (world) => evict(world, report) },
  'full memory': { engines: ['redis'], run: (world) => fillMemory(world, report) },
  isolation: { engines: ['postgres'], run: (world) => isolate(world, report) },
  duplicates: { engines: ENGINES, run: (world) => sendDuplicates(world, report) },
  clocks: { engines: ['sqlite', 'redis', 'postgres'], run: (world) => setClocks(world, report) },
  'full disks': { engines: ['sqlite'], run: (world) => fillDisks(world, report) },
};

for (const engine of choose('engine', ENGINES)) await tryEngine(engine);
process.exitCode = report.end().failed === 0 ? 0 : 1;

async function tryEngine(engine: EngineName): Promise<void> {
  const missing = whyMissing(engine);
  if (missing !== undefined) {
    report.heading(engine);
    console.warn(missing);
    if (options['require-all']) report.check('it can be tested here', false, missing);
    return;
  }
  for (const name of choose('part', Object.keys(parts))) {
    // The cast is true: the name is one of theirs.
    const { engines, run } = parts[name] as Part;
    if (engines.includes(engine)) await tryPart(engine, { name, run });
  }
}

async function tryPart(
  engine: EngineName,
  { name, run }: Pick<Part, 'run'> & { readonly name: string },
): Promise<void> {
  report.heading(`${engine}: ${name}, seed ${options.seed}, Node ${process.version}`);
  try {
    await inWorld(engine, run);
  } catch (error) {
    report.check('the run came to its end', false, String(error));
  }
}

/** Those asked for, or all. */
function choose<Name extends string>(option: 'engine' | 'part', known: readonly Name[]): readonly Name[] {
  const wanted = options[option] ?? known;
  const strange = wanted.find((each) => !known.some((name) => name === each));
  if (strange !== undefined) throw new TypeError(`--${option} must be one of ${known.join(', ')}.`);
  return known.filter((name) => wanted.includes(name));
}
