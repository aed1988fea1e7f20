// jsdiff: the diff of the field, kept since 2009, with a bound on its work and no dependencies.
import { diffArrays } from 'diff';

/** Bytes from `start` up to but not including `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where what was signed and what was received are not the same; one of the two may be empty. */
export interface Difference {
  readonly signed: ByteRange;
  readonly received: ByteRange;
}

/** Words and marks put in or taken out; where there are more, all between the first and the last is one difference. */
const MOST_EDITS = 2000;

/** Where two texts of bytes differ, in order. */
export function findDifferences(signed: Uint8Array, received: Uint8Array): readonly Difference[] {
  const start = countSame(signed, received, (bytes, at) => bytes[at]);
  const [signedRest, receivedRest] = [signed.subarray(start), received.subarray(start)];
  const end = countSame(signedRest, receivedRest, (bytes, at) => bytes[bytes.length - 1 - at]);
  const [one, other] = [signedRest, receivedRest].map((rest) => rest.subarray(0, rest.length - end));
  if (one === undefined || other === undefined || one.length + other.length === 0) return [];
  const changes = diffArrays([...toWords(one)], [...toWords(other)], { maxEditLength: MOST_EDITS });
  if (changes === undefined) return [{ signed: toRange(start, one.length), received: toRange(start, other.length) }];
  const differences: Difference[] = [];
  let [atSigned, atReceived] = [start, start];
  let open: Difference | undefined;
  for (const { value, added, removed } of changes) {
    const length = value.reduce((sum, word) => sum + word.length, 0);
    if (!added && !removed) {
      open = undefined;
      atSigned += length;
      atReceived += length;
      continue;
    }
    // What is taken out and what is put in at one place is one difference.
    const before = open ?? { signed: toRange(atSigned, 0), received: toRange(atReceived, 0) };
    if (open !== undefined) differences.pop();
    if (removed) atSigned += length;
    else atReceived += length;
    open = {
      signed: { start: before.signed.start, end: atSigned },
      received: { start: before.received.start, end: atReceived },
    };
    differences.push(open);
  }
  return differences;
}

function toRange(start: number, length: number): ByteRange {
  return { start, end: start + length };
}

function countSame(
  one: Uint8Array,
  other: Uint8Array,
  byteOf: (bytes: Uint8Array, at: number) => number | undefined,
): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && byteOf(one, count) === byteOf(other, count)) count += 1;
  return count;
}

/** Words, and all else byte by byte; one character a byte, so that places are those of bytes. */
function toWords(bytes: Uint8Array): readonly string[] {
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      .toString('latin1')
      .match(/\w+|\W/gs) ?? []
  );
}
