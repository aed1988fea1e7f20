/** Senders of identity and login. */
import type { CatalogueSender } from '../signing.ts';

export const identity: readonly CatalogueSender[] = [];
