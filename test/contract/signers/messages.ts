/** Senders of codes and messages. */
import type { CatalogueSender } from '../signing.ts';

export const messages: readonly CatalogueSender[] = [];
