import { isUtf8 } from 'node:buffer';
import { hmac, type Provider, type SecretValue } from '@hooknotary/core';
import { toBuffer } from '@hooknotary/core/internal';
import { toCause, type Cause, type CauseCode } from './causes.js';
import { asGiven, rarely, type Guess } from './guess.js';
import { cleaned, hashed, respellText } from './secret-texts.js';

/** The secrets that are given. @throws TypeError for one that is empty, and for what can be none. */
export function readSecrets(secret: unknown, provider: string): readonly SecretValue[] {
  const secrets = Array.isArray(secret) ? (secret as readonly unknown[]) : [secret];
  if (typeof secret === 'function') {
    throw new TypeError(`${provider}: diagnose takes the secret itself, not a function that finds it.`);
  }
  // The checks of every other secret, but for white space around it, which is one of the things to find.
  if (secrets.length === 0) throw new TypeError(`${provider}: the list of secrets is empty.`);
  // The casts are true of all that is not refused.
  for (const each of secrets) if (!isKey(each)) SHARED.toKey(trimmed(each) as string, provider);
  return secrets as readonly SecretValue[];
}

const SHARED = hmac('sha256');

/** Whether it is a key in a form of its own: PEM, of `node:crypto`, or JSON. */
function isKey(secret: unknown): boolean {
  if (typeof secret === 'string' && secret.trim().startsWith('-----BEGIN ')) return true;
  return typeof secret === 'object' && secret !== null && ('asymmetricKeyType' in secret || 'kty' in secret);
}

/** The secret without the white space around it. */
export function trimmed(secret: unknown): unknown {
  if (typeof secret === 'string') return secret.trim();
  return secret instanceof Uint8Array && isUtf8(secret) ? toBuffer(secret).toString().trim() : secret;
}

/** Secrets that the sender may have used: those given, what people make of a secret, and those of other providers. */
export function guessSecrets(
  { signature: { algorithms } }: Provider,
  given: readonly SecretValue[],
  others: readonly (readonly [provider: string, secrets: readonly SecretValue[]])[],
): readonly Guess<SecretValue>[] {
  const kinds = new Set(algorithms.map(({ kind }) => kind));
  return [
    ...given.flatMap((each) => [
      ...(kinds.has('shared') ? guessSecret(each) : [asGiven(each)]),
      ...(kinds.has('pair') ? guessPublicKey(each) : []),
    ]),
    ...others.flatMap(([provider, secrets]) =>
      secrets.flatMap((each) =>
        [each, ...(typeof each === 'string' ? [Buffer.from(each)] : [])].flatMap((value) =>
          because(value, [toCause('secret_of_another_provider', provider)]),
        ),
      ),
    ),
    ...(kinds.has('shared') ? because(Buffer.alloc(0), [toCause('secret_empty_at_sender')]) : []),
  ];
}

function because<T>(value: T, causes: readonly Cause[]): readonly Guess<T>[] {
  return [{ value, causes }];
}

function guessSecret(secret: SecretValue): readonly Guess<SecretValue>[] {
  if (typeof secret !== 'string' && !(secret instanceof Uint8Array)) return [asGiven(secret)];
  const bytes = typeof secret === 'string' ? Buffer.from(secret) : Buffer.from(toBuffer(secret));
  if (!isUtf8(bytes)) return [asGiven(bytes), ...respell(bytes)];
  const text = bytes.toString();
  return [
    // A secret with white space around it is refused, also where the sender has the same.
    ...(text === text.trim() ? [asGiven(secret)] : because(bytes, [toCause('secret_white_space_at_sender')])),
    // The characters themselves, where the description decodes them.
    ...(typeof secret === 'string' ? because(bytes, [toCause('secret_not_decoded')]) : []),
    // As the description reads a text, where one was given, and as bytes: before what is made of it in any other way.
    ...cleaned(text).flatMap(({ value, causes }) =>
      causes.length === 0
        ? []
        : [...(typeof secret === 'string' ? because(value, causes) : []), ...because(Buffer.from(value), causes)],
    ),
    ...cleaned(text).flatMap(({ value, causes }) => rewritten(value, causes)),
    // A text in another form may be one that the description decodes.
    ...(typeof secret === 'string' ? rarely(1, respellText(text)) : []),
  ];
}

/** Public keys that a text may spell. */
function guessPublicKey(secret: SecretValue): readonly Guess<SecretValue>[] {
  const text = secret instanceof Uint8Array ? toBuffer(secret).toString('latin1') : secret;
  if (typeof text !== 'string') return [];
  return cleaned(text).flatMap(({ value, causes }) =>
    [...(causes.length === 0 ? [] : [asGiven<SecretValue>(value)]), ...toPublicKeys(value)].map((each) => ({
      value: each.value,
      causes: [...causes, ...each.causes],
    })),
  );
}

