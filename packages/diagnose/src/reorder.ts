/** All orders of so many make some ten thousand; of one more, ten times that. */
export const MOST_PERMUTED = 8;
/** Of a list of more there is no other order. */
export const MOST_MOVED = 64;

/** Other orders of a list: every one of a short list; of a longer one those that programs make. */
export function* reorder(pieces: readonly string[]): Generator<readonly string[]> {
  if (pieces.length > MOST_MOVED) return;
  yield pieces.toSorted();
  yield pieces.toReversed();
  if (pieces.length <= MOST_PERMUTED) yield* permute([...pieces], pieces.length);
  else yield* move(pieces);
}

/** Heap's algorithm. */
function* permute(pieces: string[], count: number): Generator<readonly string[]> {
  if (count <= 1) {
    yield pieces;
    return;
  }
  for (let at = 0; at < count; at++) {
    yield* permute(pieces, count - 1);
    const swapped = count % 2 === 0 ? at : 0;
    const last = pieces[count - 1] ?? '';
    pieces[count - 1] = pieces[swapped] ?? '';
    pieces[swapped] = last;
  }
}

/** One piece elsewhere, or the first so many behind the others. */
function* move(pieces: readonly string[]): Generator<readonly string[]> {
  for (const [from, piece] of pieces.entries()) {
    const others = pieces.toSpliced(from, 1);
    for (let to = 0; to <= others.length; to++) yield others.toSpliced(to, 0, piece);
    yield [...pieces.slice(from), ...pieces.slice(0, from)];
  }
}
