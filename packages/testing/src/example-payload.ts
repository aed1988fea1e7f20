import type { Provider } from '@hooknotary/core';
import * as registry from '@hooknotary/providers/registry';
import { exampleOfForm } from './example-of-form.js';

/** A payload as its sender sends it. */
export interface ExamplePayload {
  /** Event type. */
  readonly type: string;
  /** The JSON text, as the sender prints it where it shows one; the query, for a sender that uses GET. */
  readonly content: string;
}

/** As the senders document them; the main event of each comes first. */
const WRITTEN: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(
  Object.values(registry).map(({ provider, examples }) => [provider.name, examples]),
);

/** Event types that have an example, the sender's main event first; of a sender of your own those whose form says enough. */
export function exampleTypes(provider: Provider): readonly string[] {
  const written = readWritten(provider);
  const others = [...provider.types.keys()].filter((type) => !Object.hasOwn(written, type));
  return [...Object.keys(written), ...others.filter((type) => readExample(provider, type) !== undefined)];
}

/**
 * A payload of the given event type, or of the sender's main event: as its sender documents it or, of a type of which the sender
 * documents the form alone, made of that form.
 *
 * @throws TypeError for a type that has no example.
 */
export function examplePayload(provider: Provider, type?: string): ExamplePayload {
  const chosen = type ?? Object.keys(readWritten(provider))[0] ?? exampleTypes(provider)[0];
  if (chosen === undefined) throw new TypeError(`${provider.name}: there are no examples: give a payload.`);
  const content = readExample(provider, chosen);
  if (content === undefined) {
    throw new TypeError(
      `${provider.name}: there is no example of type '${chosen}'; there are ${list(exampleTypes(provider))}.`,
    );
  }
  return { type: chosen, content };
}

function readWritten({ name }: Provider): Readonly<Record<string, string>> {
  return WRITTEN.get(name) ?? {};
}

function readExample(provider: Provider, type: string): string | undefined {
  const written = readWritten(provider);
  return Object.hasOwn(written, type) ? written[type] : exampleOfForm({ provider, type, written });
}

function list(types: readonly string[]): string {
  return types.length === 0 ? 'none' : types.join(', ');
}
