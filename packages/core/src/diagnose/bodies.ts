import { isUtf8 } from 'node:buffer';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { toCause, type CauseCode } from './causes.js';
import { asGiven, simplestFirst, type Guess } from './guess.js';
import { rewriteJson } from './json-forms.js';

/** Bytes; what is longer is not written anew in all the forms there are, nor decompressed to. */
const LARGE = 1024 * 1024;

/** Bodies that may have been signed in place of the one at hand, that one first. */
export function guessBodies(body: Buffer): readonly Guess<Buffer>[] {
  const changed = [...moveEnds(body), ...(body.length > LARGE ? [] : [...rewriteText(body), ...rewriteJson(body)])];
  return simplestFirst(
    [asGiven(body), ...changed, ...decode(body), ...decompress(body), ...empty(body)],
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

function rewriteText(body: Buffer): readonly Guess<Buffer>[] {
  // One character a byte, so that bytes of any encoding stay as they are.
  const bytes = body.toString('latin1');
  const withLineFeeds = bytes.replaceAll('\r\n', '\n');
  const text = isUtf8(body) ? body.toString() : undefined;
  return [
    because('body_line_ends_changed', Buffer.from(withLineFeeds, 'latin1'), 'line feeds alone'),
    because(
      'body_line_ends_changed',
      Buffer.from(withLineFeeds.replaceAll('\n', '\r\n'), 'latin1'),
      'carriage return and line feed',
    ),
    ...(text !== undefined && /^[\0-\xff]*$/.test(text)
      ? [because('body_decoded_as_latin1', Buffer.from(text, 'latin1'))]
      : []),
    ...(text === undefined ? [because('body_encoded_as_latin1', Buffer.from(bytes))] : []),
  ];
}

function decode(body: Buffer): readonly Guess<Buffer>[] {
  const text = body.toString('latin1');
  return /^[A-Za-z0-9+/\r\n]+={0,2}\s*$/.test(text) ? [because('body_in_base64', Buffer.from(text, 'base64'))] : [];
}

function decompress(body: Buffer): readonly Guess<Buffer>[] {
  const ways = [
    ['gzip', gunzipSync],
    ['deflate', inflateSync],
    ['deflate without a head', inflateRawSync],
    ['brotli', brotliDecompressSync],
  ] as const;
  return ways.flatMap(([name, read]) => {
    try {
      return [because('body_compressed', read(body, { maxOutputLength: LARGE }), name)];
    } catch {
      return [];
    }
  });
}

function empty(body: Buffer): readonly Guess<Buffer>[] {
  return body.length === 0 ? [] : [because('body_signed_empty', Buffer.alloc(0))];
}
