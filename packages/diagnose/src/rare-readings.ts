import type { Provider } from '@hooknotary/core';
import { guessBodies } from './bodies.js';
import { createCovered, type Covered, type Situation } from './covered.js';
import type { Guess } from './guess.js';
import { permuteMembers } from './json-forms.js';
import { ofContents, ofPost, ofUrl, timesOf, type Signed } from './situations.js';
import { readTimestamp, renewTime, type TimestampText } from './timestamps.js';
import { spend, type Work } from './work.js';

/** What is only the second of two: what stands for a body was made of no other, and JSON is written anew of what was unwrapped. */
const LAST = /^body_(?:signed_|compacted|spaced|reserialised|members_|cut_short|white_space_lost|taken_out)/;

/** Bytes of a body of which two changes at once are tried. */
const PAIRED = 4 * 1024;
/** What it costs to make all that a body may have been, in bytes that could be hashed instead. */
const PAIR = 256 * 1024;

/** What the rare is tried with. */
export interface Rare extends Signed {
  /** Of causes. */
  readonly count: number;
  readonly now: () => number;
}

/** So many that they are only tried with nothing else wrong, or with one thing. */
export function* ofRare(provider: Provider, given: Situation, rare: Rare): Generator<Guess<Covered>> {
  yield* ofRenewedTimes(provider, given, rare);
  const timestamp = readTimestamp(provider, given.delivery.headers);
  if (timestamp === undefined) return;
  const beside = timesOf(rare.signatures);
  const times: readonly TimestampText[] = !provider.signature.hasTime ? [timestamp] : beside.length > 0 ? beside : [''];
  for (const { value, causes } of ofRareBodies(provider, given, rare)) {
    for (const time of value.content === undefined ? times : ['']) {
      yield { value: createCovered(provider, value, time), causes };
    }
  }
}

/** A time that was renewed on the way: alone, or with a short body that was changed, too. */
function* ofRenewedTimes(
  provider: Provider,
  given: Situation,
  { count, signatures, work, now }: Rare,
): Generator<Guess<Covered>> {
  const { headers, rawBody } = given.delivery;
  const times = timesOf(signatures);
  if (count === 1) {
    for (const { value, causes } of renewTime(provider, headers, { times, now, work })) {
      yield { value: createCovered(provider, given, value), causes };
    }
  }
  if (count !== 2 || rawBody.length > PAIRED) return;
  const silent: Work = { ...work, tell: () => undefined };
  const bodies = ofPost(provider, given, silent).filter(({ causes }) => causes.length === 1);
  for (const { value, causes } of renewTime(provider, headers, { times, now, work: silent, near: SOON })) {
    for (const body of bodies) {
      yield { value: createCovered(provider, body.value, value), causes: [...causes, ...body.causes] };
    }
  }
}

function* ofRareBodies(
  provider: Provider,
  given: Situation,
  { count, signatures, work }: Signed & { readonly count: number },
): Iterable<Guess<Situation>> {
  const { rawBody } = given.delivery;
  const body = Buffer.from(rawBody.buffer, rawBody.byteOffset, rawBody.length);
  const withBody = (value: Buffer): Situation => ({ ...given, delivery: { ...given.delivery, rawBody: value } });
  if (count === 1) {
    for (const { value, causes } of permuteMembers(body, work.budget)) yield { value: withBody(value), causes };
    return;
  }
  if (count !== 2 || body.length > PAIRED) return;
  const silent: Work = { ...work, tell: () => undefined };
  for (const first of guessBodies(body, silent).slice(1)) {
    for (const url of ofUrl(provider, withBody(first.value), silent)) {
      yield { value: url.value, causes: [...url.causes, ...first.causes] };
    }
    if (first.causes.some(({ code }) => LAST.test(code))) continue;
    if (!spend(work.budget, PAIR + 256 * first.value.length)) return;
    for (const second of guessBodies(first.value, silent).slice(1)) {
      yield { value: withBody(second.value), causes: [...first.causes, ...second.causes] };
    }
    for (const content of ofContents(provider, withBody(first.value), { signatures, work: silent })) {
      yield { value: content.value, causes: [...content.causes, ...first.causes] };
    }
  }
}

/** Seconds that a time may have been renewed by, where something else is wrong as well. */
const SOON = 10;
