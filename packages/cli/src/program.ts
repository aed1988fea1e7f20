import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { createCheckCommand } from './commands/check.js';
import { createListenCommand } from './commands/listen.js';
import { createProvidersCommand } from './commands/providers.js';
import { createSendCommand } from './commands/send.js';
import { createVerifyCommand } from './commands/verify.js';
import { createPaint, setColour, type Terminal } from './terminal.js';

const HELP = `
Secrets come from an environment variable (see: hooknotary providers), from --secret-file, or from a hidden prompt.

Examples:
  hooknotary providers
  hooknotary send akidotp http://localhost:3000/webhooks/akidotp
  hooknotary check akidotp http://localhost:3000/webhooks/akidotp
  hooknotary verify akidotp --request saved-request.txt

Exit status: 0 fine; 1 refused, not verified, or not answered with success; 2 wrong usage or bad input; check and send --tamper: 0 all
as it must be, 1 not so, 3 no answer.`;

/** Makes the command with all that belongs to it. */
export function createProgram(terminal: Terminal): Command {
  const { stdout, stderr } = terminal;
  const program = new Command('hooknotary')
    .description('Sends, verifies, explains and shows signed webhooks.')
    .version(readVersion())
    .addHelpText('after', HELP)
    .addCommand(createCheckCommand(terminal))
    .addCommand(createListenCommand(terminal))
    .addCommand(createProvidersCommand(terminal))
    .addCommand(createSendCommand(terminal))
    .addCommand(createVerifyCommand(terminal));
  for (const command of [program, ...program.commands]) {
    command
      .option('--color', 'colours everywhere, as FORCE_COLOR does')
      .option('--no-color', 'colours nowhere, as NO_COLOR does')
      .on('option:color', () => setColour(terminal, true))
      .on('option:no-color', () => setColour(terminal, false));
    command.exitOverride().configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      // One line, whatever else commander has to say, such as a likely spelling.
      outputError: (text, write) =>
        write(`${createPaint(terminal, stderr)('red', text.trim().replaceAll(/\s*\n\s*/g, ' '))}\n`),
    });
  }
  return program;
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  // The cast is true: it is this package's own manifest.
  return (manifest as { version: string }).version;
}
