import { toRequestFile } from '@hooknotary/diagnose/internal';
import { toConstant, toExpression } from './constant.js';
import { toDelivery, toPairs, type WholeEntry } from './outgoing.js';
import type { Listened } from './receive.js';
import type { ExportForm } from './wire.js';

export interface ExportOptions {
  /** Whose it is; undefined where it came to nobody's path. */
  readonly listened: Listened | undefined;
  /** Origin of the URL that senders call. */
  readonly publicUrl: string;
}

/** A file by its name and content. */
export interface ExportedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** The delivery as a file, with all that it holds. */
export function toExportedFile(entry: WholeEntry, form: ExportForm, options: ExportOptions): ExportedFile {
  const name = `${entry.provider ?? 'delivery'}-${entry.id}`;
  if (form === 'http') return { name: `${name}.http`, content: toRequestFile(toDelivery(entry)) };
  const text = form === 'har' ? toHar(entry, options) : toTest(entry, options);
  return { name: `${name}.${form === 'har' ? 'har' : 'test.js'}`, content: Buffer.from(text) };
}

/** Of HAR 1.2, what of a request is known here. Bytes that are no text are written as browsers write those of answers: by base64. */
function toHar(
  { method, url, rawHeaders, rawBody, receivedAt, status }: WholeEntry,
  { publicUrl }: ExportOptions,
): string {
  const headers = toPairs(rawHeaders).map(([name, value]) => ({ name, value }));
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  const text = rawBody.toString('utf8');
  const isText = Buffer.from(text).equals(rawBody);
  const body = isText ? { text } : { text: rawBody.toString('base64'), encoding: 'base64' };
  const common = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 };
  const entry = {
    startedDateTime: new Date(receivedAt).toISOString(),
    time: 0,
    request: {
      ...common,
      method,
      url: publicUrl + url,
      headers,
      queryString: [...(URL.parse(url, publicUrl)?.searchParams ?? [])].map(([name, value]) => ({ name, value })),
      bodySize: rawBody.length,
      ...(rawBody.length === 0 ? {} : { postData: { mimeType: type, ...body } }),
    },
    response: {
      ...common,
      status,
      statusText: '',
      headers: [],
      content: { size: 0, mimeType: '' },
      redirectURL: '',
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
  const creator = { name: 'hooknotary', version: '' };
  return `${JSON.stringify({ log: { version: '1.2', creator, entries: [entry] } }, undefined, 2)}\n`;
}

/** A test for the runner that Node has: the delivery must verify, as of when it came. */
function toTest(entry: WholeEntry, { listened, publicUrl }: ExportOptions): string {
  const { provider, variable } = listened ?? {};
  if (provider === undefined) throw new TypeError('It came to no receiver, so there is nothing to test it by.');
  const { method, url, headers } = toDelivery(entry);
  const code = (value: unknown): string => JSON.stringify(value, undefined, 2).replaceAll('\n', '\n  ');
  const options = [
    `now: () => ${entry.receivedAt}`,
    ...(provider.needsPublicUrl ? [`publicUrl: ${code(publicUrl)}`] : []),
  ];
  return `import { test } from 'node:test';
import { createVerifier } from '@hooknotary/core';
import { ${toConstant(provider.name)} } from '@hooknotary/providers/${provider.name}';

// Came at ${new Date(entry.receivedAt).toISOString()}. It holds what came, personal data and one-time codes included.
test('${provider.name}: the delivery verifies', async () => {
  const verify = createVerifier(${toExpression(provider.name)}, process.env.${variable}, { ${options.join(', ')} });
  await verify({
    method: ${code(method)},
    url: ${code(url)},
    headers: ${code(headers)},
    rawBody: Buffer.from(${code(entry.rawBody.toString('base64'))}, 'base64'),
  });
});
`;
}
