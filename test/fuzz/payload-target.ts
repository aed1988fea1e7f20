import { createHash, createHmac } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import type { Delivery, Provider } from '@hooknotary/core';
import { publishedBy } from '../contract/published.ts';
import type { Sender } from '../contract/senders.ts';
import { findMissing, REQUIRED } from './required.ts';
import { must, type Code, type Target } from './target.ts';

const NOW = Date.UTC(2026, 10, 22);
const SECRET: string = 'fuzz-secret';
const now = (): number => NOW;

const JSON_WORDS = [
  ...'{}[]:,"\\ \n',
  '""',
  '{}',
  '[]',
  'null',
  'true',
  '0',
  '-1e400',
  '1.5',
  '"\\ud800"',
  '\\u005f',
  '"__proto__":',
  '"constructor":{"prototype":',
  '\ufeff',
  '\0',
  'é',
];

/** What would set a prototype, were it merged, and the event type that it comes under. */
const POISON = [
  ['{"a":[{"__proto__":{"id":"1"}}]}', 'SOS_REPORT'],
  ['{"id":"1","constructor":{"prototype":{"a":1}}}', 'SOS_REPORT'],
] as const;

/** One sender that posts JSON. The first line of an input is the event type (iDenfy) or the timestamp (Cardda). */
export function createPayloadTarget({ core, registry }: Code, sender: Sender): Target {
  const { provider }: { readonly provider: Provider } = registry[sender.provider];
  const verify = core.createVerifier(provider, SECRET, { now });
  const verifyOther = core.createVerifier(provider, `another-${SECRET}`, { now });
  const hasLine = sender.provider === 'idenfy' || sender.provider === 'cardda';
  const published = publishedBy(sender);

  function sign(body: Buffer, line: string): Delivery & { readonly headers: Readonly<Record<string, string>> } {
    const digest = createHmac('sha256', SECRET);
    if (sender.provider === 'cardda') digest.update(`${line}.`, 'utf8');
    const signature = `${sender.prefix}${digest.update(body).digest('hex')}`;
    const headers: Record<string, string> = {
      [sender.signatureHeader.toLowerCase()]: signature,
      ...(sender.provider === 'cardda' && { 'x-cardda-timestamp': line }),
      ...(sender.provider === 'idenfy' && { 'idenfy-event-type': line }),
    };
    return { method: 'POST', url: '/hook', headers, rawBody: body };
  }

  function outcomeOf(verifier: typeof verify, delivery: Delivery): ReturnType<typeof verify> | string {
    try {
      return verifier(delivery);
    } catch (error) {
      if (error instanceof core.WebhookError) return error.code;
      throw error;
    }
  }

  function checkSigner(delivery: ReturnType<typeof sign>, line: string): void {
    const options = { now, type: line, url: '/hook' };
    const made = core.signDelivery(provider, SECRET, delivery.rawBody, options).headers;
    const name = sender.signatureHeader.toLowerCase();
    if (sender.provider === 'cardda' && line !== String(NOW / 1000)) return;
    must(made[name] === delivery.headers[name], 'signDelivery signs as the vendor does.');
  }

  return {
    name: sender.provider,
    seeds: [...published.map(({ content, type }) => [content, type] as const), ...POISON].map(([content, type]) => {
      if (!hasLine) return content;
      return `${sender.provider === 'cardda' ? NOW / 1000 : type}\n${content}`;
    }),
    words: [...JSON_WORDS, ...membersOf(published.map(({ payload }) => payload)), ...typesOf(sender)],
    run: (input) => {
      const end = hasLine ? input.indexOf('\n') : -1;
      const line = end === -1 ? '' : input.subarray(0, end).toString('latin1');
      const body = input.subarray(end + 1);
      const delivery = sign(body, line);
      const outcome = outcomeOf(verify, delivery);
      checkSigner(delivery, line);
      const forged = outcome === 'timestamp_malformed' ? outcome : 'signature_mismatch';
      must(outcomeOf(verifyOther, delivery) === forged, 'No other secret verifies.');
      const flipped = Buffer.from(body.length === 0 ? ' ' : body);
      flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] ?? 0) ^ 1;
      must(outcomeOf(verify, { ...delivery, rawBody: flipped }) === forged, 'No other body verifies.');
      if (typeof outcome === 'string') {
        checkRefusal(outcome, body);
        return outcome;
      }
      checkWebhook(outcome, sender.provider, body);
      return outcome.type;
    },
  };
}

function checkRefusal(code: string, body: Buffer): void {
  if (code.startsWith('timestamp_')) return;
  must(code === 'payload_malformed', `A signed body is not refused as ${code}.`);
  if (!isUtf8(body) || /proto|constructor|\\u/.test(body.toString())) return;
  must(readJson(body) === undefined, 'Signed JSON in UTF-8 is taken.');
}

/** The value in a box, or undefined. */
function readJson(body: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body.toString('utf8').replace(/^\ufeff/, '')) as unknown };
  } catch {
    return undefined;
  }
}

type Accepted = Exclude<ReturnType<ReturnType<Code['core']['createVerifier']>>, Promise<unknown>>;

/** What holds for every webhook, whatever was signed. */
export function checkWebhook(webhook: Accepted, provider: string, signed: Buffer): void {
  const { type, payload, id, occurredAt } = webhook;
  must(webhook.provider === provider && webhook.secretIndex === 0, 'The webhook names its provider.');
  must(id.startsWith(`${provider}:`) && id.length <= 220 && /^[!-~]+$/.test(id), 'An ID is short and printable.');
  must(occurredAt === undefined || !Number.isNaN(occurredAt.getTime()), 'A time is a time.');
  const box = signed.length === 0 ? { value: undefined } : readJson(signed);
  must(box !== undefined && isUtf8(signed), 'A payload is JSON in UTF-8.');
  must(JSON.stringify(payload) === JSON.stringify(box.value), 'The payload is what was signed.');
  must(!hasPrototype(payload), 'No payload sets a prototype.');
  if (type === 'unknown') {
    const digest = createHash('sha256').update(signed).digest('hex');
    must(id === `${provider}:sha256:${digest}`, 'An unknown webhook is known by its digest.');
  } else {
    const missing = findMissing(provider, type, payload);
    must(missing === undefined, `A payload of ${type} has ${missing ?? ''}.`);
  }
}

function hasPrototype(value: unknown): boolean {
  const open: unknown[] = [value];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (typeof each !== 'object' || each === null) continue;
    if (Object.hasOwn(each, '__proto__')) return true;
    const { constructor } = each as { readonly constructor: unknown };
    if (typeof constructor === 'object' && constructor !== null && Object.hasOwn(constructor, 'prototype')) return true;
    open.push(...Object.values(each).filter((member) => member !== undefined));
  }
  return false;
}

function membersOf(payloads: readonly unknown[]): readonly string[] {
  const names = payloads.flatMap((payload) => (typeof payload === 'object' ? Object.keys(payload ?? {}) : []));
  return [...new Set(names)].map((name) => `"${name}":`);
}

function typesOf({ provider }: Sender): readonly string[] {
  return Object.keys(REQUIRED[provider] ?? {});
}
