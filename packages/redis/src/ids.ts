import { hash } from 'node:crypto';
import { readId } from '@hooknotary/core/internal';

/** BullMQ's id of an entry's job. Its own ids must not be numbers nor have colons. Those of one webhook's entries begin alike. */
export function toJobId(id: string): string {
  const webhookId = readId(id);
  return webhookId === id ? hash('sha256', id) : `${toJobIdStart(webhookId)}${hash('sha256', id)}`;
}

/** How the ids of the jobs begin whose entries have this id of a webhook, and more. */
export function toJobIdStart(webhookId: string): string {
  return `${hash('sha256', webhookId)}.`;
}
