import type { RequestListener } from 'node:http';
import { memoryStore, type AnyWebhook, type Secret } from '@hooknotary/core';
import * as forExpress from '@hooknotary/express';
import * as forFastify from '@hooknotary/fastify';
import * as forKoa from '@hooknotary/koa';
import { akidotp } from '@hooknotary/providers/akidotp';
import { github } from '@hooknotary/providers/github';
import { plaid } from '@hooknotary/providers/plaid';
import { stripe } from '@hooknotary/providers/stripe';
import express from 'express';
import { fastify } from 'fastify';
import Koa from 'koa';
import { describe, expect, it } from 'vitest';
import { catalogue, documentedBy, sendBy } from './catalogue.ts';
import { openConnection, type HttpRequest } from './http.ts';
import { NOW } from './senders.ts';
import { serve } from './serving.ts';

const GITHUB = 'the secret of github';
const STRIPE = 'the secret of stripe';
const senders = [
  [stripe, STRIPE],
  [github, GITHUB],
] as const;
const now = () => NOW;

const frameworks: Readonly<Record<string, (options: object) => Promise<RequestListener>>> = {
  express: async (options) => express().use(forExpress.webhook(senders, options)),
  async koa(options) {
    const listener = new Koa().use(forKoa.webhook(senders, options)).callback();
    return (request, response) => void listener(request, response);
  },
  async fastify(options) {
    const app = fastify();
    await app.register(forFastify.webhook, { senders, path: '/hooks', ...options });
    await app.ready();
    return (request, response) => void app.routing(request, response);
  },
};

async function send(port: number, request: HttpRequest) {
  const connection = await openConnection(port);
  await connection.send(request);
  const answer = await connection.receive(request.method);
  connection.close();
  return answer;
}

function genuine(name: string): HttpRequest {
  const sender = catalogue.find((each) => each.name === name);
  const [documented] = sender === undefined ? [] : documentedBy(sender);
  if (sender === undefined || documented === undefined) throw new Error(`There is no ${name}.`);
  return { ...sendBy(sender, documented), target: '/hooks' };
}

describe.each(Object.entries(frameworks))('several senders on one route, in %s', (_framework, open) => {
  it('are told apart by whose header is there, and each is handled as its own', async () => {
    const handled: AnyWebhook[] = [];
    const on = {
      ping: (webhook: AnyWebhook) => handled.push(webhook),
      '*': (webhook: AnyWebhook) => handled.push(webhook),
    };
    const port = await serve(await open({ path: '/hooks', now, tolerance: 60, store: memoryStore(), on }));
    expect(await send(port, genuine('github'))).toMatchObject({ status: 200 });
    expect(await send(port, genuine('stripe'))).toMatchObject({ status: 200 });
    // A duplicate.
    expect(await send(port, genuine('stripe'))).toMatchObject({ status: 200 });
    expect(handled.map(({ provider, type }) => [provider, type])).toEqual([
      ['github', 'ping'],
      ['stripe', 'identity.verification_session.verified'],
    ]);
  });

  it('are refused each as its own, and as the first where no header is there', async () => {
    const port = await serve(await open({ path: '/hooks', now, on: { '*': () => undefined } }));
    const forged = { ...genuine('github'), body: Buffer.from('{}') };
    expect((await send(port, forged))?.text).toContain('signature_mismatch');
    const bare = { ...genuine('github'), headers: [] };
    expect((await send(port, bare))?.text).toContain('signature_missing');
    // The header of one and the secret of the other.
    const [, signature] = genuine('github').headers.find(([name]) => name === 'X-Hub-Signature-256') ?? [];
    const crossed = { ...genuine('stripe'), headers: [['X-Hub-Signature-256', signature ?? ''] as const] };
    expect((await send(port, crossed))?.text).toContain('signature_mismatch');
  });
});

describe('a list of senders', () => {
  const make = (list: readonly (readonly [unknown, Secret])[], options: object = {}) =>
    forExpress.webhook(list as never, options as never);

  it.each<[string, () => unknown, RegExp]>([
    ['none', () => make([]), /two of them at least/],
    ['one', () => make([[stripe, STRIPE]]), /two of them at least/],
    ['two of one header', () => make([...senders, [stripe, 'another']]), /both sign in 'stripe-signature'/],
    [
      'a secret that is none',
      () =>
        make([
          [stripe, STRIPE],
          [github, ''],
        ]),
      /github: the secret is empty/,
    ],
    ['a type that none has', () => make(senders, { on: { nothing: () => {}, '*': () => {} } }), /none .* 'nothing'/],
    ['no handler for all', () => make(senders, { on: { ping: () => {} } }), /does not say what becomes of/],
    [
      'an option that none can honour',
      () =>
        make(
          [
            [akidotp, 'a'],
            [github, 'b'],
          ],
          { tolerance: 1 },
        ),
      /no effect/,
    ],
    ['an option that there is not', () => make(senders, { limit: 1 }), /no option 'limit'/],
  ])('cannot have %s', (_what, act, message) => {
    expect(act).toThrow(TypeError);
    expect(act).toThrow(message);
  });

  it('gives up what it has claimed where one cannot be made', () => {
    const store = memoryStore();
    const options = { store, endpoint: 'hooks', on: { '*': () => {} } };
    expect(() =>
      make(
        [
          [stripe, STRIPE],
          [plaid, ''],
        ],
        options,
      ),
    ).toThrow(/plaid/);
    expect(() => make(senders, options)).not.toThrow();
  });
});
