import type { Delivery, Provider } from '@hooknotary/core';
import { guessBodies } from './bodies.js';
import { toCause } from './causes.js';
import { asGiven, type Guess } from './guess.js';
import { KNOWN } from './known.js';
import { guessQueries, type QueryGuesses } from './queries.js';
import type { Content, Reading, SearchSpace } from './search.js';
import { guessSignatures, readSignatures } from './signatures.js';
import { guessTimestamps, readTimestamp, type TimestampText } from './timestamps.js';
import { PARTS, spend, type Work } from './work.js';

/** All that may have been signed. The delivery's raw body is bytes. */
export function guessReadings(provider: Provider, delivery: Delivery, work: Work): Omit<SearchSpace, 'keys'> {
  const signatures = guessSignatures(provider, delivery.headers, work);
  // First, because what is another sender's from head to foot also has a signature under another name.
  const readings = ofOthers(provider, delivery);
  // Without a signature there is nothing to compare them with.
  if (signatures.length === 0) return { signatures, readings, contents: [], rareContents: () => [] };
  const timestamps = guessTimestamps(provider, delivery.headers, work);
  if (provider.method === 'GET') {
    const queries = guessQueries(provider, delivery, work);
    return {
      signatures,
      readings,
      contents: [...guessContents(provider, withTargets(delivery, queries), { timestamps, work }), ...toTexts(queries)],
      rareContents: () => toRareContents(provider, delivery, { queries, work }),
    };
  }
  const bodies = guessBodies(
    Buffer.from(delivery.rawBody.buffer, delivery.rawBody.byteOffset, delivery.rawBody.length),
    work,
  );
  const deliveries = bodies.map(({ value: rawBody, causes }) => ({ value: { ...delivery, rawBody }, causes }));
  return {
    signatures,
    readings,
    contents: [...guessContents(provider, deliveries, { timestamps, work })],
    rareContents: () => [],
  };
}

/** The delivery as another known sender's: its header, its content. */
function ofOthers(provider: Provider, delivery: Delivery): readonly Guess<Reading>[] {
  return [...KNOWN].flatMap(([title, other]) => {
    const signatures = readSignatures(other, delivery.headers);
    const timestamp = readTimestamp(other, delivery.headers);
    if (other.name === provider.name || other.method !== delivery.method) return [];
    if (signatures === undefined || timestamp === undefined) return [];
    const content = other.signedContent(delivery, timestamp);
    return content === undefined
      ? []
      : [{ value: { content, signatures }, causes: [toCause('sent_by_another_provider', title)] }];
  });
}

interface Further {
  readonly timestamps: readonly Guess<TimestampText>[];
  readonly work: Work;
}

function* guessContents(
  provider: Provider,
  deliveries: readonly Guess<Delivery>[],
  { timestamps, work }: Further,
): Generator<Guess<Content>> {
  for (const changed of deliveries) {
    for (const timestamp of timestamps) {
      if (!spend(work.budget, toContentCost(provider, changed.value))) {
        for (const part of PARTS) work.cutShort.add(part);
        return;
      }
      const content = toContent(provider, changed.value, timestamp.value);
      if (content !== undefined) yield { value: content, causes: [...timestamp.causes, ...changed.causes] };
    }
  }
}

/** What it costs to make content: a query is read and written as JSON, of a body nothing is copied. */
function toContentCost({ method }: Provider, { url }: Delivery): number {
  return method === 'GET' ? 2048 + 8 * url.length : 256;
}

function toContent(provider: Provider, delivery: Delivery, timestamp: TimestampText): Content | undefined {
  return timestamp === undefined ? [delivery.rawBody] : provider.signedContent(delivery, timestamp);
}

function withTargets(delivery: Delivery, { targets }: QueryGuesses): readonly Guess<Delivery>[] {
  return [asGiven(delivery), ...targets.map(({ value: url, causes }) => ({ value: { ...delivery, url }, causes }))];
}

function toTexts({ texts }: QueryGuesses): readonly Guess<Content>[] {
  return texts.map(({ value, causes }) => ({ value: [value], causes }));
}

function* toRareContents(
  provider: Provider,
  delivery: Delivery,
  { queries, work }: { readonly queries: QueryGuesses; readonly work: Work },
): Generator<Guess<Content>> {
  const timestamp = readTimestamp(provider, delivery.headers);
  if (timestamp === undefined || readSignatures(provider, delivery.headers) === undefined) return;
  for (const { value: url, causes } of queries.orders()) {
    if (!spend(work.budget, toContentCost(provider, { ...delivery, url }))) {
      work.cutShort.add('order');
      return;
    }
    const content = provider.signedContent({ ...delivery, url }, timestamp);
    if (content !== undefined) yield { value: content, causes };
  }
}
