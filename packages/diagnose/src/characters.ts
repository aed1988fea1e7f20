import { isUtf8 } from 'node:buffer';
import { toCause, type CauseCode } from './causes.js';
import type { Guess } from './guess.js';

/** Bodies whose text is that of the one at hand in other encodings and characters. */
export function respellCharacters(body: Buffer): readonly Guess<Buffer>[] {
  const text = isUtf8(body) ? body.toString() : undefined;
  const bytes = body.toString('latin1');
  const wide = readWide(body);
  return [
    ...(text === undefined
      ? [because('body_encoded_as_latin1', Buffer.from(bytes)), ...fromWindows(body)]
      : ofText(text)),
    ...(wide === undefined ? [] : [because('body_encoding_changed', Buffer.from(wide), 'in UTF-8, not in UTF-16')]),
  ];
}

function because(code: CauseCode, value: Buffer, detail = ''): Guess<Buffer> {
  return { value, causes: [toCause(code, detail)] };
}

function ofText(text: string): readonly Guess<Buffer>[] {
  const isAscii = /^[\0-\x7f]*$/.test(text);
  const typed = text.replaceAll(/[\u2018\u2019]/g, "'").replaceAll(/[\u201c\u201d\u201e]/g, '"');
  return [
    ...fromMisread(text),
    ...(isAscii ? [] : FORMS.map((form) => because('body_normalised', Buffer.from(text.normalize(form)), form))),
    ...(isAscii ? [] : [because('body_encoding_changed', toWindows(text) ?? Buffer.from(text), 'in Windows-1252')]),
    ...(isAscii || !/^[\0-\xff]*$/.test(text)
      ? []
      : [because('body_encoding_changed', Buffer.from(text, 'latin1'), 'in Latin-1, not in UTF-8')]),
    because('body_encoding_changed', Buffer.from(text, 'utf16le'), 'in UTF-16'),
    because('body_encoding_changed', Buffer.from(`\ufeff${text}`, 'utf16le'), 'in UTF-16 with its byte order mark'),
    because('body_punctuation_changed', Buffer.from(typed), 'straight quotes'),
    because(
      'body_punctuation_changed',
      Buffer.from(
        typed
          .replaceAll(/[\u2013\u2014]/g, '-')
          .replaceAll('\xa0', ' ')
          .replaceAll('\u2026', '...'),
      ),
      'straight quotes, hyphens and plain spaces',
    ),
    because('body_characters_added', Buffer.from(text.replaceAll(INVISIBLE, ''))),
  ].filter(({ value }) => value.toString() !== text);
}

const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const;

/** Characters that take no room, and a byte order mark in the middle. */
export const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** What was read as text of one byte a character, once or twice, and written as UTF-8. */
function fromMisread(text: string): readonly Guess<Buffer>[] {
  if (/^[\0-\x7f]*$/.test(text)) return [];
  const latin1 = /^[\0-\xff]*$/.test(text) ? Buffer.from(text, 'latin1') : undefined;
  const windows = toWindows(text);
  const again = windows && isUtf8(windows) ? toWindows(windows.toString()) : undefined;
  return [
    ...(latin1 === undefined ? [] : [because('body_decoded_as_latin1', latin1)]),
    ...(windows === undefined ? [] : [because('body_decoded_as_windows_1252', windows)]),
    ...(again === undefined ? [] : [because('body_decoded_as_windows_1252', again, ', twice')]),
  ];
}

const windows1252 = new TextDecoder('windows-1252');
const UNITS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_each, byte) => [windows1252.decode(Uint8Array.of(byte)), byte]),
);

/** Undefined where it has characters that Windows-1252 has not. */
function toWindows(text: string): Buffer | undefined {
  const bytes = Array.from(text, (unit) => UNITS.get(unit));
  return bytes.includes(undefined) ? undefined : Buffer.from(bytes as number[]);
}

function fromWindows(body: Buffer): readonly Guess<Buffer>[] {
  return [because('body_encoding_changed', Buffer.from(windows1252.decode(body)), 'in UTF-8, not in Windows-1252')];
}

/** The text of UTF-16, whose every second byte is 0 for what is ASCII. */
function readWide(body: Buffer): string | undefined {
  if (body.length < 2 || body.length % 2 !== 0) return undefined;
  const [first = 0, second = 0] = body;
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  if (!isLittle && !isBig) return undefined;
  const bytes = isLittle ? body : Buffer.from(body).swap16();
  return bytes.toString('utf16le').replace(/^\ufeff/, '');
}
