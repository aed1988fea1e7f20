import type { JournalEntry, ListedEntry } from './journal.js';
import { toPairs } from './outgoing.js';
import { showContent, showHeader } from './sensitive.js';
import type { DeliveryDetail, DeliverySummary, Outcome } from './wire.js';

/** An entry as a line of the list. */
export function toSummary({ url, ...entry }: ListedEntry): DeliverySummary {
  return { ...entry, path: url.replace(/\?.*/s, ''), outcome: toOutcome(entry) };
}

function toOutcome({ provider, code, type }: Pick<ListedEntry, 'provider' | 'code' | 'type'>): Outcome {
  if (provider === undefined) return 'stray';
  if (code !== undefined) return 'refused';
  return type === 'unknown' ? 'unknown' : 'verified';
}

/** What the page shows of an entry. */
export function toDetail(entry: JournalEntry, reveal: boolean): DeliveryDetail {
  const { provider, url, rawHeaders, rawBody, message, webhook } = entry;
  const show = (content: Uint8Array | string) => showContent(content, { provider, reveal });
  return {
    ...toSummary(toListed(entry)),
    message,
    revealed: reveal,
    target: show(url),
    headers: toPairs(rawHeaders).map(([name, value]) => ({ name, value: showHeader(name, value, { reveal }) })),
    body: rawBody && show(rawBody),
    webhook: webhook === undefined ? undefined : show(webhook),
  };
}

/** Without what a list leaves out. */
export function toListed({
  rawHeaders: _,
  rawBody,
  message: _message,
  webhook: _webhook,
  ...listed
}: JournalEntry): ListedEntry {
  return { ...listed, bytes: rawBody?.length };
}
