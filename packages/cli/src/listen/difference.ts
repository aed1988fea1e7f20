import type { Diagnosis } from '@hooknotary/diagnose';
import type { AnyWebhook } from '@hooknotary/core';
import { showContent, type Showing } from './sensitive.js';
import type { DifferencePart, Shown } from './wire.js';

/** What was signed and what was received, as a diagnosis gives them. */
export type Compared = Pick<Diagnosis<AnyWebhook>, 'signed' | 'received' | 'differences'>;

/** Bytes of what is the same that are shown on either side of a difference. */
const CONTEXT = 48;
/** Differences that are shown; of a body that was written anew there may be thousands. */
const MOST = 200;

/** The difference in parts, in order; nothing where there is none, or nothing was proven. */
export function showDifference(
  { signed, received, differences }: Compared,
  showing: Showing,
): readonly DifferencePart[] {
  if (signed === undefined || received === undefined || differences.length === 0) return [];
  const before = createCutter(signed, showing);
  const after = createCutter(received, showing);
  const parts: DifferencePart[] = [];
  let at = 0;
  for (const each of differences.slice(0, MOST)) {
    parts.push(...toSame(after, at, each.received.start, { isFirst: at === 0 }));
    if (each.signed.end > each.signed.start)
      parts.push({ kind: 'signed', shown: before(each.signed.start, each.signed.end), left: 0 });
    if (each.received.end > each.received.start)
      parts.push({ kind: 'received', shown: after(each.received.start, each.received.end), left: 0 });
    at = each.received.end;
  }
  const end = Math.min(received.length, at + CONTEXT);
  if (at < received.length) parts.push({ kind: 'same', shown: after(at, end), left: received.length - end });
  return parts;
}

type Cutter = (start: number, end: number) => Shown;

/** What is the same between two differences, without its middle where that is long. */
function toSame(
  cut: Cutter,
  start: number,
  end: number,
  { isFirst }: { readonly isFirst: boolean },
): readonly DifferencePart[] {
  if (end <= start) return [];
  const head = isFirst ? start : Math.min(end, start + CONTEXT);
  const tail = Math.max(head, end - CONTEXT);
  return [
    ...(head > start || tail > head ? [{ kind: 'same', shown: cut(start, head), left: tail - head } as const] : []),
    ...(end > tail ? [{ kind: 'same', shown: cut(tail, end), left: 0 } as const] : []),
  ];
}

/** Cuts parts out of bytes of which what is sensitive was found as a whole: a part alone may not show what it is. */
function createCutter(bytes: Uint8Array, showing: Showing): Cutter {
  const whole = showContent(bytes, showing);
  const shown = Buffer.from(whole.base64, 'base64');
  return (start, end) => ({
    base64: shown.subarray(start, end).toString('base64'),
    sensitive: whole.sensitive
      .filter(([from, to]) => from < end && to > start)
      .map(([from, to]) => [Math.max(from, start) - start, Math.min(to, end) - start] as const),
  });
}
