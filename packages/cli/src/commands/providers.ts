import { Command } from 'commander';
import { canPrint } from '../curl.js';
import { PROVIDERS, type KnownProvider } from '../providers.js';
import { createPaint, writeJson, type Terminal } from '../terminal.js';

const HELP = `
Examples:
  hooknotary providers
  hooknotary providers --json | jq '.[].name'

Exit status: 0.`;

/** Makes `hooknotary providers`: who is known, and how each signs. */
export function createProvidersCommand(terminal: Terminal): Command {
  return new Command('providers')
    .description('List the providers, and how each of them signs.')
    .option('--json', 'print one JSON document')
    .addHelpText('after', HELP)
    .action(({ json }: { json?: boolean }) => {
      const rows = PROVIDERS.map(toRow);
      if (json) writeJson(terminal, rows);
      else terminal.stdout.write(toText(rows, terminal));
    });
}

function toRow({ name, provider, signs, variable, documentation, retries }: KnownProvider) {
  const { method, signature, timestamp, types } = provider;
  return {
    name,
    method,
    signatureHeaders: signature.headers,
    signaturePrefix: signature.prefix ?? '',
    signatureForm: canPrint(provider) ? '64 hexadecimal digits' : 'signature',
    algorithm: signature.algorithms.map(({ name: each }) => each).join(' or '),
    timestampHeader: timestamp?.header ?? null,
    tolerance: timestamp?.tolerance ?? null,
    signedContent: signs,
    types: [...types.keys()],
    secretVariable: variable,
    retryDelays: retries.delays,
    documentation,
  };
}

type Row = ReturnType<typeof toRow>;

function toText(rows: readonly Row[], terminal: Terminal): string {
  const paint = createPaint(terminal, terminal.stdout);
  const blocks = rows.map((row) => {
    const lines = toLines(row).map(([label, text]) => `  ${paint('dim', label.padEnd(9))} ${wrap(text)}`);
    return `${[paint('bold', row.name), ...lines].join('\n')}\n`;
  });
  return blocks.join('\n');
}

function toLines(row: Row): readonly (readonly [string, string])[] {
  const digits = `${row.signaturePrefix}<${row.signatureForm}>`;
  const time = row.timestampHeader === null ? '' : `, and ${row.timestampHeader}: <Unix seconds>`;
  return [
    ['request', row.method],
    ['header', `${row.signatureHeaders.join(' or, of old, ')}: ${digits}${time}`],
    ['signs', row.signedContent],
    ['types', row.types.join(', ')],
    ['secret', row.secretVariable],
    ['see', row.documentation],
  ];
}

/** Breaks a long list between its words, under where it began. */
function wrap(text: string): string {
  return text.replaceAll(/(.{60,90}?), /g, `$1,\n${' '.repeat(12)}`);
}
