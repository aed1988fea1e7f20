#!/usr/bin/env node
import { CommanderError } from 'commander';
import { UsageError } from './failure.js';
import { hideSqliteWarning } from './quiet.js';
import { createPaint, toPrintable } from './terminal.js';

// Whoever reads may have enough before the end, such as `head`.
process.stdout.on('error', () => process.exit());

hideSqliteWarning();
// Only now, for the warning comes when what needs SQLite is loaded.
const { createProgram } = await import('./program.js');

try {
  await createProgram(process).parseAsync(process.argv);
} catch (error) {
  process.exitCode = toStatus(error);
}

function toStatus(error: unknown): number {
  // commander has said its own already. Help that was asked for is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const isExpected = error instanceof UsageError || error instanceof TypeError;
  const text = `error: ${isExpected ? '' : 'unexpected: '}${error instanceof Error ? error.message : String(error)}`;
  const line = toPrintable(text.replaceAll(/\s*\n\s*/g, ' '));
  process.stderr.write(`${createPaint(process, process.stderr)('red', line)}\n`);
  return 2;
}
