import type { AcceptedDelivery, AnyWebhook, Provider } from '@hooknotary/core';
import { akidotp as akidotpProvider } from '@hooknotary/providers/akidotp';
import { cardda as carddaProvider } from '@hooknotary/providers/cardda';
import { idenfy as idenfyProvider } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import { createReceiver } from '@hooknotary/core/adapter';
import { waiting } from '../../packages/core/test/waiting.ts';
import type { HttpRequest } from '../contract/http.ts';
import { exampleOf, publishedBy } from '../contract/published.ts';
import { akidotp, cardda, idenfy, NOW, senders, type ProviderName, type Sender } from '../contract/senders.ts';

/** What a receiver hands to an inbox. */
export interface Accepted {
  readonly webhook: AnyWebhook;
  readonly delivery: AcceptedDelivery;
}

// The casts lose only what nothing here asks for: which provider's webhooks they are.
const PROVIDERS: Readonly<Record<ProviderName, Provider>> = {
  akidotp: akidotpProvider as Provider,
  cardda: carddaProvider as Provider,
  idenfy: idenfyProvider as Provider,
  kudosity: kudosity as Provider,
  osapher: osapher as Provider,
};

/** What a receiver would hand to an inbox for this request. */
async function receive(sender: Sender, request: HttpRequest): Promise<Accepted> {
  let accepted: Accepted | undefined;
  const inbox = {
    accept: async (webhook: AnyWebhook, delivery: AcceptedDelivery) => void (accepted = { webhook, delivery }),
  };
  const headers = Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value]));
  const receiver = waiting(createReceiver(PROVIDERS[sender.provider], sender.secret, { inbox, now: () => NOW }));
  await receiver.receive({
    method: request.method,
    url: request.target,
    headers,
    readBody: async () => Buffer.from(request.body ?? ''),
    hasBody: () => false,
  });
  if (accepted === undefined) throw new Error('The receiver handed nothing over.');
  return accepted;
}

/** Every delivery that the vendors printed, but one of each `id`: iDenfy prints one body under two unsigned event types. */
export async function everyPublished(): Promise<readonly Accepted[]> {
  const all = senders.flatMap((sender) => publishedBy(sender).map(({ request }) => receive(sender, request)));
  const byId = new Map((await Promise.all(all)).map((accepted) => [accepted.webhook.id, accepted]));
  return [...byId.values()];
}

/** AkidOTP's example under a request ID of one's own. */
export function akidotpOf(requestId: string): Promise<Accepted> {
  return receive(akidotp, akidotp.send(exampleOf(akidotp).content.replace('abc123def456', requestId)));
}

/** Cardda's example with this ID and this body. */
export function carddaOf(id: string, body: string): Promise<Accepted> {
  // The cast is true of a published example.
  const example = JSON.parse(exampleOf(cardda).content) as object;
  return receive(cardda, cardda.send(JSON.stringify({ ...example, id, body })));
}

/** A delivery of iDenfy that has no body. */
export function idenfyWithoutContent(): Promise<Accepted> {
  return receive(idenfy, idenfy.send('', { type: 'VIDEO_CALL_FINISHED' }));
}
