import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Provider } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import { expectedRefusal, TAMPERINGS } from '@hooknotary/testing';
import { describe, expect, it } from 'vitest';
import { checkForward } from '../src/listen/outgoing.ts';
import type { ListenerState, SentAnswer } from '../src/listen/wire.ts';
import { readTarget } from '../src/target.ts';
import { ask, closing, listen, PROVIDERS, requestOf, sendTo } from './listening.ts';

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A receiver that keeps what comes, and answers what it is told to. */
async function receive(answer: { status: number; headers?: Record<string, string> } = { status: 204 }) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    received.push({ method, url, headers, body: Buffer.concat(await request.toArray()) });
    response.writeHead(answer.status, answer.headers).end(answer.status === 204 ? undefined : 'an answer');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing(server, async () => server.close());
  // The cast is true of a server that listens on a port.
  return { received, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const targetOf = (url: string) => readTarget(url, { allowRemote: false });
const post = { method: 'POST' };

describe('resending', () => {
  it.each(PROVIDERS)('sends the same bytes and headers of $name to the path of the forward URL', async (provider) => {
    const { received, origin } = await receive();
    const listener = await listen({ resendTo: await targetOf(`${origin}/hooks/mine`) });
    const request = requestOf(provider);
    await sendTo(listener, request);
    const answer = await ask<SentAnswer>(listener, 'deliveries/1/resend', post);
    expect(answer).toEqual({ url: `${origin}/hooks/mine`, status: 204, milliseconds: expect.any(Number), text: '' });
    const [, query] = request.url.split('?');
    const url = query === undefined ? '/hooks/mine' : `/hooks/mine?${query}`;
    expect(received).toEqual([
      { method: request.method, url, headers: expect.objectContaining(request.headers), body: request.body },
    ]);
    expect(received[0]?.headers.host).toBe(new URL(origin).host);
  });

  it('goes to the path of the delivery where the forward URL has none', async () => {
    const { received, origin } = await receive();
    const listener = await listen({ resendTo: await targetOf(origin) });
    await sendTo(listener, requestOf(osapher));
    await ask(listener, 'deliveries/1/resend', post);
    expect(received.map(({ url }) => url)).toEqual(['/webhooks/osapher']);
  });

  it('follows no redirect', async () => {
    const { received, origin } = await receive({ status: 307, headers: { location: '/elsewhere' } });
    const listener = await listen({ resendTo: await targetOf(origin) });
    await sendTo(listener, requestOf(akidotp));
    expect(await ask(listener, 'deliveries/1/resend', post)).toMatchObject({ status: 307, text: 'an answer' });
    expect(received).toHaveLength(1);
  });

  it('says why no answer came', async () => {
    const listener = await listen({ resendTo: await targetOf('http://127.0.0.1:1') });
    await sendTo(listener, requestOf(akidotp));
    const answer = await ask<SentAnswer>(listener, 'deliveries/1/resend', post);
    expect(answer).not.toHaveProperty('status');
    expect(answer.text).toContain('nothing listens there');
  });

  it('goes to the listener itself where there is no forward URL', async () => {
    const listener = await listen();
    await sendTo(listener, requestOf(idenfy));
    expect(await ask(listener, 'deliveries/1/resend', post)).toMatchObject({ status: 200, text: 'OK' });
    expect(await ask(listener, 'deliveries')).toHaveLength(2);
  });

  it('takes no forward URL with a query, which signatures may not cover', async () => {
    const target = await targetOf('http://127.0.0.1:1/hook?a=1');
    expect(() => checkForward(target, '--forward')).toThrow('--forward takes a URL without a query');
  });
});

describe('a variant', () => {
  const rows = PROVIDERS.flatMap((provider) =>
    TAMPERINGS.flatMap((how) => {
      const expected = expectedRefusal(provider, how);
      return expected === undefined ? [] : [{ name: provider.name, provider, how, expected }];
    }),
  );

  it.each(rows)('of $name, $how, is refused as it must be, also where the delivery itself was refused', async (row) => {
    const listener = await listen();
    await sendTo(listener, requestOf(row.provider, 'another secret'));
    const answer = await ask<SentAnswer>(listener, `deliveries/1/variants/${row.how}`, post);
    expect(answer).toMatchObject({ status: row.expected.status, expected: row.expected });
    expect(JSON.parse(answer.text)).toMatchObject({ code: row.expected.code });
  });

  it.each(PROVIDERS)('of $name that is genuine verifies, wherever it goes', async (provider) => {
    const receiver = await listen();
    const resendTo = await targetOf(receiver.origin);
    const listener = await listen({ resendTo });
    await sendTo(listener, requestOf(provider, 'another secret'));
    const answer = await ask<SentAnswer>(listener, 'deliveries/1/variants/genuine', post);
    expect(answer).toMatchObject({ status: 200, expected: { status: 200 } });
    expect(await ask(receiver, 'deliveries')).toEqual([
      expect.objectContaining({ provider: provider.name, status: 200 }),
    ]);
  });

  it('is offered only where it exists, and where there is a secret to sign it with', async () => {
    const listener = await listen({ without: [akidotp] });
    const { providers } = await ask<ListenerState>(listener, 'state');
    const offered = (provider: Provider) => providers.find(({ name }) => name === provider.name)?.variants;
    expect(offered(akidotp)).toEqual([]);
    expect(offered(cardda)).toEqual(['genuine', ...TAMPERINGS]);
    expect(offered(kudosity)).toEqual(['genuine', 'body', 'signature', 'reserialise', 'header-twice']);
    await sendTo(listener, requestOf(kudosity));
    await sendTo(listener, requestOf(akidotp));
    const refusal = { error: 'There is no such variant.' };
    expect(await ask(listener, 'deliveries/1/variants/gzip', post)).toEqual(refusal);
    expect(await ask(listener, 'deliveries/2/variants/body', post)).toEqual(refusal);
  });

  it('that cannot be made of this delivery is refused in a sentence', async () => {
    const listener = await listen();
    await fetch(`${listener.origin}/webhooks/osapher`, { method: 'POST', body: 'no JSON' });
    expect(await ask(listener, 'deliveries/1/variants/reserialise', post)).toEqual({
      error: expect.stringContaining('no JSON'),
    });
  });
});
