import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { toCause, type CauseCode } from './causes.js';
import { asGiven, rarely, simplestFirst, type Guess } from './guess.js';
import { addWhiteSpace, unwrap, UNWRAPPED } from './framings.js';
import { rewriteJson, WRITTEN_AGAIN, type MemberOrder } from './json-forms.js';
import { respellCharacters } from './characters.js';
import { standIn, STAND_INS } from './stand-ins.js';
import type { Work } from './work.js';

/** Bytes; what is longer is not written anew in all the forms there are, nor decompressed to. */
const LARGE = 1024 * 1024;
/** Bytes; what is longer is not written in all the other characters, nor taken for something wrapped. */
const WIDE = 64 * 1024;

/** Bodies that may have been signed in place of the one at hand, that one first. */
export function guessBodies(body: Buffer, work: Work, orders: readonly MemberOrder[] = []): readonly Guess<Buffer>[] {
  const tooLong = body.length > LARGE ? 'it is longer than 1 MiB' : undefined;
  const tooWide = body.length > WIDE ? 'it is longer than 64 KiB' : undefined;
  work.tell('body', 'the body with another end, and with and without a byte order mark');
  work.tell('body', 'the body with other line ends', tooLong);
  work.tell('body', 'the body in other encodings and normal forms', tooWide);
  work.tell('body', UNWRAPPED, tooWide);
  work.tell('body', STAND_INS, tooWide);
  if (tooLong !== undefined) work.tell('body', WRITTEN_AGAIN, tooLong);
  const changed = tooLong === undefined ? [...changeLineEnds(body), ...rewriteJson(body, work, orders)] : [];
  const others =
    tooWide === undefined
      ? {
          ways: rarely(1, [...respellCharacters(body), ...unwrap(body), ...addWhiteSpace(body)]),
          standIns: rarely(1, standIn(body)),
        }
      : { ways: [], standIns: [] };
  return simplestFirst(
    // Of two that come to the same, the first is told: what was put around a body before what was made of it anew.
    [
      asGiven(body),
      ...moveEnds(body),
      ...decompress(body, work),
      ...decode(body),
      ...others.ways,
      ...changed,
      ...empty(body),
      ...others.standIns,
    ],
    (bytes) => bytes,
  );
}

function because(code: CauseCode, value: Buffer, detail = ''): Guess<Buffer> {
  return { value, causes: [toCause(code, detail)] };
}

const BYTE_ORDER_MARK = Buffer.from('\ufeff');

function moveEnds(body: Buffer): readonly Guess<Buffer>[] {
  const hasMark = body.subarray(0, 3).equals(BYTE_ORDER_MARK);
  const end = /\r?\n$/.exec(body.subarray(-2).toString('latin1'))?.[0].length ?? 0;
  return [
    because('body_newline_lost', Buffer.concat([body, Buffer.from('\n')]), 'a line feed'),
    because('body_newline_lost', Buffer.concat([body, Buffer.from('\r\n')]), 'a carriage return and a line feed'),
    ...(end === 0 ? [] : [because('body_newline_added', body.subarray(0, -end))]),
    ...(hasMark
      ? [because('body_bom_added', body.subarray(BYTE_ORDER_MARK.length))]
      : [because('body_bom_lost', Buffer.concat([BYTE_ORDER_MARK, body]))]),
  ];
}

function changeLineEnds(body: Buffer): readonly Guess<Buffer>[] {
  // One character a byte, so that bytes of any encoding stay as they are.
  const withLineFeeds = body.toString('latin1').replaceAll(/\r\n?/g, '\n');
  const ways = [
    ['line feeds alone', '\n'],
    ['carriage return and line feed', '\r\n'],
    ['carriage returns alone', '\r'],
  ] as const;
  return ways.map(([detail, lineEnd]) =>
    because('body_line_ends_changed', Buffer.from(withLineFeeds.replaceAll('\n', lineEnd), 'latin1'), detail),
  );
}

function decode(body: Buffer): readonly Guess<Buffer>[] {
  const text = body.toString('latin1');
  return isBase64(text) ? [because('body_in_base64', Buffer.from(text, 'base64'))] : [];
}

function isBase64(text: string): boolean {
  // By hand from the end: a pattern that takes line ends in its middle and at its end takes for ever over many of them.
  const bare = text.trimEnd();
  const end = bare.endsWith('==') ? -2 : bare.endsWith('=') ? -1 : bare.length;
  return /^(?:[A-Za-z0-9+/\r\n]+|[\w\r\n-]+)$/.test(bare.slice(0, end));
}

function decompress(body: Buffer, work: Work): readonly Guess<Buffer>[] {
  const what = 'the body decoded from base64, and decompressed';
  const ways = [
    ['gzip', gunzipSync],
    ['deflate', inflateSync],
    ['deflate without a head', inflateRawSync],
    ['brotli', brotliDecompressSync],
  ] as const;
  let isLonger = false;
  const guesses = ways.flatMap(([name, read]) => {
    try {
      return [because('body_compressed', read(body, { maxOutputLength: LARGE }), name)];
    } catch (error) {
      // The cast is true of what zlib throws.
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') isLonger = true;
      return [];
    }
  });
  work.tell('body', what, isLonger ? 'more than 1 MiB comes out' : undefined);
  return guesses;
}

function empty(body: Buffer): readonly Guess<Buffer>[] {
  return body.length === 0 ? [] : [because('body_signed_empty', Buffer.alloc(0))];
}
