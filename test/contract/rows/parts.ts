import { createHash } from 'node:crypto';
import { publishedBy, type Published } from '../published.ts';
import type { Sender } from '../senders.ts';

// What the rows of several providers say with.

/** The key of a delivery that has no identifier of its own. */
export function digestId(sender: Sender, signed: string | Uint8Array): string {
  return `${sender.provider}:sha256:${createHash('sha256').update(signed).digest('hex')}`;
}

export function withoutMember(value: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));
}

/** The fixture of an event type. */
export function publishedAs(sender: Sender, type: string): Published {
  const found = publishedBy(sender).find((each) => each.type === type);
  if (found === undefined) throw new Error(`There is no fixture of ${type}.`);
  return found;
}