function toPublicKeys(text: string): readonly Guess<SecretValue>[] {
  const [, kind = '', inner = ''] = /^-----BEGIN ([A-Z ]+)-----([^-]*)-----END [A-Z ]+-----/.exec(text.trim()) ?? [];
  const bytes = decodeBase64(text);
  return [
    ...(inner === ''
      ? []
      : because(toPem(kind, inner.replaceAll(/\\[nr]|\s/g, '')), [toCause('secret_lost_line_feeds')])),
    ...spell(/^(?:[0-9a-f]{2})+$/i.test(text) ? Buffer.from(text, 'hex') : undefined, 'hexadecimal digits'),
    ...spell(bytes, 'base64'),
  ];
}

/** The bytes themselves, which may be a key or PEM, and PEM of them, for they may be what is written in it. */
function spell(bytes: Buffer | undefined, encoding: string): readonly Guess<SecretValue>[] {
  if (bytes === undefined) return [];
  const causes = [toCause('secret_is_key_in', encoding)];
  return [bytes, toPem('PUBLIC KEY', bytes.toString('base64'))].map((value) => ({ value, causes }));
}

function toPem(kind: string, base64: string): string {
  return `-----BEGIN ${kind}-----\n${base64.replaceAll(/.{64}/g, '$&\n')}\n-----END ${kind}-----\n`;
}

function rewritten(text: string, causes: readonly Cause[]): readonly Guess<Buffer>[] {
  const bytes = Buffer.from(text);
  const all = [
    ...decode(text),
    ...extend(text),
    ...respell(bytes),
    ...rarely(1, [...ofTexts(text), ...rarely(0, hashed(bytes))]),
  ];
  return all.map((each) => ({ ...each, causes: [...causes, ...each.causes] }));
}

function ofTexts(text: string): readonly Guess<Buffer>[] {
  return respellText(text).map((each) => ({ ...each, value: Buffer.from(each.value) }));
}

const PREFIX = 'whsec_';

function decode(text: string): readonly Guess<Buffer>[] {
  const bare = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : undefined;
  const changes: [CauseCode, string, Buffer | undefined][] = [
    ['secret_has_prefix', '', bare === undefined ? undefined : Buffer.from(bare)],
    ['secret_is_base64', 'base64', decodeBase64(text)],
    ['secret_is_base64', `base64 behind '${PREFIX}'`, bare === undefined ? undefined : decodeBase64(bare)],
    ['secret_is_hex', '', /^(?:[0-9a-f]{2})+$/i.test(text) ? Buffer.from(text, 'hex') : undefined],
  ];
  return toGuesses(changes);
}

function decodeBase64(text: string): Buffer | undefined {
  return /^[A-Za-z0-9+/_-]{2,}={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}

function extend(text: string): readonly Guess<Buffer>[] {
  const changes: [CauseCode, string, string][] = [
    ['secret_lost_prefix', '', PREFIX + text],
    ['secret_lost_white_space', 'a line feed behind it', `${text}\n`],
    ['secret_lost_white_space', 'a carriage return and a line feed behind it', `${text}\r\n`],
    ['secret_lost_white_space', 'a space behind it', `${text} `],
    ['secret_lost_white_space', 'a space in front of it', ` ${text}`],
    ['secret_lost_quotes', 'double', `"${text}"`],
    ['secret_lost_quotes', 'single', `'${text}'`],
    ['secret_lost_quotes', 'backward', `\`${text}\``],
  ];
  return toGuesses(changes.map(([code, detail, value]) => [code, detail, Buffer.from(value)]));
}

/** Texts that spell the bytes. */
function respell(bytes: Buffer): readonly Guess<Buffer>[] {
  const base64 = bytes.toString('base64');
  const hex = bytes.toString('hex');
  const spellings: [string, string][] = [
    ['base64', base64],
    ['base64 without padding', base64.replace(/=+$/, '')],
    ['base64url', bytes.toString('base64url')],
    [`base64 behind '${PREFIX}'`, PREFIX + base64],
    ['hexadecimal', hex],
    ['hexadecimal capitals', hex.toUpperCase()],
  ];
  return toGuesses(spellings.map(([detail, text]) => ['secret_was_decoded', detail, Buffer.from(text)]));
}

function toGuesses(
  changes: readonly (readonly [code: CauseCode, detail: string, value: Buffer | undefined])[],
): readonly Guess<Buffer>[] {
  return changes.flatMap(([code, detail, value]) =>
    value === undefined || value.length === 0 ? [] : because(value, [toCause(code, detail)]),
  );
}
