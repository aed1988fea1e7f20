import { WEEK, type Check } from '@hooknotary/core/internal';
import type { ByProvider, InboxOptions } from '@hooknotary/core';

/** Seconds for which something of a provider is kept; undefined for ever. */
type Keep = (provider: string) => number | undefined;

/** How long an inbox keeps what it is done with. */
export interface Retention {
  readonly handled: (provider: string) => number;
  /** The content of what was handled; 0 for not at all. */
  readonly bodies: (provider: string) => number;
  readonly dead: Keep;
}

export function toRetention({ keep, keepDead, keepBodies }: InboxOptions): Retention {
  const handled = (provider: string) => choose(keep, provider) ?? WEEK;
  return {
    handled,
    bodies: (provider) => Math.min(choose(keepBodies, provider) ?? 0, handled(provider)),
    dead: (provider) => choose(keepDead, provider),
  };
}

/** What is said for this provider. */
function choose(value: ByProvider<number> | undefined, provider: string): number | undefined {
  if (typeof value !== 'object') return value;
  return Object.hasOwn(value, provider) ? value[provider] : value.default;
}

/** A check of one value, as one of a value for all or for each provider. */
export function byProvider([isRight, expected]: Check): Check {
  return [
    (value) =>
      isRight(value) ||
      (typeof value === 'object' && value !== null && Object.values(value).every((each) => isRight(each))),
    `${expected}, or an object of such by provider and 'default'`,
  ];
}
