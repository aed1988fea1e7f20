import { Command } from 'commander';
import type { Provider } from '@hooknotary/core';
import { readWriting, toEncodingTitle } from '@hooknotary/diagnose/internal';
import { PROVIDERS, type KnownProvider } from '../providers.js';
import { createPaint, writeJson, type Terminal } from '../terminal.js';

const HELP = `
Examples:
  hooknotary providers
  hooknotary providers twilio
  hooknotary providers ed25519
  hooknotary providers --json | jq '.[].name'

Exit status: 0, or 1 where no sender has all of the words.`;

/** Makes `hooknotary providers`: who is known, and how each signs. */
export function createProvidersCommand(terminal: Terminal): Command {
  return new Command('providers')
    .description('List the providers, and how each of them signs.')
    .argument('[words...]', 'only those that have all of these in a name, a header, a type or an algorithm')
    .option('--json', 'print one JSON document')
    .addHelpText('after', HELP)
    .action((words: readonly string[], { json }: { json?: boolean }) => {
      const rows = PROVIDERS.filter((each) => hasAll(each, words)).map(toRow);
      if (rows.length === 0) {
        terminal.exitCode = 1;
        return void terminal.stderr.write(`No sender has ${words.map((word) => `'${word}'`).join(' and ')} in it.\n`);
      }
      if (json) writeJson(terminal, rows);
      else terminal.stdout.write(toText(rows, terminal));
    });
}

/** Whether a sender has each of the words somewhere, in any case. */
function hasAll({ name, title, provider }: KnownProvider, words: readonly string[]): boolean {
  const { signature, types } = provider;
  const algorithms = signature.algorithms.map((each) => each.name);
  const texts = [name, title, ...signature.headers, ...types.keys(), ...algorithms].join('\n').toLowerCase();
  return words.every((word) => texts.includes(word.toLowerCase()));
}

function toRow({ name, provider, signs, proof, variable, documentation, retries }: KnownProvider) {
  const { method, signature, timestamp, types } = provider;
  return {
    name,
    method,
    signatureHeaders: signature.headers,
    signaturePrefix: readWriting(signature)?.label ?? '',
    signatureForm: toForm(provider),
    algorithm: signature.algorithms.map(({ name: each }) => each).join(' or '),
    timestampHeader: timestamp?.header ?? null,
    timestampForm: timestamp === undefined ? null : TIMES[timestamp.unit ?? 'seconds'],
    tolerance: timestamp?.tolerance ?? null,
    signedContent: signs,
    signsUrl: provider.needsPublicUrl,
    types: [...types.keys()],
    proof,
    secretVariable: variable,
    retryDelays: retries.delays,
    documentation,
  };
}

const TIMES = { seconds: 'Unix seconds', milliseconds: 'Unix milliseconds', iso8601: 'ISO 8601' } as const;

/** How the signature is written, behind what stands in front of it. */
function toForm({ signature }: Provider): string {
  const writing = readWriting(signature);
  if (writing === undefined) return 'token (JWS)';
  const [{ length }] = signature.algorithms;
  const title = toEncodingTitle(writing.encoding);
  if (length === undefined) return title;
  return writing.encoding === 'hex' ? `${2 * length} ${title}` : `${length} bytes in ${title}`;
}

const PROOFS = {
  vector: 'deliveries that it publishes',
  package: 'its official package',
  library: 'a library for its tokens',
  pages: 'its pages',
} as const;

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
  const time = row.timestampHeader === null ? '' : `, and ${row.timestampHeader}: <${row.timestampForm ?? ''}>`;
  return [
    ['request', row.method],
    ['header', `${row.signatureHeaders.join(' or, of old, ')}: ${digits}${time}`],
    ['signs', row.signedContent],
    ['types', row.types.join(', ')],
    ['proof', row.proof.map((each) => PROOFS[each]).join(', ')],
    ['secret', row.secretVariable],
    ['see', row.documentation],
  ];
}

/** Breaks a long list between its words, under where it began. */
function wrap(text: string): string {
  return text.replaceAll(/(.{60,90}?), /g, `$1,\n${' '.repeat(12)}`);
}
