import type { BenchEngine, OpenEngine } from './engine.ts';
import { memory } from './memory.ts';
import { postgres } from './postgres.ts';
import { redis } from './redis.ts';
import { sqlite } from './sqlite.ts';

/** The engines, the nearest first. */
export const engines: readonly BenchEngine[] = [memory, sqlite, redis, postgres];

/** Opens one engine after the other, so that they do not get into each other's way; tells of those that cannot be had. */
export async function* openEach(
  these: readonly BenchEngine[],
): AsyncGenerator<{ readonly title: string; readonly engine: OpenEngine }> {
  for (const { name, open } of these) {
    const engine = await open().catch((error: unknown) => console.error(`\nNOT MEASURED, ${name}: ${String(error)}`));
    if (engine === undefined) continue;
    try {
      yield { title: `${name} ${engine.version}`, engine };
    } finally {
      await engine.close();
    }
  }
}
