import { createHmac } from 'node:crypto';
import type { RequestListener } from 'node:http';
import * as forExpress from '@hooknotary/express';
import * as forFastify from '@hooknotary/fastify';
import * as forKoa from '@hooknotary/koa';
import express from 'express';
import { fastify } from 'fastify';
import Koa from 'koa';
import { describe, expect, it } from 'vitest';
import { catalogue, sendBy, type CatalogueSender } from './catalogue.ts';
import { NOW } from './senders.ts';
import { sendTo } from './serving.ts';

const PATH = '/hooks';

/** An application whose handler of every type says what it was called for. */
type Start = (sender: CatalogueSender, handled: string[]) => Promise<RequestListener>;

const toOptions = ({ options }: CatalogueSender, handled: string[]) => ({
  ...options,
  path: PATH,
  now: () => NOW,
  on: { '*': ({ type }: { readonly type: string }) => void handled.push(type) },
});

const frameworks: Readonly<Record<string, Start>> = {
  express: async (sender, handled) =>
    express().use(forExpress.webhook(sender.provider, sender.secret, toOptions(sender, handled))),
  async koa(sender, handled) {
    const listener = new Koa()
      .use(forKoa.webhook(sender.provider, sender.secret, toOptions(sender, handled)))
      .callback();
    return (request, response) => void listener(request, response);
  },
  async fastify(sender, handled) {
    const { provider, secret } = sender;
    const app = fastify();
    await app.register(forFastify.webhook, { provider, secret, ...toOptions(sender, handled) });
    await app.ready();
    return (request, response) => void app.routing(request, response);
  },
};

function senderOf(name: string): CatalogueSender {
  const sender = catalogue.find((each) => each.name === name);
  if (sender === undefined) throw new Error(`There is no sender ${name}.`);
  return sender;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const zoomProof = createHmac('sha256', senderOf('zoom').signingSecret).update('qgg8vlvZRS6UYooatFL8Aw').digest('hex');

describe.each(Object.entries(frameworks))('%s answers by itself', (_framework, start) => {
  it.each([
    [
      'slack',
      '{"token":"x","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P","type":"url_verification"}',
      [200, 'text/plain; charset=utf-8', '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P'],
    ],
    [
      'zoom',
      '{"event":"endpoint.url_validation","event_ts":1654503849680,"payload":{"plainToken":"qgg8vlvZRS6UYooatFL8Aw"}}',
      [200, JSON_TYPE, `{"plainToken":"qgg8vlvZRS6UYooatFL8Aw","encryptedToken":"${zoomProof}"}`],
    ],
    ['discord', '{"id":"7","application_id":"8","type":1,"token":"t","version":1}', [200, JSON_TYPE, '{"type":1}']],
    ['discord', '{"version":1,"application_id":"8","type":0}', [204, JSON_TYPE, '']],
  ])('the handshake of %s: %s', async (name, body, [status, type, text]) => {
    const sender = senderOf(name);
    const handled: string[] = [];
    const request = sendBy(sender, { type: '', body }, { target: PATH });
    const answer = await sendTo(await start(sender, handled), request);
    expect([answer?.status, answer?.headers['content-type'], answer?.text]).toEqual([status, type, text]);
    expect(handled).toEqual([]);
    const forged = { ...request, body: Buffer.from(`${body} `) };
    const refusal = await sendTo(await start(sender, handled), forged);
    expect([refusal?.status, handled]).toEqual([401, []]);
  });

  it('what is like a handshake of Discord and is none comes to its handler', async () => {
    const sender = senderOf('discord');
    const handled: string[] = [];
    const event = '{"type":"ENTITLEMENT_CREATE","timestamp":"2024-10-18T18:41:21.109604","data":{"id":"1"}}';
    const body = `{"version":1,"application_id":"8","type":1,"event":${event}}`;
    const answer = await sendTo(await start(sender, handled), sendBy(sender, { type: '', body }, { target: PATH }));
    expect([answer?.status, handled]).toEqual([204, ['ENTITLEMENT_CREATE']]);
  });

  it.each([
    ['the token that Meta was told', 'hub.mode=subscribe&hub.verify_token=meatyhamhock&hub.challenge=1158201444', 200],
    ['another token', 'hub.mode=subscribe&hub.verify_token=meatyhamhocks&hub.challenge=1158201444', 401],
    ['no token', 'hub.mode=subscribe&hub.challenge=1158201444', 401],
    ['nothing', '', 405],
  ])('a GET with %s', async (_what, query, status) => {
    const handled: string[] = [];
    const request = { method: 'GET', target: `${PATH}?${query}`, headers: [], body: Buffer.alloc(0) };
    const answer = await sendTo(await start(senderOf('meta'), handled), request);
    expect([answer?.status, handled]).toEqual([status, []]);
    const isTold = status === 200;
    expect(answer?.text === '1158201444').toBe(isTold);
    expect(answer?.headers['content-type']).toBe(
      isTold ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
    );
  });
});
