import type { BenchEngine } from './engine.ts';
import { memory } from './memory.ts';
import { postgres } from './postgres.ts';
import { redis } from './redis.ts';
import { sqlite } from './sqlite.ts';

/** The engines, the nearest first. */
export const engines: readonly BenchEngine[] = [memory, sqlite, redis, postgres];
