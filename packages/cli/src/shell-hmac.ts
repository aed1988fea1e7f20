import type { Algorithm, Encoding } from '@hooknotary/core';
import { readKeyText } from '@hooknotary/diagnose/internal';

/** What OpenSSL calls the hash of an HMAC; undefined for what is none. */
export function toHash({ kind, name }: Algorithm): string | undefined {
  return kind === 'shared' ? /^hmac-(sha1|sha256|sha512)$/.exec(name)?.[1] : undefined;
}

/** How signatures come out of OpenSSL's bytes or digits. */
const WRITERS: Readonly<Record<Encoding, string>> = {
  hex: "-r | cut -d ' ' -f 1",
  base64: '-binary | openssl base64 -A',
  'base64-unpadded': "-binary | openssl base64 -A | tr -d '='",
  base64url: "-binary | openssl base64 -A | tr '+/' '-_' | tr -d '='",
};

export interface ShellHmac {
  readonly algorithm: Algorithm;
  readonly encoding: Encoding;
  /** Environment variable that holds the secret. */
  readonly variable: string;
}

/** The lines of a shell that put the HMAC of what `signed` prints into `signature`. */
export function toHmacLines({ algorithm, encoding, variable }: ShellHmac): readonly string[] {
  const { encoding: keyEncoding, prefix = '' } = readKeyText(algorithm);
  const isText = keyEncoding === 'utf8';
  const key = isText ? `-hmac "$${variable}"` : '-mac HMAC -macopt "hexkey:$key"';
  return [
    '# The process list shows the secret while openssl runs.',
    `: "\${${variable}:?must hold the secret}"`,
    ...(isText ? [] : [`key="\${${variable}#${prefix}}"`, ...DECODERS[keyEncoding]]),
    `signature=$(signed | openssl dgst -${toHash(algorithm) ?? ''} ${key} ${WRITERS[encoding]})`,
  ];
}

const TO_DIGITS = `key=$(printf %s "$key" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')`;
const PAD = 'case $((${#key} % 4)) in 2) key="$key==" ;; 3) key="$key=" ;; esac';

/** What makes hexadecimal digits of a key that is written so. */
const DECODERS: Readonly<Record<Encoding, readonly string[]>> = {
  hex: [],
  base64: [TO_DIGITS],
  'base64-unpadded': [PAD, TO_DIGITS],
  base64url: [`key=$(printf %s "$key" | tr '_-' '/+')`, PAD, TO_DIGITS],
};
