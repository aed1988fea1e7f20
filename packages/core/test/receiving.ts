import { createReceiver as make } from '../src/adapter.js';
import type { AnyWebhook } from '../src/index.js';
import { waiting } from './waiting.js';

/** Makes a receiver whose end is a promise. */
export function createReceiver<W extends AnyWebhook>(
  ...given: Parameters<typeof make<W>>
): ReturnType<typeof waiting<W>> {
  return waiting(make(...given));
}
