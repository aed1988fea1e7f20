import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { toReason, UsageError } from './failure.js';
import type { Terminal } from './terminal.js';

/** The bytes of a file, or of stdin where its name is `-`. @throws UsageError if there is no reading it. */
export async function readInput(file: string, { stdin }: Terminal): Promise<Buffer> {
  if (file === '-') return buffer(stdin);
  return readFile(file).catch((error: unknown) => {
    throw new UsageError(`${file}: ${toReason(error)}.`);
  });
}
