import { createHmac } from 'node:crypto';
import type { Delivery } from '@hooknotary/core';
import { publishedBy } from '../contract/published.ts';
import { kudosity } from '../contract/senders.ts';
import { checkWebhook } from './payload-target.ts';
import { queryWords, seedQueries } from './php-target.ts';
import { REQUIRED } from './required.ts';
import { must, toText, type Code, type Target } from './target.ts';

const SECRET = 'fuzz-secret';

/** An input is a request target; its query is signed as PHP would. */
export function createKudosityTarget({ core, registry, phpQueryToJson }: Code): Target {
  const verify = core.createVerifier(registry.kudosity.provider, SECRET);
  const members = Object.values(REQUIRED['kudosity'] ?? {}).flatMap((list) => list.split(' '));

  function outcomeOf(delivery: Delivery): ReturnType<typeof verify> | string {
    try {
      return verify(delivery);
    } catch (error) {
      if (error instanceof core.WebhookError) return error.code;
      throw error;
    }
  }

  return {
    name: 'kudosity',
    seeds: [...publishedBy(kudosity).map(({ content }) => content), ...seedQueries].map((query) => `/hook?${query}`),
    words: [...queryWords, ...new Set(members.map((member) => `&${member.split(':', 1)[0] ?? ''}=`))],
    run: (input) => {
      const url = toText(input);
      const query = /^[^#?]*\?([^#]*)/.exec(url)?.[1] ?? '';
      const json = phpQueryToJson(query);
      const delivery = sign(url, json ?? '');
      const outcome = outcomeOf(delivery);
      if (json === undefined) {
        must(outcome === 'signed_content_malformed', 'What PHP cannot encode is refused.');
        return outcome;
      }
      const other = url.replace(/#.*|$/s, (fragment) => `${url.includes('?') ? '&' : '?'}zz=1${fragment}`);
      const changed = phpQueryToJson(/^[^#?]*\?([^#]*)/.exec(other)?.[1] ?? '');
      if (changed !== json) must(isRefused(outcomeOf({ ...delivery, url: other })), 'No other query verifies.');
      if (typeof outcome === 'string') {
        must(outcome === 'payload_malformed', `A signed query is not refused as ${outcome}.`);
        must(/__proto__|constructor/.test(json), 'A signed query is taken.');
        return outcome;
      }
      checkWebhook(outcome, 'kudosity', Buffer.from(json));
      if (!url.includes('#')) {
        const made = core.signDelivery(registry.kudosity.provider, SECRET, query, { url: '/hook' });
        must(made.headers['x-transmitsms-signature'] === signatureOf(json), 'signDelivery signs as the vendor does.');
      }
      return outcome.type;
    },
  };
}

function sign(url: string, json: string): Delivery {
  return {
    method: 'GET',
    url,
    headers: { 'x-transmitsms-signature': signatureOf(json) },
    rawBody: Buffer.alloc(0),
  };
}

function signatureOf(json: string): string {
  return createHmac('sha256', SECRET).update(json).digest('hex');
}

function isRefused(outcome: unknown): boolean {
  return outcome === 'signature_mismatch' || outcome === 'signed_content_malformed';
}
