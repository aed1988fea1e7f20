import { readHeader } from '@hooknotary/core/internal';
import type { Delivery, DeliveryHeaders, Provider } from '@hooknotary/core';
import { toCause } from './causes.js';
import type { Guess } from './guess.js';
import { headerNames } from './signatures.js';

/** The delivery with other values of the headers that are signed beside the body. */
export function guessSignedHeaders(provider: Provider, delivery: Delivery): readonly Guess<Delivery>[] {
  return provider.signedHeaders.flatMap((name) => {
    const [given] = readHeader(delivery.headers, name);
    const found =
      name === CONTENT_TYPE
        ? guessContentTypes(provider).map((text) => [text, toCause('signed_header_changed', show(text))] as const)
        : headerNames(delivery.headers)
            .filter((other) => other !== name)
            .flatMap((other) =>
              readHeader(delivery.headers, other).map(
                (text) => [text, toCause('signed_header_renamed', `'${other}', and not in '${name}'`)] as const,
              ),
            );
    return found
      .filter(([text]) => text !== given)
      .map(([text, cause]) => ({
        value: { ...delivery, headers: withHeader(delivery.headers, name, text) },
        causes: [cause],
      }));
  });
}

const CONTENT_TYPE = 'content-type';

function guessContentTypes({ document: { contentType } }: Provider): readonly string[] {
  return [
    contentType,
    ...['; charset=utf-8', '; charset=UTF-8', ';charset=utf-8', ';charset=UTF-8'].map((each) => contentType + each),
    '',
  ];
}

function show(contentType: string): string {
  return contentType === '' ? 'no content type' : `the content type '${contentType}'`;
}

/** The headers with another value of one, whatever kind of object they are. */
function withHeader(headers: DeliveryHeaders, name: string, text: string): DeliveryHeaders {
  return { get: (asked) => (asked === name ? text : (readHeader(headers, asked)[0] ?? null)) };
}

/** The first of the headers that must be there to be signed, and is not there once. */
export function findUnusableHeader(provider: Provider, headers: DeliveryHeaders): string | undefined {
  const family = provider.signature.headers.findIndex((name) => readHeader(headers, name).length > 0);
  const { sentHeaders, signedHeaders } = provider;
  // Of several names for one thing a sender sends that which belongs to its signature's.
  const needed = family > 0 ? signedHeaders.filter((name) => !sentHeaders.includes(name)) : sentHeaders;
  return needed.find((name) => name !== CONTENT_TYPE && readHeader(headers, name).length !== 1);
}
