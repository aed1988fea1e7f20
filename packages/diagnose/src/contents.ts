import type { Delivery, Provider } from '@hooknotary/core';
import { readHeader } from '@hooknotary/core/internal';
import { toCause } from './causes.js';
import type { Situation } from './covered.js';
import { rarely, type Guess } from './guess.js';
import { KNOWN } from './known.js';
import { headerNames } from './signatures.js';

/** What is said to be tried. */
export const PUT_TOGETHER =
  'the body with time, ID, method and URL in other orders and with other marks, and as other senders do';

interface Parts {
  /** Times that came, as text. */
  readonly times: readonly string[];
  /** The URL that the receiver is told; empty where it is told none. */
  readonly publicUrl: string;
}

/** What a program may have put together that signs in another way than the sender. */
export function guessContents(
  provider: Provider,
  delivery: Delivery,
  { times, publicUrl }: Parts,
): readonly Guess<Situation>[] {
  const texts = [...withTime(times), ...withId(delivery, times), ...withUrl(delivery, publicUrl, times)];
  const body = toBytes(delivery.rawBody);
  const toGuess = (name: string, content: readonly Uint8Array[]): Guess<Situation> => ({
    value: { delivery, publicUrl, content },
    causes: [toCause('signed_content_differs', name)],
  });
  return rarely(1, [
    toGuess('the body alone', [body]),
    ...texts.map(([name, before, behind = '']) => toGuess(name, [Buffer.from(before), body, Buffer.from(behind)])),
    ...rarely(
      0,
      withHeader(delivery).map(([name, before, behind = '']) =>
        toGuess(name, [Buffer.from(before), body, Buffer.from(behind)]),
      ),
    ),
    ...rarely(0, asOthers(provider, delivery, { times, publicUrl })),
  ]);
}

function toBytes({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}

/** What stands in front of the body and what behind it. */
type Text = readonly [name: string, before: string, behind?: string];

const SEPARATORS = ['', '.', ':', '\n', '|', '-', '&', '_', ' ', ',', ';', '/', '+', '#', '\r\n'] as const;

function show(separator: string): string {
  if (separator === '') return ' and ';
  return separator.trim() === '' ? ', white space and ' : `, '${separator}' and `;
}

function withTime(times: readonly string[]): readonly Text[] {
  return times.flatMap((time) => [
    ...SEPARATORS.flatMap((separator): readonly Text[] => [
      [`the time${show(separator)}the body`, time + separator],
      [`the body${show(separator)}the time`, '', separator + time],
    ]),
    [`'v0', the time and the body with colons`, `v0:${time}:`],
    [`'v1', the time and the body with colons`, `v1:${time}:`],
    [`'v1', the time and the body with points`, `v1.${time}.`],
    [`'t=', the time and the body`, `t=${time}.`],
    ["the time and the body as a form's", `timestamp=${time}&body=`],
  ]);
}

/** Headers whose names say that they hold an ID. */
const ID = /(?:^|-)(?:id|guid|uuid|nonce|delivery)$/;

function readIds({ headers }: Delivery): readonly string[] {
  return headerNames(headers)
    .filter((name) => ID.test(name))
    .flatMap((name) => readHeader(headers, name))
    .slice(0, 4);
}

function withId(delivery: Delivery, times: readonly string[]): readonly Text[] {
  return readIds(delivery).flatMap((id) =>
    ['.', ':', '', '\n', '|', '-'].flatMap((separator): readonly Text[] => [
      [`an ID${show(separator)}the body`, id + separator],
      [`the body${show(separator)}an ID`, '', separator + id],
      ...times.flatMap((time): readonly Text[] => [
        [`an ID, the time and the body with '${separator}' between`, [id, time, ''].join(separator)],
        [`the time, an ID and the body with '${separator}' between`, [time, id, ''].join(separator)],
      ]),
    ]),
  );
}

/** Any header of the sender's own, such as the type of the event. */
function withHeader({ headers }: Delivery): readonly Text[] {
  return headerNames(headers)
    .filter((name) => !COMMON.test(name))
    .flatMap((name) => readHeader(headers, name).map((text) => [name, text] as const))
    .filter(([, text]) => text.length <= 128)
    .flatMap(([name, text]) =>
      ['.', ':', '', '\n', '|'].flatMap((separator): readonly Text[] => [
        [`the header '${name}'${show(separator)}the body`, text + separator],
        [`the body${show(separator)}the header '${name}'`, '', separator + text],
      ]),
    );
}

const COMMON =
  /^(?:host|accept.*|connection|content-length|user-agent|via|date|cf-.*|x-forwarded-.*|x-real-ip|traceparent)$/;

function withUrl({ method, url, headers }: Delivery, publicUrl: string, times: readonly string[]): readonly Text[] {
  const [host] = readHeader(headers, 'host');
  const [path = ''] = url.split(/[?#]/);
  const urls = [
    ['the URL', publicUrl],
    // Who signs the URL has other guesses of it.
    ['the URL', host === undefined || publicUrl !== '' ? '' : `https://${host}${url}`],
    ['the URL', host === undefined || publicUrl !== '' ? '' : `http://${host}${url}`],
    ['the path with the query', url],
    ['the path', path],
  ].filter(([, text], at, all) => text !== '' && all.findIndex(([, other]) => other === text) === at);
  return urls.flatMap(([name = '', text = '']): readonly Text[] => [
    ...['', '.', ':', '\n', '|', ' '].flatMap((separator): readonly Text[] => [
      [`${name}${show(separator)}the body`, text + separator],
      [`the body${show(separator)}${name}`, '', separator + text],
      [`the method, ${name} and the body with '${separator.trim()}' between`, [method, text, ''].join(separator)],
    ]),
    ...times.flatMap((time) =>
      ['', '.', ':', '\n', '|'].flatMap((separator): readonly Text[] => [
        [`the time, ${name} and the body with '${separator.trim()}' between`, [time, text, ''].join(separator)],
        [`${name}, the time and the body with '${separator.trim()}' between`, [text, time, ''].join(separator)],
        [
          `the time, the method, ${name} and the body with '${separator.trim()}' between`,
          [time, method, text, ''].join(separator),
        ],
        [
          `the method, ${name}, the time and the body with '${separator.trim()}' between`,
          [method, text, time, ''].join(separator),
        ],
      ]),
    ),
  ]);
}

/** The content of another sender's, signed for this one. */
function asOthers(provider: Provider, delivery: Delivery, { times, publicUrl }: Parts): readonly Guess<Situation>[] {
  return [...KNOWN].flatMap(([title, other]) => {
    if (other.name === provider.name || other.method !== 'POST' || other.signature.token !== undefined) return [];
    return (other.signature.hasTime || other.timestamp?.header !== undefined ? times : ['']).flatMap((time) => {
      const urls = other.needsPublicUrl ? (URL.canParse(publicUrl) ? other.urlForms(publicUrl) : []) : [''];
      return urls.flatMap((url) => {
        const content = other.signedContent(delivery, time, 0, url);
        return content === undefined || content.length === 0
          ? []
          : [{ value: { delivery, publicUrl, content }, causes: [toCause('signed_as_another_provider', title)] }];
      });
    });
  });
}
