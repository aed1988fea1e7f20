import type { Delivery, Provider } from '../provider.js';
import { guessBodies } from './bodies.js';
import { toCause } from './causes.js';
import { asGiven, type Guess } from './guess.js';
import { KNOWN } from './known.js';
import { guessQueries } from './queries.js';
import type { Reading, SearchSpace } from './search.js';
import { guessSignatures, readSignatures, type Signatures } from './signatures.js';
import { guessTimestamps, readTimestamp, type TimestampText } from './timestamps.js';

type Content = readonly Uint8Array[];

/** All that may have been signed. The delivery's raw body is bytes. */
export function guessReadings(provider: Provider, delivery: Delivery): Omit<SearchSpace, 'keys'> {
  const signatures = guessSignatures(provider, delivery.headers);
  const contents = Array.from(guessContents(provider, delivery));
  return {
    readings: [
      // First, because what is another sender's from head to foot also has a signature under another name.
      ...ofOthers(provider, delivery),
      ...contents.flatMap((content) => combine(signatures, content)),
    ],
    *rareReadings() {
      const given = signatures.filter(({ causes }) => causes.length === 0);
      const timestamp = readTimestamp(provider, delivery.headers);
      if (provider.method !== 'GET' || given.length === 0 || timestamp === undefined) return;
      for (const { value: url, causes } of guessQueries(delivery).orders()) {
        const content = provider.signedContent({ ...delivery, url }, timestamp);
        if (content !== undefined) yield* combine(given, { value: content, causes });
      }
    },
  };
}

function combine(
  signatures: readonly Guess<Signatures>[],
  { value: content, causes }: Guess<Content>,
): readonly Guess<Reading>[] {
  return signatures.map((each) => ({
    value: { content, signatures: each.value },
    causes: [...each.causes, ...causes],
  }));
}

/** The delivery as another known sender's: its header, its content. */
function ofOthers(provider: Provider, delivery: Delivery): readonly Guess<Reading>[] {
  return Object.entries(KNOWN).flatMap(([title, other]) => {
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

function* guessContents(provider: Provider, delivery: Delivery): Generator<Guess<Content>> {
  const timestamps = guessTimestamps(provider, delivery.headers);
  for (const changed of guessDeliveries(provider, delivery)) {
    for (const timestamp of timestamps) {
      const content = toContent(provider, changed.value, timestamp.value);
      if (content !== undefined) yield { value: content, causes: [...timestamp.causes, ...changed.causes] };
    }
  }
  if (provider.method !== 'GET') return;
  for (const { value, causes } of guessQueries(delivery).texts) yield { value: [value], causes };
}

function toContent(provider: Provider, delivery: Delivery, timestamp: TimestampText): Content | undefined {
  return timestamp === undefined ? [delivery.rawBody] : provider.signedContent(delivery, timestamp);
}

function guessDeliveries(provider: Provider, delivery: Delivery): readonly Guess<Delivery>[] {
  if (provider.method === 'GET') {
    const targets = guessQueries(delivery).targets;
    return [asGiven(delivery), ...targets.map(({ value: url, causes }) => ({ value: { ...delivery, url }, causes }))];
  }
  const bodies = guessBodies(
    Buffer.from(delivery.rawBody.buffer, delivery.rawBody.byteOffset, delivery.rawBody.length),
  );
  return bodies.map(({ value: rawBody, causes }) => ({ value: { ...delivery, rawBody }, causes }));
}
