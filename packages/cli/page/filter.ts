import type { DeliverySummary } from '../src/listen/wire.ts';

/** Which deliveries are listed; an empty text means all. */
export interface Filter {
  readonly provider: string;
  readonly outcome: '' | 'verified' | 'refused';
  readonly code: string;
}

export const ALL: Filter = { provider: '', outcome: '', code: '' };

/** The deliveries that pass. */
export function applyFilter(deliveries: readonly DeliverySummary[], filter: Filter): readonly DeliverySummary[] {
  return deliveries.filter(
    ({ provider, code }) =>
      (filter.provider === '' || filter.provider === provider) &&
      (filter.outcome === '' || filter.outcome === outcomeOf({ code })) &&
      (filter.code === '' || filter.code === code),
  );
}

export function outcomeOf({ code }: Pick<DeliverySummary, 'code'>): 'verified' | 'refused' {
  return code === undefined ? 'verified' : 'refused';
}
