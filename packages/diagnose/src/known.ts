import type { Provider } from '@hooknotary/core';
import { readOrder, type MemberOrder } from './json-forms.js';
import * as registry from '@hooknotary/providers/registry';

/** The senders that a delivery may be of, by the name that people use. */
export const KNOWN: ReadonlyMap<string, Provider> = new Map(
  Object.values(registry).map(({ provider, facts }) => [facts.title, provider]),
);

/** The name that people use of a provider; its own name where it is not one of ours. */
export function toTitle(name: string): string {
  return [...KNOWN].find(([, each]) => each.name === name)?.[0] ?? name;
}

/** In which order the sender's examples have their members; none of a sender that is not one of ours. */
export function documentedOrders(provider: Provider): readonly MemberOrder[] {
  const entry = Object.values(registry).find(({ provider: { name } }) => name === provider.name);
  const examples: readonly (string | undefined)[] = Object.values(entry?.examples ?? {});
  const orders = examples.flatMap((example) => (example?.startsWith('{') === true ? [readOrder(example)] : []));
  return orders.slice(0, MOST_ORDERS);
}

/** Senders have up to a hundred events, whose members come in few orders. */
const MOST_ORDERS = 24;
