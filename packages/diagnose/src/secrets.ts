import { isUtf8 } from 'node:buffer';
import { hmac } from '@hooknotary/core';
import { toBuffer } from '@hooknotary/core/internal';
import { toCause, type Cause, type CauseCode } from './causes.js';
import { asGiven, simplestFirst, type Guess } from './guess.js';
import { createHmacKey, type HmacKey } from './hmac-keys.js';

/** The key's own bytes, of each secret that is given. @throws TypeError for one that is empty, or neither text nor bytes. */
export function readSecrets(secret: unknown, provider: string): readonly Buffer[] {
  const secrets = Array.isArray(secret) ? (secret as readonly unknown[]) : [secret];
  if (typeof secret === 'function') {
    throw new TypeError(`${provider}: diagnose takes the secret itself, not a function that finds it.`);
  }
  // The checks of every other secret, but for white space around it, which is one of the things to find.
  if (secrets.length === 0) throw new TypeError(`${provider}: the list of secrets is empty.`);
  // The cast is true of all that is not refused.
  for (const each of secrets) SHARED.toKey(trimmed(each) as string, provider);
  return (secrets as readonly (string | Uint8Array)[]).map((each) =>
    typeof each === 'string' ? Buffer.from(each) : Buffer.from(toBuffer(each)),
  );
}

const SHARED = hmac('sha256');

function trimmed(secret: unknown): unknown {
  if (typeof secret === 'string') return secret.trim();
  return secret instanceof Uint8Array && isUtf8(secret) ? toBuffer(secret).toString().trim() : secret;
}

/** Keys that the sender may have used: of the secrets given, of what people make of a secret, and of other providers. */
export function guessKeys(
  given: readonly Buffer[],
  others: readonly (readonly [provider: string, secrets: readonly Buffer[]])[],
): readonly Guess<HmacKey>[] {
  const guesses = [
    ...given.flatMap(guessSecrets),
    ...others.flatMap(([provider, secrets]) =>
      secrets.flatMap((each) => because(each, [toCause('secret_of_another_provider', provider)])),
    ),
    ...because(Buffer.alloc(0), [toCause('secret_empty_at_sender')]),
  ];
  return simplestFirst(guesses, (bytes) => bytes).map(({ value, causes }) => ({ value: createHmacKey(value), causes }));
}

function because(value: Buffer, causes: readonly Cause[]): readonly Guess<Buffer>[] {
  return [{ value, causes }];
}

function guessSecrets(secret: Buffer): readonly Guess<Buffer>[] {
  if (!isUtf8(secret)) return [asGiven(secret), ...respell(secret)];
  const text = secret.toString();
  // A secret with white space around it is refused, also where the sender has the same.
  const asIs = text === text.trim() ? asGiven(secret) : because(secret, [toCause('secret_white_space_at_sender')])[0];
  return [
    ...(asIs === undefined ? [] : [asIs]),
    ...cleaned(text).flatMap(({ value, causes }) => rewritten(value, causes)),
  ];
}

/** The text as it is, and without what people leave around a secret. */
function cleaned(text: string): readonly Guess<string>[] {
  const whiteSpace = toCause('secret_has_white_space');
  const quotes = toCause('secret_has_quotes');
  const bare = text.trim();
  return [
    asGiven(text),
    { value: bare, causes: [whiteSpace] },
    { value: unquoted(text), causes: [quotes] },
    { value: unquoted(text).trim(), causes: [quotes, whiteSpace] },
    { value: unquoted(bare), causes: [whiteSpace, quotes] },
  ].filter(({ value, causes }) => value !== '' && (causes.length === 0 || value !== text));
}

function unquoted(text: string): string {
  return /^["'`\u2018\u201c][^]*["'`\u2019\u201d]$/.test(text) ? text.slice(1, -1) : text;
}

function rewritten(text: string, causes: readonly Cause[]): readonly Guess<Buffer>[] {
  const bytes = Buffer.from(text);
  return [
    ...(causes.length === 0 ? [] : because(bytes, causes)),
    ...[...decode(text), ...extend(text), ...respell(bytes)].map(({ value, causes: more }) => ({
      value,
      causes: [...causes, ...more],
    })),
  ];
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
