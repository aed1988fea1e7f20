import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import type { Delivery, Provider, StaticSecret } from '@hooknotary/core';
import { diagnose, type CauseCode, type DiagnoseOptions } from '../src/index.js';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';

export const secret = 'whsec_Y2FuYXJ5LXNlY3JldA==';
export const seconds = 1_795_348_800;
export const now = () => seconds * 1000;

export const hmac = (content: string | Uint8Array, key: string | Uint8Array = secret): Buffer =>
  createHmac('sha256', key).update(content).digest();

/** The senders that sign a body, as their documents have it. */
export const senders: readonly {
  readonly provider: Provider;
  readonly header: string;
  readonly prefix: string;
  readonly isTimed: boolean;
}[] = [
  { provider: akidotp, header: 'x-akidotp-signature', prefix: '', isTimed: false },
  { provider: idenfy, header: 'idenfy-signature', prefix: '', isTimed: false },
  { provider: osapher, header: 'x-osapher-signature', prefix: 'sha256=', isTimed: false },
  { provider: cardda, header: 'x-cardda-signature', prefix: '', isTimed: true },
];

/** A delivery of the body, signed over what is given as signed. */
export function post(
  name: string,
  {
    body = '{"a":1}',
    signed = body,
    key = secret,
  }: {
    readonly body?: string | Uint8Array;
    readonly signed?: string | Uint8Array;
    readonly key?: string | Uint8Array;
  } = {},
) {
  const sender = senders.find(({ provider }) => provider.name === name) ?? senders[0];
  if (sender === undefined) throw new Error('no sender');
  const time = sender.isTimed ? { 'x-cardda-timestamp': String(seconds) } : {};
  const content = sender.isTimed ? Buffer.concat([Buffer.from(`${seconds}.`), Buffer.from(signed)]) : signed;
  return {
    method: 'POST',
    url: '/webhooks',
    headers: { [sender.header]: sender.prefix + hmac(content, key).toString('hex'), ...time },
    rawBody: Buffer.from(body),
  } satisfies Delivery;
}

/** A callback with this query, signed over the text that is given as signed. */
export function get(query: string, signed: string | Uint8Array, key: string | Uint8Array = secret) {
  return {
    method: 'GET',
    url: `/callback?${query}`,
    headers: { 'x-transmitsms-signature': hmac(signed, key).toString('hex'), host: 'receiver.example' },
    rawBody: Buffer.alloc(0),
  } satisfies Delivery;
}

/** The codes of the causes, none of which holds what it must not. */
export function codesOf(
  provider: Provider,
  given: StaticSecret,
  delivery: Delivery,
  options: DiagnoseOptions = {},
): readonly CauseCode[] {
  const { webhook, refusal, causes } = diagnose(provider, given, delivery, { now, ...options });
  expect([webhook, refusal === undefined]).toEqual([undefined, false]);
  for (const { proof, fix } of causes) {
    const shown = [proof, ...Object.values(fix)].join('\n');
    expect(shown).not.toContain('%s');
    expect(shown).not.toMatch(/canary|Y2FuYXJ5|undefined|NaN|[0-9a-f]{16}/i);
    for (const each of forbidden(given, delivery)) expect(shown).not.toContain(each);
    expect(Object.keys(fix)).toEqual(['express', 'fastify', 'koa']);
  }
  return causes.map(({ code }) => code);
}

function forbidden(given: StaticSecret, { rawBody, headers }: Delivery): readonly string[] {
  const secrets = (Array.isArray(given) ? given : [given]) as readonly (string | Uint8Array)[];
  const texts = [...secrets, rawBody as unknown].flatMap((each) =>
    typeof each === 'string' || each instanceof Uint8Array ? [Buffer.from(each).toString('latin1')] : [],
  );
  const values = Object.values(headers as Readonly<Record<string, string>>).map((value) => String(value).slice(-40));
  return [...texts, ...values].filter((each) => each.length > 12);
}

export { akidotp, cardda, idenfy, kudosity, osapher };
