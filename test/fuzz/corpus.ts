import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Target } from './target.ts';

/** What a target begins with: its own seeds, and the inputs kept in the repository. */
export function readCorpus({ name, seeds }: Target): readonly Buffer[] {
  return [...seeds.map((seed) => Buffer.from(seed)), ...readKept(name)];
}

function readKept(name: string): readonly Buffer[] {
  const folder = new URL(`corpus/${name}/`, import.meta.url);
  return list(folder).map((file) => readFileSync(new URL(file, folder)));
}

function list(folder: URL): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

/** Writes an input under the hash of its content; gives the file's name within this folder. */
export function keep(folder: string, input: Uint8Array): string {
  const file = `${folder}/${createHash('sha256').update(input).digest('hex').slice(0, 16)}`;
  mkdirSync(new URL(folder, import.meta.url), { recursive: true });
  writeFileSync(new URL(file, import.meta.url), input);
  return file;
}
