import type { Delivery, Provider } from '@hooknotary/core';
import { createPublicUrl, type Candidate } from '@hooknotary/core/internal';
import { toCause } from './causes.js';
import { createCovered, type Covered, type Situation } from './covered.js';
import { asGiven, type Guess } from './guess.js';
import { KNOWN } from './known.js';
import { guessQueries, type QueryGuesses } from './queries.js';
import { ofRare } from './rare-readings.js';
import type { Reading, SearchSpace } from './search.js';
import { guessSignatures, readSignatures } from './signatures.js';
import { ofContents, ofPost, timesOf } from './situations.js';
import { guessTimestamps, readTimestamp, type TimestampText } from './timestamps.js';
import { PARTS, spend, type Work } from './work.js';

/** The receiver's option. */
export type PublicUrlOption = Parameters<typeof createPublicUrl>[0];

interface Place {
  readonly publicUrl: PublicUrlOption;
  readonly now: () => number;
  /** What that says of the delivery; empty where the sender signs no URL. */
  readonly url: string;
  readonly work: Work;
}

/** All that may have been signed. The delivery's raw body is bytes. */
export function guessReadings(
  provider: Provider,
  delivery: Delivery,
  { publicUrl, url, work, now }: Place,
): Omit<SearchSpace, 'keys'> {
  const signatures = guessSignatures(provider, delivery.headers, work);
  const given: Situation = { delivery, publicUrl: url };
  // First, because what is another sender's from head to foot also has a signature under another name.
  const readings = ofOthers(provider, delivery, publicUrl);
  const [first] = signatures;
  // Without a signature there is nothing to compare them with.
  if (first === undefined) return { signatures, readings, contents: [], lastContents: [], rareContents: () => [] };
  const timestamps = guessTimestamps(provider, delivery.headers, { times: timesOf(signatures), work });
  const further = { timestamps, sample: first.value.flat()[0], work };
  if (provider.method === 'GET') {
    const queries = guessQueries(provider, delivery, work);
    return {
      signatures,
      readings,
      contents: [...guessCovered(provider, [asGiven(given), ...ofQueries(given, queries)], further)],
      lastContents: [],
      rareContents: (count) => (count === 1 ? ofOrders(provider, delivery, { queries, work }) : []),
    };
  }
  const situations = [...ofPost(provider, given, work), ...ofContents(provider, given, { signatures, work })];
  return {
    signatures,
    readings,
    contents: [...guessCovered(provider, situations, further)],
    lastContents: isBoundElsewhere(provider, url) ? [ofAnother(provider, given)] : [],
    rareContents: (count) => ofRare(provider, given, { count, signatures, work, now }),
  };
}

/** Whether a token may be one of another delivery: where there is no URL, that is what is wrong. */
function isBoundElsewhere({ signature, needsPublicUrl }: Provider, url: string): boolean {
  return signature.token !== undefined && (!needsPublicUrl || URL.canParse(url));
}

/** A token of another delivery. */
function ofAnother(provider: Provider, given: Situation): Guess<Covered> {
  const value = createCovered(provider, { ...given, isUnbound: true }, '');
  return { value, causes: [toCause('token_does_not_fit')] };
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
      if (isPossible) yield { ...changed, value: covered, causes: [...timestamp.causes, ...changed.causes] };
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

function* ofOrders(
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
