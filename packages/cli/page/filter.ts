import type { DeliverySummary, Outcome } from '../src/listen/wire.ts';

/** Which deliveries are listed; an empty text means all. */
export interface Filter {
  readonly provider: string;
  readonly outcome: '' | Outcome;
  /** Code of a refusal, or what was proven of it. */
  readonly code: string;
  /** Words that must be in what is listed or delivered. */
  readonly text: string;
}

export const ALL: Filter = { provider: '', outcome: '', code: '', text: '' };

export const OUTCOMES: readonly Outcome[] = ['verified', 'unknown', 'refused', 'stray'];

/** Whether anything is left out. */
export function isFiltered(filter: Filter): boolean {
  return Object.values(filter).some((value) => value !== '');
}

/** The deliveries that pass; the listener has found the text in those of `found`. */
export function applyFilter(
  deliveries: readonly DeliverySummary[],
  { provider, outcome, code, text }: Filter,
  found: ReadonlySet<number>,
): readonly DeliverySummary[] {
  const words = text.trim().toLowerCase();
  return deliveries.filter(
    (each) =>
      (provider === '' || provider === each.provider) &&
      (outcome === '' || outcome === each.outcome) &&
      (code === '' || code === each.code || code === each.cause) &&
      (words === '' || found.has(each.id) || toSearched(each).includes(words)),
  );
}

/** What the list shows of a delivery. */
function toSearched({ id, provider, path, code, cause, type, mismatch }: DeliverySummary): string {
  return [`#${id}`, provider, path, code, cause, type, mismatch].join(' ').toLowerCase();
}
