import type { BenchEngine, OpenEngine } from './engine.ts';

/** The engines, the nearest first. Each is loaded when its turn comes: what a client brings along slows the code of those before. */
export const engines: readonly (() => Promise<BenchEngine>)[] = [
  async () => (await import('./memory.ts')).memory,
  async () => (await import('./sqlite.ts')).sqlite,
  async () => (await import('./redis.ts')).redis,
  async () => (await import('./postgres.ts')).postgres,
];

/** Opens one engine after the other, so that they do not get into each other's way; tells of those that cannot be had. */
export async function* openEach(
  these: typeof engines,
): AsyncGenerator<{ readonly title: string; readonly engine: OpenEngine }> {
  for (const load of these) {
    const { name, open } = await load();
    const engine = await open().catch((error: unknown) => console.error(`\nNOT MEASURED, ${name}: ${String(error)}`));
    if (engine === undefined) continue;
    try {
      yield { title: `${name} ${engine.version}`, engine };
    } finally {
      await engine.close();
    }
  }
}
