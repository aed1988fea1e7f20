/** Senders that everybody meets. */
import type { CatalogueSender } from '../signing.ts';

export const everyday: readonly CatalogueSender[] = [];
