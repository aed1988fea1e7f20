import type { Delivery, Provider } from '@hooknotary/core';
import { readHeader } from '@hooknotary/core/internal';
import { guessBodies } from './bodies.js';
import { guessContents, PUT_TOGETHER } from './contents.js';
import type { Situation } from './covered.js';
import { guessForms } from './forms.js';
import { simplestFirst, type Guess } from './guess.js';
import { documentedOrders } from './known.js';
import { headerNames, type Signatures } from './signatures.js';
import { guessSignedHeaders } from './signed-headers.js';
import { readTimestamp } from './timestamps.js';
import { guessPaths, guessUrls } from './urls.js';
import type { Work } from './work.js';

/** What the content of a delivery may be compared with. */
export interface Signed {
  readonly signatures: readonly Guess<Signatures>[];
  readonly work: Work;
}

/** Bytes of a body that is put together with other parts in other ways. */
const PUT = 64 * 1024;
/** What was put together in another way than the sender's; none where a token has its own content. */
export function ofContents(provider: Provider, { delivery, publicUrl }: Situation, { signatures, work }: Signed) {
  if (provider.signature.token !== undefined) return [];
  const why = delivery.rawBody.length > PUT ? 'it is longer than 64 KiB' : undefined;
  work.tell('signed', PUT_TOGETHER, why);
  if (why !== undefined) return [];
  return guessContents(provider, delivery, { times: allTimes(provider, delivery, signatures), publicUrl });
}

/** All times that came: in headers, and beside signatures. */
function allTimes(provider: Provider, { headers }: Delivery, signatures: Signed['signatures']): readonly string[] {
  const inHeaders = headerNames(headers)
    .flatMap((name) => readHeader(headers, name))
    .filter((text) => /^(?:\d{10}|\d{13}|\d{4}-\d\d-\d\dT[\d:.]{5,20}(?:Z|[+-]\d\d:\d\d))$/.test(text));
  const own = readTimestamp(provider, headers) ?? '';
  return [...new Set([own, ...timesOf(signatures), ...inHeaders])].filter((text) => text !== '').slice(0, 3);
}

/** Times that stand beside signatures. */
export function timesOf(signatures: readonly Guess<Signatures>[]): readonly string[] {
  return signatures.flatMap(({ value }) => value.flat().flatMap(({ time }) => time ?? []));
}

/** What may have been a body, a form, a URL, a header. */
export function ofPost(provider: Provider, given: Situation, work: Work): readonly Guess<Situation>[] {
  const { delivery, publicUrl } = given;
  const body = Buffer.from(delivery.rawBody.buffer, delivery.rawBody.byteOffset, delivery.rawBody.length);
  const bodies = guessBodies(body, work, documentedOrders(provider));
  const forms = isOfForms(provider, delivery) ? guessForms(body, work) : [];
  const elsewhere = [
    ...ofUrl(provider, given, work),
    ...guessSignedHeaders(provider, delivery).map(({ value, causes }) => ({
      value: { delivery: value, publicUrl },
      causes,
    })),
  ];
  if (provider.signedHeaders.length > 0) work.tell('signed', 'the headers that are signed, with other values');
  return [
    ...simplestFirst([...forms, ...bodies], (bytes) => bytes).map((each) => ({
      ...each,
      value: { ...given, delivery: { ...delivery, rawBody: each.value } },
    })),
    ...elsewhere,
  ];
}

function isOfForms({ document }: Provider, { headers }: Delivery): boolean {
  return [document.contentType, ...readHeader(headers, 'content-type')].some((each) => FORM.test(each));
}

const FORM = /^application\/x-www-form-urlencoded\b/i;

/** The URL or the path as it may have been, where the sender signs it. */
export function ofUrl(provider: Provider, { delivery, publicUrl }: Situation, work: Work): readonly Guess<Situation>[] {
  if (provider.needsPublicUrl) {
    work.tell('url', 'the URL with another scheme, host, port and path, and without its query');
    return guessUrls(publicUrl, delivery).map(({ value, causes }) => ({
      value: { delivery, publicUrl: value },
      causes,
    }));
  }
  if (!signsPath(provider, delivery)) return [];
  work.tell('url', 'the path with other beginnings and ends');
  return guessPaths(delivery).map(({ value: url, causes }) => ({
    value: { delivery: { ...delivery, url }, publicUrl },
    causes,
  }));
}

function signsPath(provider: Provider, delivery: Delivery): boolean {
  const [one, other] = ['/', '/other'].map((url) => provider.signedContent({ ...delivery, url }, '0'));
  return one !== undefined && other !== undefined && !Buffer.concat(one).equals(Buffer.concat(other));
}
