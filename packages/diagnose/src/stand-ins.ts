import { isUtf8 } from 'node:buffer';
import { toCause, type CauseCode } from './causes.js';
import { digestsOf } from './digests.js';
import { encodeForHtml, encodeForXml } from './escapes.js';
import type { Guess } from './guess.js';

/** What is said to be tried. */
export const STAND_INS = "texts that programs sign in a body's place, its digests, and the body encoded once more";

/** What programs sign by mistake where a body should be. */
const TEXTS = [
  'undefined',
  'null',
  '[object Object]',
  '{}',
  '[]',
  '""',
  'true',
  'None',
  'Array',
  '[object Uint8Array]',
  '[object ArrayBuffer]',
  '[object ReadableStream]',
  '[object Promise]',
  '[object Array]',
  '{"_readableState":{}}',
  '{"isTrusted":true}',
] as const;

/** What may have been signed in place of the body. */
export function standIn(body: Buffer): readonly Guess<Buffer>[] {
  const text = isUtf8(body) ? body.toString() : undefined;
  return [
    ...TEXTS.map((each) => because('body_signed_as_text', Buffer.from(each), `the text '${each}'`)),
    ...(body.length <= LONGEST ? printed(body) : []),
    ...(text === undefined ? [] : escaped(text)),
    ...encoded(body),
    ...digests(body),
  ];
}

/** Bytes of a body that is written as a list of numbers. */
const LONGEST = 64 * 1024;

function because(code: CauseCode, value: Buffer, detail = ''): Guess<Buffer> {
  return { value, causes: [toCause(code, detail)] };
}

/** Bytes as programs print them. */
function printed(body: Buffer): readonly Guess<Buffer>[] {
  const text = body.toString('latin1');
  const python = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`)
    .replaceAll('\t', String.raw`\t`)
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    .replaceAll(/[\0-\x1f\x7f-\xff]/g, (unit) => `\\x${unit.charCodeAt(0).toString(16).padStart(2, '0')}`);
  const quoted = python.includes("'") && !python.includes('"') ? `b"${python}"` : `b'${python.replaceAll("'", "\\'")}'`;
  return [
    because('body_signed_as_text', Buffer.from(JSON.stringify(body)), 'a Buffer as JSON.stringify writes it'),
    because('body_signed_as_text', Buffer.from(body.join(',')), 'its bytes as numbers'),
    because('body_signed_as_text', Buffer.from(quoted, 'latin1'), "its bytes as Python's str writes them"),
  ];
}

function escaped(text: string): readonly Guess<Buffer>[] {
  const quotes = ['&#39;', '&#039;', '&#x27;', '&apos;', "'"];
  return [
    because('body_signed_encoded', Buffer.from(JSON.stringify(text)), 'as a JSON string'),
    because('body_signed_encoded', Buffer.from(JSON.stringify(text).slice(1, -1)), 'with its quotes escaped'),
    because('body_signed_encoded', Buffer.from(encodeURIComponent(text)), 'percent-encoded'),
    because('body_signed_encoded', Buffer.from(encodeURI(text)), 'percent-encoded as a URL is'),
    because(
      'body_signed_encoded',
      Buffer.from(encodeURIComponent(text).replaceAll('%20', '+')),
      'encoded as in a form',
    ),
    ...quotes.map((each) => because('body_signed_encoded', Buffer.from(encodeForHtml(text, each)), 'escaped for HTML')),
    because('body_signed_encoded', Buffer.from(encodeForXml(text)), 'escaped for XML'),
    because('body_signed_encoded', Buffer.from(text.toLowerCase()), 'in small letters'),
    because('body_signed_encoded', Buffer.from(text.replaceAll(/\s+/g, '')), 'without any white space'),
    because('body_signed_encoded', Buffer.from(text.trim()), 'trimmed'),
    ...['payload', 'body', 'data', 'json', 'content'].flatMap((name) => [
      because('body_taken_out', Buffer.from(`${name}=${encodeURIComponent(text)}`), `'${name}'`),
      because('body_taken_out', Buffer.from(`${name}=${encodeURIComponent(text).replaceAll('%20', '+')}`), `'${name}'`),
    ]),
  ];
}

function encoded(body: Buffer): readonly Guess<Buffer>[] {
  const base64 = body.toString('base64');
  return [
    because('body_signed_encoded', Buffer.from(base64), 'in base64'),
    because('body_signed_encoded', Buffer.from(base64.replaceAll('=', '')), 'in base64 without padding'),
    because('body_signed_encoded', Buffer.from(body.toString('base64url')), 'in base64url'),
    because('body_signed_encoded', Buffer.from(body.toString('hex')), 'in hexadecimal digits'),
  ];
}

function digests(body: Buffer): readonly Guess<Buffer>[] {
  return digestsOf(body).map(([value, title]) => because('body_signed_as_digest', value, title));
}
