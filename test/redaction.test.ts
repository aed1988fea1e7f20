import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import {
  createVerifier,
  signDelivery,
  WebhookError,
  type Delivery,
  type Provider,
  type SignedDelivery,
} from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import * as forExpress from '@hooknotary/express';
import * as forFastify from '@hooknotary/fastify';
import * as forKoa from '@hooknotary/koa';
import express from 'express';
import Fastify from 'fastify';
import Koa from 'koa';
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const secret = 'canary-secret';
const now = () => Date.UTC(2026, 10, 22);
const providers: readonly Provider[] = [akidotp, cardda, idenfy, kudosity, osapher];
const forgedHex = 'ca9a1e'.repeat(10) + 'cafe';

/** What must show nowhere: secrets, signatures sent and expected, body and query. */
const canaries = (delivery: SignedDelivery, provider: Provider): readonly string[] => {
  const sent = delivery.headers[provider.signature.headers[0]] ?? '';
  return ['canary', forgedHex, sent.slice(-64), createHmac('sha256', secret).update(delivery.rawBody).digest('hex')];
};

const sign = (provider: Provider, payload: unknown): SignedDelivery =>
  signDelivery(
    provider,
    secret,
    provider === kudosity && typeof payload !== 'string' ? { text: 'canary-query' } : payload,
    {
      now,
      url: '/hook',
    },
  );

const withHeader = (delivery: SignedDelivery, name: string, value: string): SignedDelivery => ({
  ...delivery,
  headers: { ...delivery.headers, [name]: value },
});

/** Deliveries that are refused, one for every way that an error can come about in core. */
function refusedOf(provider: Provider): readonly (readonly [SignedDelivery, Delivery])[] {
  const genuine = sign(provider, { text: 'canary-body' });
  const name = provider.signature.headers[0];
  const prefix = provider.signature.prefix ?? '';
  const malformed = provider === kudosity ? undefined : sign(provider, '{"canary-body": canary}');
  const forged = [
    withHeader(genuine, name, 'canary-signature'),
    withHeader(genuine, name, prefix + forgedHex),
    withHeader(genuine, 'content-encoding', 'canary'),
    { ...genuine, headers: {} },
    { ...genuine, method: 'PUT' },
    { ...genuine, rawBody: 'canary-body' as unknown as Uint8Array, url: '/?canary=%FF' },
    ...(provider.timestamp === undefined
      ? []
      : [withHeader(genuine, provider.timestamp.header ?? '', 'canary-timestamp')]),
    ...(malformed === undefined ? [] : [malformed]),
  ];
  return forged.map((delivery) => [genuine, delivery]);
}

describe.each(providers)('an error of $name', (provider) => {
  it.each(refusedOf(provider).map((pair, at) => [at, ...pair] as const))(
    'shows no secret, case %i',
    (_at, genuine, delivery) => {
      let error: unknown;
      try {
        createVerifier(provider, secret, { now })(delivery);
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toBeInstanceOf(WebhookError);
      const shown = `${inspect(error, { depth: Infinity, showHidden: true })} ${JSON.stringify(error)} ${(error as Error).stack ?? ''}`;
      for (const canary of canaries(genuine, provider))
        expect(shown.replaceAll(import.meta.filename, '')).not.toContain(canary);
    },
  );

  it('and its verifier and middlewares show no secret when they are inspected', () => {
    const made = [
      createVerifier(provider, secret),
      forExpress.webhook(provider, secret),
      forKoa.webhook(provider, [secret, secret]),
    ];
    expect(inspect(made, { depth: Infinity, showHidden: true })).not.toContain('canary');
  });
});

describe('what is printed, logged and answered', () => {
  let printed = '';
  const keep = (text: unknown) => {
    printed += String(text);
    return true;
  };
  const warn = (warning: Error) => keep(inspect(warning));

  beforeEach(() => {
    printed = '';
    vi.spyOn(process.stdout, 'write').mockImplementation(keep);
    vi.spyOn(process.stderr, 'write').mockImplementation(keep);
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, method).mockImplementation(keep);
    process.on('warning', warn);
  });

  afterEach(() => {
    process.off('warning', warn);
    vi.restoreAllMocks();
  });

  const on = {
    '*': () => {
      throw new Error('canary-from-the-handler');
    },
  };

  const apps = {
    express: async (provider: Provider) =>
      express().use(forExpress.webhook(provider, secret, { now, on, bodyLimit: 1000 })),
    koa: async (provider: Provider) => {
      const app = new Koa();
      app.on('error', keep);
      return app.use(forKoa.webhook(provider, secret, { now, on, bodyLimit: 1000 })).callback();
    },
    fastify: async (provider: Provider) => {
      const app = Fastify({ logger: { level: 'trace', stream: { write: keep } }, disableRequestLogging: true });
      await app.register(forFastify.webhook, { provider, secret, now, path: '/hook', on, bodyLimit: 1000 });
      await app.ready();
      return app.server;
    },
  };

  it.each(
    providers.flatMap((provider) =>
      (['express', 'koa', 'fastify'] as const).map((framework) => [framework, provider.name, provider] as const),
    ),
  )('in %s holds nothing of a delivery of %s', async (framework, _name, provider) => {
    const app = await apps[framework](provider);
    const genuine = sign(provider, { text: 'canary-body' });
    const large = provider === kudosity ? genuine : sign(provider, { text: 'canary'.repeat(1000) });
    const answers = [];
    const deliveries = [genuine, large, ...refusedOf(provider).map(([, delivery]) => delivery)];
    for (const { method, url, headers, rawBody } of deliveries) {
      const target = url.startsWith('/hook') ? url : `/hook${url.slice(1)}`;
      const opened = open(request(app), method, target).set(headers as Record<string, string>);
      const answer = await (rawBody.length > 0 ? opened.send(Buffer.from(rawBody).toString()) : opened);
      answers.push(`${inspect(answer.headers)} ${answer.text}`);
    }
    expect(answers[0]).toContain('handler_failed');
    // A handler's own error is the application's: Fastify logs it as the cause, and answers without it.
    const shown = `${answers.join('\n')} ${framework === 'fastify' ? printed.replaceAll('canary-from-the-handler', '') : printed}`;
    for (const canary of canaries(genuine, provider)) expect(shown).not.toContain(canary);
  });
});

function open(agent: ReturnType<typeof request>, method: string, target: string): request.Test {
  if (method === 'GET') return agent.get(target);
  return method === 'PUT' ? agent.put(target) : agent.post(target);
}
