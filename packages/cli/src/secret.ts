import { isUtf8 } from 'node:buffer';
import type { Jwk, Provider, SecretValue } from '@hooknotary/core';
import { readFile } from 'node:fs/promises';
import { isCancel, password } from '@clack/prompts';
import { Option } from 'commander';
import { toReason, UsageError } from './failure.js';
import type { KnownProvider } from './providers.js';
import { note, warn, type Terminal } from './terminal.js';

/** Where a user may say that the secret is. */
export interface SecretOptions {
  readonly secretEnv?: string | undefined;
  readonly secretFile?: string | undefined;
  readonly secret?: string | undefined;
}

/** A secret exactly as it was found, white space and all, and where that was. */
export interface FoundSecret {
  readonly secret: SecretValue;
  /** For people: names the place, never the value. */
  readonly from: string;
}

/** The options by which every command that needs a secret takes it. */
export function secretOptions(): readonly Option[] {
  return [
    new Option('--secret-env <name>', 'environment variable that holds the secret').argParser(readVariableName),
    new Option('--secret-file <file>', "file that holds it; one newline at its end is not the secret's"),
    new Option('--secret <value>', 'the secret itself; other users and the shell history see it'),
  ];
}

function readVariableName(name: string): string {
  // No message repeats it: it may be the secret itself, put in the wrong place.
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new UsageError('--secret-env takes the name of a variable.');
  return name;
}

/**
 * Finds a provider's secret: where an option says, else in the provider's environment variable, else by a hidden prompt.
 *
 * @throws UsageError if there is none, or more than one option names one.
 */
export async function readSecret(
  known: KnownProvider,
  options: SecretOptions,
  terminal: Terminal,
): Promise<FoundSecret> {
  const { secret, from } = await findSecret(known, options, terminal);
  return { secret: typeof secret === 'string' ? toSecretValue(known.provider, secret) : secret, from };
}

/** The text of a secret, or the key that it is as JSON (JWK), for a sender that signs by key pairs. */
export function toSecretValue({ signature }: Provider, text: string): string | Jwk {
  if (!text.trimStart().startsWith('{') || signature.algorithms.every(({ kind }) => kind === 'shared')) return text;
  try {
    // The cast is true of what can be read as a key, and the rest is refused as none.
    return JSON.parse(text) as Jwk;
  } catch {
    return text;
  }
}

/** @throws UsageError for a secret that can only verify: for a public key. */
export function checkSigning({ name, provider }: KnownProvider, { secret, from }: FoundSecret): void {
  if (canSign(provider, secret) || provider.signature.algorithms[0].kind === 'shared') return;
  throw new UsageError(
    `${name} signs by a private key, and that from ${from} is none: give one (PEM or JWK) by --secret-file, and its public key ` +
      'to the receiver.',
  );
}

/** Whether deliveries can be signed with it. */
export function canSign({ name, signature }: Provider, secret: SecretValue): boolean {
  try {
    signature.algorithms[0].toSigningKey(secret, name);
    return true;
  } catch {
    return false;
  }
}

async function findSecret(known: KnownProvider, options: SecretOptions, terminal: Terminal): Promise<FoundSecret> {
  const { secretEnv, secretFile, secret } = options;
  if ([secretEnv, secretFile, secret].filter((each) => each !== undefined).length > 1) {
    throw new UsageError('Give one of --secret-env, --secret-file and --secret.');
  }
  if (secretFile !== undefined) return readSecretFile(secretFile, terminal);
  if (secret !== undefined) {
    warn(terminal, '--secret stands in the process list and in the history of the shell; take --secret-env or a file.');
    return { secret, from: '--secret' };
  }
  const name = secretEnv ?? known.variable;
  const value = terminal.env[name];
  if (value !== undefined && value.trim() !== '') return { secret: value, from: name };
  if (secretEnv !== undefined) {
    throw new UsageError(`The variable that --secret-env names is ${value === undefined ? 'not set' : 'blank'}.`);
  }
  return askForSecret(known, terminal);
}

async function readSecretFile(file: string, terminal: Terminal): Promise<FoundSecret> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new UsageError(`${file}: ${toReason(error)}.`);
  });
  const from = `the file ${file}`;
  // A key of bytes that are no text is taken as it stands.
  if (!isUtf8(bytes)) return { secret: bytes, from };
  const text = bytes.toString('utf8');
  const secret = text.replace(/\r?\n$/, '');
  if (secret.trim() === '') throw new UsageError(`${file}: the secret is ${text === '' ? 'empty' : 'blank'}.`);
  if (secret !== text) note(terminal, `the newline at the end of ${file} is not taken for a part of the secret.`);
  return { secret, from };
}

async function askForSecret({ name, variable }: KnownProvider, terminal: Terminal): Promise<FoundSecret> {
  const { stdin, stderr } = terminal;
  if (!stdin.isTTY || !stderr.isTTY) {
    throw new UsageError(
      `No secret for ${name}: set ${variable}, or give --secret-env or --secret-file. (No terminal to ask on.)`,
    );
  }
  const secret = await password({
    message: `Secret of ${name} (not shown; ${variable} is not set)`,
    input: stdin,
    output: stderr,
    validate: (value) => (value?.trim() ? undefined : 'It is empty.'),
  });
  if (isCancel(secret)) throw new UsageError('No secret was given.');
  return { secret, from: 'the prompt' };
}
