import type { Delivery, Provider } from '@hooknotary/core';
import { createPublicUrl, readHeader, type Candidate } from '@hooknotary/core/internal';
import { guessBodies } from './bodies.js';
import { toCause } from './causes.js';
import { createCovered, type Covered, type Situation } from './covered.js';
import { guessForms } from './forms.js';
import { asGiven, simplestFirst, type Guess } from './guess.js';
import { KNOWN } from './known.js';
import { guessQueries, type QueryGuesses } from './queries.js';
import type { Reading, SearchSpace } from './search.js';
import { guessSignatures, readSignatures, type Signatures } from './signatures.js';
import { guessSignedHeaders } from './signed-headers.js';
import { guessTimestamps, readTimestamp, type TimestampText } from './timestamps.js';
import { guessPaths, guessUrls } from './urls.js';
import { PARTS, spend, type Work } from './work.js';

/** The receiver's option. */
export type PublicUrlOption = Parameters<typeof createPublicUrl>[0];

interface Place {
  readonly publicUrl: PublicUrlOption;
  /** What that says of the delivery; empty where the sender signs no URL. */
  readonly url: string;
  readonly work: Work;
}

/** All that may have been signed. The delivery's raw body is bytes. */
export function guessReadings(
  provider: Provider,
  delivery: Delivery,
  { publicUrl, url, work }: Place,
): Omit<SearchSpace, 'keys'> {
  const signatures = guessSignatures(provider, delivery.headers, work);
  const given: Situation = { delivery, publicUrl: url };
  // First, because what is another sender's from head to foot also has a signature under another name.
  const readings = ofOthers(provider, delivery, publicUrl);
  const [first] = signatures;
  // Without a signature there is nothing to compare them with.
  if (first === undefined) return { signatures, readings, contents: [], rareContents: () => [] };
  const timestamps = guessTimestamps(provider, delivery.headers, { times: timesOf(signatures), work });
  const further = { timestamps, sample: first.value.flat()[0], work };
  if (provider.method === 'GET') {
    const queries = guessQueries(provider, delivery, work);
    return {
      signatures,
      readings,
      contents: [...guessCovered(provider, [asGiven(given), ...ofQueries(given, queries)], further)],
      rareContents: () => toRareContents(provider, delivery, { queries, work }),
    };
  }
  return {
    signatures,
    readings,
    contents: [...guessCovered(provider, ofPost(provider, given, work), further)],
    rareContents: () => [],
  };
}

/** Times that stand beside signatures. */
function timesOf(signatures: readonly Guess<Signatures>[]): readonly string[] {
  return signatures.flatMap(({ value }) => value.flat().flatMap(({ time }) => time ?? []));
}

/** The delivery as another known sender's: its header, its content. */
function ofOthers(provider: Provider, delivery: Delivery, publicUrl: PublicUrlOption): readonly Guess<Reading>[] {
  return [...KNOWN].flatMap(([title, other]) => {
    const signatures = readSignatures(other, delivery.headers);
    const timestamp = readTimestamp(other, delivery.headers);
    if (other.name === provider.name || other.method !== delivery.method) return [];
    if (signatures === undefined || timestamp === undefined) return [];
    const url = other.needsPublicUrl ? createPublicUrl(publicUrl)(delivery) : '';
    // A time beside the signature is taken from there.
    const isBeside = other.signature.hasTime && other.signature.token === undefined;
    const texts = isBeside ? timesOf([asGiven(signatures)]) : [timestamp];
    return texts.map((text) => ({
      value: { covered: createCovered(other, { delivery, publicUrl: url }, text), signatures },
      causes: [toCause('sent_by_another_provider', title)],
    }));
  });
}

/** What may have been a body, a form, a URL, a header. */
function ofPost(provider: Provider, given: Situation, work: Work): readonly Guess<Situation>[] {
  const { delivery, publicUrl } = given;
  const body = Buffer.from(delivery.rawBody.buffer, delivery.rawBody.byteOffset, delivery.rawBody.length);
  const bodies = guessBodies(body, work);
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
    ...simplestFirst([...bodies, ...forms], (bytes) => bytes).map(({ value: rawBody, causes }) => ({
      value: { ...given, delivery: { ...delivery, rawBody } },
      causes,
    })),
    ...elsewhere,
  ];
}

function isOfForms({ document }: Provider, { headers }: Delivery): boolean {
  return [document.contentType, ...readHeader(headers, 'content-type')].some((each) => FORM.test(each));
}

const FORM = /^application\/x-www-form-urlencoded\b/i;

/** The URL or the path as it may have been, where the sender signs it. */
function ofUrl(provider: Provider, { delivery, publicUrl }: Situation, work: Work): readonly Guess<Situation>[] {
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

interface Further {
  readonly timestamps: readonly Guess<TimestampText>[];
  /** To see whether anything could be signed. */
  readonly sample: Candidate | undefined;
  readonly work: Work;
}

const AMPERSAND = 0x26;

function* guessCovered(
  provider: Provider,
  situations: readonly Guess<Situation>[],
  { timestamps, sample, work }: Further,
): Generator<Guess<Covered>> {
  for (const changed of situations) {
    for (const timestamp of changed.value.content === undefined ? timestamps : [asGiven('')]) {
      const cost = changed.value.content === undefined ? toContentCost(provider, changed.value) : 0;
      if (!spend(work.budget, cost)) {
        for (const part of PARTS) work.cutShort.add(part);
        return;
      }
      const covered = createCovered(provider, changed.value, timestamp.value);
      const isPossible = sample?.token !== undefined || (sample !== undefined && covered.fill(sample).length > 0);
      if (isPossible) yield { value: covered, causes: [...timestamp.causes, ...changed.causes] };
    }
  }
}

/** What it costs to make content: a query is read and written as JSON, a form is sorted; of another body nothing is copied. */
function toContentCost({ method, needsPublicUrl }: Provider, { delivery }: Situation): number {
  if (method === 'GET') return 2048 + 8 * delivery.url.length;
  if (!needsPublicUrl) return 256;
  const fields = delivery.rawBody.reduce((count, byte) => count + Number(byte === AMPERSAND), 1);
  // Of a field that comes again and again, all that came before is copied each time.
  return 2048 + 8 * delivery.rawBody.length + 10 * fields ** 2;
}

function ofQueries(given: Situation, { targets, texts }: QueryGuesses): readonly Guess<Situation>[] {
  return [
    ...targets.map(({ value: url, causes }) => ({
      value: { ...given, delivery: { ...given.delivery, url } },
      causes,
    })),
    ...texts.map(({ value, causes }) => ({ value: { ...given, content: [value] }, causes })),
  ];
}

function* toRareContents(
  provider: Provider,
  delivery: Delivery,
  { queries, work }: { readonly queries: QueryGuesses; readonly work: Work },
): Generator<Guess<Covered>> {
  const timestamp = readTimestamp(provider, delivery.headers);
  if (timestamp === undefined || readSignatures(provider, delivery.headers) === undefined) return;
  for (const { value: url, causes } of queries.orders()) {
    const situation = { delivery: { ...delivery, url }, publicUrl: '' };
    if (!spend(work.budget, toContentCost(provider, situation))) {
      work.cutShort.add('order');
      return;
    }
    yield { value: createCovered(provider, situation, timestamp), causes };
  }
}
