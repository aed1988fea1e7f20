import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { withFraming, withHeader, withoutHeader, withSignature } from '../edits.ts';
import { exampleOf } from '../published.ts';
import { acceptedAs, guarded, refused, refusedBy, row, rowsOfAll, rowsOfPost } from '../row.ts';

const typeRows = rowsOfPost((sender) => {
  const genuine = exampleOf(sender);
  const untyped = withoutHeader(genuine.request, 'Content-Type');
  const typed = (type: string) => withHeader(genuine.request, 'Content-Type', type);
  const types = [
    'application/json; charset=utf-8',
    'application/json; charset=utf-16',
    'application/vnd.vendor.event+json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/octet-stream',
    'APPLICATION/JSON',
  ];
  return [
    row('takes a body without a content type', guarded(sender), untyped, acceptedAs(genuine)),
    row('takes chunks without a content type', guarded(sender), withFraming(untyped, 'chunked'), acceptedAs(genuine)),
    ...types.map((type) => row(`takes the content type ${type}`, guarded(sender), typed(type), acceptedAs(genuine))),
    row(
      'takes a content type that comes twice',
      guarded(sender),
      withHeader(genuine.request, 'Content-Type', 'application/json', 'text/plain'),
      acceptedAs(genuine),
    ),
    ...['', 'json', 'application/', ';', 'application/json/x y'].map((type) =>
      row(`takes the malformed content type '${type}'`, guarded(sender), typed(type), acceptedAs(genuine)),
    ),
    row(
      'refuses a forged delivery of a malformed content type for its signature',
      guarded(sender),
      withSignature(sender, typed('json'), `${sender.prefix}${'0'.repeat(64)}`),
      refusedBy(sender, 'signature_mismatch'),
    ),
    row(
      'handles a delivery of a malformed content type itself',
      guarded(sender, { options: { path: '/webhooks/' + sender.provider }, on: { '*': () => undefined } }),
      typed('json'),
      acceptedAs(genuine, { on: '*' }),
    ),
  ];
});

const encodingRows = rowsOfAll((sender) => {
  const genuine = exampleOf(sender);
  const { request } = genuine;
  const encoded = (...encodings: readonly string[]) => withHeader(request, 'Content-Encoding', ...encodings);
  const unsupported = refused(415, 'content_encoding_unsupported');
  return [
    ...['identity', 'Identity', ''].map((encoding) =>
      row(`takes the content encoding '${encoding}'`, guarded(sender), encoded(encoding), acceptedAs(genuine)),
    ),
    ...[
      'gzip',
      'GZIP',
      'x-gzip',
      'deflate',
      'br',
      'zstd',
      'compress',
      'aes128gcm',
      'gzip, identity',
      'identity, gzip',
    ].map((encoding) =>
      row(`refuses the content encoding '${encoding}'`, guarded(sender), encoded(encoding), unsupported),
    ),
    row('refuses a second content encoding', guarded(sender), encoded('identity', 'gzip'), unsupported),
  ];
});

const compressedRows = rowsOfPost((sender) => {
  const { content, type } = exampleOf(sender);
  const unsupported = refused(415, 'content_encoding_unsupported');
  const compressed = (encoding: string, compress: (bytes: Uint8Array) => Uint8Array, bytes: Uint8Array) =>
    withHeader(sender.send(compress(bytes), { type }), 'Content-Encoding', encoding);
  const bomb = compressed('gzip', gzipSync, Buffer.alloc(8 * 1024 * 1024));
  const setup = guarded(sender);
  return [
    row('refuses genuinely signed gzip', setup, compressed('gzip', gzipSync, Buffer.from(content)), unsupported),
    row(
      'refuses genuinely signed deflate',
      setup,
      compressed('deflate', deflateSync, Buffer.from(content)),
      unsupported,
    ),
    row('refuses genuinely signed br', setup, compressed('br', brotliCompressSync, Buffer.from(content)), unsupported),
    row(
      'refuses gzip whose content alone was signed',
      setup,
      withHeader({ ...sender.send(content, { type }), body: gzipSync(content) }, 'Content-Encoding', 'gzip'),
      unsupported,
    ),
    row('refuses a bomb before it comes', setup, withFraming(bomb, 'announced'), unsupported),
    row(
      'does not inflate a bomb that hides its encoding',
      setup,
      withoutHeader(bomb, 'Content-Encoding'),
      refused(400, 'payload_malformed'),
    ),
  ];
});

export const contentHeaderRows = [...typeRows, ...encodingRows, ...compressedRows];
