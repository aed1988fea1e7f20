import type { DeliverySummary } from '../src/listen/wire.ts';

/** A delivery in its place in the list. */
export interface Placed {
  readonly delivery: DeliverySummary;
  /** Whether it is an earlier attempt of what stands above it. */
  readonly isEarlier: boolean;
}

/** The newest first, but that the attempts of one delivery stand together where the latest of them is. */
export function arrange(deliveries: readonly DeliverySummary[]): readonly Placed[] {
  return [...Map.groupBy(deliveries, ({ first }) => first).values()].flatMap((attempts) =>
    attempts.map((delivery, at) => ({ delivery, isEarlier: at > 0 })),
  );
}
