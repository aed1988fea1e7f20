import { isUtf8 } from 'node:buffer';

/** A text as one word of a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** The command that prints these bytes. */
export function toPrintf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8');
  // No word of a shell holds a NUL, and not all control characters come out of a terminal as they went in.
  // oxlint-disable-next-line no-control-regex -- these are what it is for
  if (isUtf8(bytes) && !/[\0-\x09\x0b-\x1f\x7f-\x9f]/.test(text)) return `printf %s ${quote(text)}`;
  return `printf %s ${Buffer.from(bytes).toString('base64')} | openssl base64 -d -A`;
}
