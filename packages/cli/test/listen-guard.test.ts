import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { akidotp } from '@hooknotary/providers/akidotp';
import { describe, expect, it } from 'vitest';
import { ask, askRaw, listen, requestOf, sendTo } from './listening.ts';

describe('the API of the page', () => {
  const paths = ['state', 'deliveries', 'deliveries/1', 'deliveries/1/diagnosis', 'deliveries/1/curl', 'events', 'no'];

  it.each(paths)('refuses %s without the token, and with another', async (path) => {
    const { origin, token } = await listen();
    const other = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const headers of [{}, { authorization: `Bearer ${other}` }, { authorization: token }]) {
      expect(await askRaw(`${origin}/api/${path}`, { headers })).toBe(401);
    }
    expect(await askRaw(`${origin}/api/${path}?token=${other}`, {})).toBe(401);
  });

  it('takes the token as a parameter for events only', async () => {
    const { origin, token } = await listen();
    expect(await askRaw(`${origin}/api/events?token=${token}`, {})).toBe(200);
    expect(await askRaw(`${origin}/api/deliveries?token=${token}`, {})).toBe(401);
  });

  it('has another token each time', async () => {
    const [one, other] = [await listen(), await listen()];
    expect(one.token).not.toBe(other.token);
    expect(one.token.length).toBeGreaterThanOrEqual(32);
  });

  it('is for this machine only, by whatever name another page calls it', async () => {
    const { origin, token, page } = await listen();
    const { port } = new URL(origin);
    const authorization = `Bearer ${token}`;
    const statusOf = (host: string, url = `${origin}/api/state`) => askRaw(url, { headers: { host, authorization } });
    for (const host of [
      'rebound.example',
      `rebound.example:${port}`,
      '127.0.0.1',
      '127.0.0.1:1',
      `127.0.0.1.example:${port}`,
    ]) {
      expect([host, await statusOf(host), await statusOf(host, page)]).toEqual([host, 421, 421]);
    }
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      expect([host, await statusOf(host), await statusOf(host, page)]).toEqual([host, 200, 200]);
    }
  });

  it('changes nothing for another page, nor where nobody says which page asks', async () => {
    const listener = await listen();
    await sendTo(listener, requestOf(akidotp));
    const { origin, token } = listener;
    const authorization = `Bearer ${token}`;
    const asks = [
      ['POST', 'deliveries/1/resend'],
      ['POST', 'deliveries/1/variants/genuine'],
      ['DELETE', 'deliveries'],
    ] as const;
    for (const [method, path] of asks) {
      for (const from of [
        {},
        { origin: 'http://127.0.0.1:1' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
      ]) {
        expect(await askRaw(`${origin}/api/${path}`, { method, headers: { authorization, ...from } })).toBe(403);
      }
    }
    expect(await ask(listener, 'deliveries')).toHaveLength(1);
  });

  it('lets deliveries through under any name, as a tunnel may send them', async () => {
    const { origin } = await listen();
    const headers = { host: 'tunnel.example', origin: 'https://tunnel.example' };
    expect(await askRaw(`${origin}/webhooks/akidotp`, { method: 'POST', headers })).toBe(401);
  });
});

describe('everything that the page consists of', () => {
  it('may use what comes from here and nothing else, and is not kept', async () => {
    const { origin, token } = await listen();
    const html = await (await fetch(`${origin}/`)).text();
    const assets = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path]) => path);
    expect(assets.length).toBeGreaterThanOrEqual(3);
    for (const path of ['', ...assets, 'api/state', 'api/events', 'nothing']) {
      const response = await fetch(`${origin}/${path}`, { headers: { authorization: `Bearer ${token}` } });
      const headers = Object.fromEntries(response.headers);
      await response.body?.cancel();
      expect([path, headers]).toEqual([
        path,
        expect.objectContaining({
          'content-security-policy':
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
            "frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cache-control': 'no-store',
        }),
      ]);
      expect(
        Object.keys(headers).filter((name) => name.startsWith('access-control') || name === 'x-powered-by'),
      ).toEqual([]);
    }
    expect(html).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|\sstyle=/);
  });

  it('is not to be had from other addresses of the machine', async () => {
    const { origin } = await listen();
    const addresses = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ internal }) => !internal);
    for (const host of ['127.0.0.2', ...addresses.map(({ address }) => address)]) {
      const { promise, resolve } = Promise.withResolvers<string>();
      const socket = connect({ host, port: Number(new URL(origin).port), timeout: 2000 });
      socket
        .on('connect', () => resolve('connected'))
        .on('error', () => resolve('refused'))
        .on('timeout', () => resolve('refused'));
      expect([host, await promise]).toEqual([host, 'refused']);
      socket.destroy();
    }
  });
});

describe('the feed', () => {
  it('tells every page of each delivery, and that all were deleted', async () => {
    const listener = await listen();
    const feeds = await Promise.all([1, 2].map(() => fetch(`${listener.origin}/api/events?token=${listener.token}`)));
    expect(feeds[0]?.headers.get('content-type')).toContain('text/event-stream');
    await sendTo(listener, requestOf(akidotp));
    await ask(listener, 'deliveries', { method: 'DELETE' });
    for (const { body } of feeds) {
      let text = '';
      for await (const chunk of body ?? []) {
        text += Buffer.from(chunk as Uint8Array).toString();
        if (text.includes('cleared')) break;
      }
      expect(text).toMatch(/^event: delivery\ndata: \{.*"provider":"akidotp".*\}\n\nevent: cleared\ndata: \{\}\n/m);
    }
  });
});
