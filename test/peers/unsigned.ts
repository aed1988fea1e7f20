import type { Header } from '../contract/http.ts';

/** Headers that no signature covers, and that some receivers believe. */
export const UNSIGNED: readonly Header[] = [
  ['Idempotency-Key', 'attacker'],
  ['X-GitHub-Delivery', 'attacker'],
  ['Webhook-Id', 'attacker'],
  ['Upstash-Deduplication-Id', 'attacker'],
  ['X-Request-Id', 'attacker'],
];
