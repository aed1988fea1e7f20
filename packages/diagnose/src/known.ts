import type { Provider } from '@hooknotary/core';
import * as registry from '@hooknotary/providers/registry';

/** The senders that a delivery may be of, by the name that people use. */
export const KNOWN: ReadonlyMap<string, Provider> = new Map(
  Object.values(registry).map(({ provider, facts }) => [facts.title, provider]),
);

/** The name that people use of a provider; its own name where it is not one of ours. */
export function toTitle(name: string): string {
  return [...KNOWN].find(([, each]) => each.name === name)?.[0] ?? name;
}
