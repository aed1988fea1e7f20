import { createHmac } from 'node:crypto';
import { createVerifier, WebhookError, type Delivery } from '@hooknotary/core';
import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import { check } from '../contract/check.ts';
import { harnesses as expressHarnesses } from '../contract/express.ts';
import { harnesses as fastifyHarnesses } from '../contract/fastify.ts';
import { harnesses as koaHarnesses } from '../contract/koa.ts';
import { publishedBy } from '../contract/published.ts';
import { NOW, postSenders, senders, type Sender } from '../contract/senders.ts';
import { factories } from './providers.ts';
import { rows } from './rows.ts';

// Each of these befell another receiver of webhooks.
describe.each([...expressHarnesses, ...fastifyHarnesses, ...koaHarnesses])('$framework', (harness) => {
  it.each(rows.map((row) => [row.about, row.it, row] as const))('%s: %s', async (_about, _it, row) => {
    expect.hasAssertions();
    await check(harness, row);
  });
});

describe.each(senders)('$provider', (sender) => {
  const { provider, express, koa, fastify: plugin } = factories[sender.provider];
  const now = () => NOW;

  it.each([
    ['empty', ''],
    ['undefined', undefined],
    ['blank', ' '],
    ['empty in a list', ['genuine', '']],
    ['no secret in a list', []],
    ['an empty Buffer', Buffer.alloc(0)],
  ])('refuses a forgery under a secret that is %s, because there can be none', async (_what, secret) => {
    const given = secret as string;
    expect(() => express(given)).toThrow(TypeError);
    expect(() => koa(given)).toThrow(TypeError);
    expect(() => createVerifier(provider, given)).toThrow(TypeError);
    const app = fastify();
    await expect(app.register(plugin, { secret: given })).rejects.toThrow(TypeError);
    await app.close();
  });

  it('takes a body and a secret that are views into the middle of other bytes', () => {
    const { request } = exampleRequest(sender);
    const verify = createVerifier(provider, within(Buffer.from(sender.secret)), { now });
    const delivery = toDelivery(request, within(request.body));
    expect(verify(delivery)).toMatchObject({ provider: sender.provider });
    expect(Buffer.from(verify(delivery).rawBody).equals(request.body)).toBe(true);
  });

  it('does not follow bytes that the caller changes after the secret was given', () => {
    const { request } = exampleRequest(sender);
    const secret = Buffer.from(sender.secret);
    const verify = createVerifier(provider, secret, { now });
    secret.fill(0);
    expect(verify(toDelivery(request, request.body))).toMatchObject({ provider: sender.provider });
  });

  it('gives each of the documented events of one object an ID of its own', () => {
    const verify = createVerifier(provider, sender.secret, { now });
    const ids = eventsOfOneObject(sender).map((request) => verify(toDelivery(request, request.body)).id);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe.each(postSenders)('$provider', (sender) => {
  it('keeps the body, the signature and the secret out of what a refusal says, however deep one looks', () => {
    const canary = '{"phone":"canary-of-the-body"}';
    const { body, headers } = sender.send(canary, { secret: 'another' });
    const signature = createHmac('sha256', sender.secret).update(canary).digest('hex');
    const refusal = refusalOf(() =>
      createVerifier(factories[sender.provider].provider, sender.secret, { now: () => NOW })(
        toDelivery({ method: 'POST', target: '/', headers, body }, body),
      ),
    );
    expect(refusal).toBeInstanceOf(WebhookError);
    const shown = [
      JSON.stringify(refusal, Object.getOwnPropertyNames(refusal)),
      String(refusal),
      String(Reflect.get(Object(refusal), 'stack')),
    ].join('\n');
    expect(shown).not.toContain('canary');
    expect(shown).not.toContain(sender.secret);
    expect(shown).not.toContain(signature);
  });
});

type Sent = ReturnType<Sender['send']>;

function exampleRequest(sender: Sender): { readonly request: Sent } {
  const [first] = publishedBy(sender);
  if (first === undefined) throw new Error(`There is no fixture of ${sender.provider}.`);
  return first;
}

function toDelivery({ method, target, headers }: Omit<Sent, 'framing'>, rawBody: Uint8Array): Delivery {
  const entries = headers.map(([name, value]) => [name.toLowerCase(), value] as const);
  return { method, url: target, headers: Object.fromEntries(entries), rawBody };
}

function within(bytes: Uint8Array): Uint8Array {
  const larger = new Uint8Array(bytes.length + 16).fill(0x20);
  larger.set(bytes, 8);
  return larger.subarray(8, 8 + bytes.length);
}

function refusalOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

/** Two events and more about the same person, message or company. */
function eventsOfOneObject(sender: Sender): readonly Sent[] {
  const { content, type } = publishedBy(sender)[0] ?? { content: '', type: '' };
  switch (sender.provider) {
    case 'akidotp':
      return ['verified', 'test'].map((status) => sender.send(JSON.stringify({ ...parse(content), status })));
    case 'kudosity':
      return ['pending', 'delivered', 'hard-bounce'].map((status) =>
        sender.send(`message_id=1&mobile=61400000001&datetime=2020-05-16+12%3A10%3A00&status=${status}&user_id=1`),
      );
    case 'idenfy':
      return [false, true].map((final) => sender.send(JSON.stringify({ ...parse(content), final }), { type }));
    case 'osapher':
      return ['verification.completed', 'verification.high_risk'].map((event) =>
        sender.send(JSON.stringify({ ...parse(content), event })),
      );
    case 'cardda':
      return ['1', '2'].map((id) => sender.send(JSON.stringify({ ...parse(content), id })));
  }
}

function parse(content: string): object {
  return JSON.parse(content) as object;
}
