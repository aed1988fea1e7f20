import type { Provider } from '@hooknotary/core';
import * as registry from '@hooknotary/providers/registry';

/** A payload as its sender documents it. */
export interface ExamplePayload {
  /** Event type. */
  readonly type: string;
  /** The JSON text as the sender prints it; the query, for a sender that uses GET. */
  readonly content: string;
}

/** The main event of each sender comes first. */
const EXAMPLES: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(
  Object.values(registry).map(({ provider, examples }) => [provider.name, examples]),
);

/** Event types that have an example, the sender's main event first; none for a sender of your own. */
export function exampleTypes(provider: Provider): readonly string[] {
  return Object.keys(EXAMPLES.get(provider.name) ?? {});
}

/**
 * A payload as its sender documents it, of the given event type or of the sender's main event.
 *
 * @throws TypeError for a type that has no example.
 */
export function examplePayload(provider: Provider, type?: string): ExamplePayload {
  const types = exampleTypes(provider);
  const chosen = type ?? types[0];
  if (chosen === undefined) throw new TypeError(`${provider.name}: there are no examples: give a payload.`);
  const content = types.includes(chosen) ? EXAMPLES.get(provider.name)?.[chosen] : undefined;
  if (content === undefined) {
    throw new TypeError(`${provider.name}: there is no example of type '${chosen}'; there are ${list(types)}.`);
  }
  return { type: chosen, content };
}

function list(types: readonly string[]): string {
  return types.length === 0 ? 'none' : types.join(', ');
}
