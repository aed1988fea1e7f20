import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Provider } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import { signedRequest, tamper } from '@hooknotary/testing';
import { describe, expect, it } from 'vitest';
import { until } from '../../../test/engines/until.ts';
import { toConstant, toExpression } from '../src/listen/constant.ts';
import type { Listener } from '../src/listen/server.ts';
import type { DeliverySummary, Exported, ListenerState, SentAnswer, TrialAnswer } from '../src/listen/wire.ts';
import { PROVIDERS as KNOWN } from '../src/providers.ts';
import { readTarget } from '../src/target.ts';
import { file, hooknotary, json } from './command.ts';
import { ask, askRaw, closing, listen, PROVIDERS, requestOf, secretOf, sendTo } from './listening.ts';

// A busy machine is slow, not wrong.
const SLOW = { timeout: 20_000 };

const post = { method: 'POST' };
const list = (listener: Listener) => ask<DeliverySummary[]>(listener, 'deliveries');
const newest = async (listener: Listener) => (await list(listener))[0];

describe('a request that comes to no receiver', () => {
  it.each([
    ['/webhook/osapher', '/webhooks/osapher'],
    ['/webhooks/Kudosity', '/webhooks/kudosity'],
    ['/webhooks/cardda/', '/webhooks/cardda'],
    ['/idenfy', '/webhooks/idenfy'],
    [`/${'a'.repeat(8000)}`, '/webhooks/'],
  ])('at %.30s is kept with the nearest path, and answered by it', async (path, nearest) => {
    const listener = await listen();
    const body = '{"code":"123456"}';
    const answer = await fetch(`${listener.origin}${path}?a=1`, { method: 'POST', body });
    expect([answer.status, await answer.json()]).toEqual([404, { error: expect.stringContaining(`is ${nearest}`) }]);
    expect(await list(listener)).toEqual([
      expect.objectContaining({ outcome: 'stray', path, status: 404, bytes: body.length, attempt: 1 }),
    ]);
    expect(await ask(listener, 'deliveries/1')).toMatchObject({ message: expect.stringContaining(nearest) });
    // Whose it is, nobody knows: it may hold a code.
    const { body: shown } = await ask<{ body: { base64: string } }>(listener, 'deliveries/1');
    expect(Buffer.from(shown.base64, 'base64').toString()).toBe('{"code":"******"}');
  });

  it('is kept under any name of the host, also where that asks for the page, which it does not get', async () => {
    const listener = await listen();
    const headers = { host: 'tunnel.example' };
    const statuses = await Promise.all([
      askRaw(`${listener.origin}/`, { headers, method: 'POST' }),
      askRaw(`${listener.origin}/api/state`, { headers }),
      askRaw(`${listener.origin}/hooks`, { headers, method: 'PUT' }),
    ]);
    expect(statuses).toEqual([421, 421, 404]);
    expect((await list(listener)).map(({ path }) => path).toSorted()).toEqual(['/', '/api/state', '/hooks']);
    expect(await askRaw(`${listener.origin}/`, {})).toBe(200);
    expect(await list(listener)).toHaveLength(3);
  });

  it('is kept without its body where that is too long', async () => {
    const listener = await listen({ bodyLimit: 10 });
    const answer = await fetch(`${listener.origin}/webhooks`, { method: 'POST', body: 'x'.repeat(11) });
    expect(answer.status).toBe(404);
    expect(await newest(listener)).not.toHaveProperty('bytes');
  });
});

describe('what is found out behind the answer', () => {
  it('is the cause of a refusal', async () => {
    const listener = await listen();
    await sendTo(listener, tamper(requestOf(idenfy), 'reserialise'));
    await expect.poll(async () => (await newest(listener))?.cause, SLOW).toBe('body_compacted');
  });

  it('is told to the page and to the terminal, the terminal once', async () => {
    const told: DeliverySummary[] = [];
    const listener = await listen({ onDelivery: (delivery) => void told.push(delivery) });
    await sendTo(listener, requestOf(akidotp, `"${secretOf(akidotp)}"`));
    await sendTo(listener, requestOf(akidotp));
    await until('both are told of', () => told.length === 2);
    expect(told.map(({ id, outcome, cause }) => [id, outcome, cause]).toSorted()).toEqual([
      [1, 'refused', 'secret_lost_quotes'],
      [2, 'verified', undefined],
    ]);
  });

  it('is not looked for in more than so many at once: of a flood all are told of, and the page answers', async () => {
    const told: DeliverySummary[] = [];
    const listener = await listen({ keep: 200, onDelivery: (delivery) => void told.push(delivery) });
    await Promise.all(Array.from({ length: 120 }, () => sendTo(listener, requestOf(cardda, 'another'))));
    await until('some are told of, without a cause', () => told.length >= 60);
    // Somebody who looks does not wait for the others.
    expect(await ask(listener, 'deliveries/1/diagnosis')).toMatchObject({ causes: [] });
    await listener.close();
    expect(told).toHaveLength(120);
  });

  it('is not looked for where there is no secret', async () => {
    const told: DeliverySummary[] = [];
    const listener = await listen({ without: [akidotp], onDelivery: (delivery) => void told.push(delivery) });
    await sendTo(listener, requestOf(akidotp));
    await until('it is told of', () => told.length === 1);
    expect(told[0]).toMatchObject({ code: 'secret_unavailable', outcome: 'refused' });
  });
});

describe('attempts of one delivery', () => {
  it('are told from others by the target and the bytes, not by the signature', async () => {
    const listener = await listen();
    const payload = { id: 1 };
    const send = async (provider: Provider, secret: string, content: object) =>
      sendTo(listener, signedRequest(provider, { secret, payload: content }));
    await send(akidotp, 'another', payload);
    await send(akidotp, secretOf(akidotp), { id: 2 });
    await send(akidotp, secretOf(akidotp), payload);
    await send(osapher, secretOf(osapher), payload);
    await send(akidotp, secretOf(akidotp), payload);
    const found = (await list(listener)).map(({ id, first, attempt }) => [id, first, attempt]);
    expect(found).toEqual([
      [5, 1, 3],
      [4, 4, 1],
      [3, 1, 2],
      [2, 2, 1],
      [1, 1, 1],
    ]);
  });
});

describe('a webhook of no known event', () => {
  it('says which member is wrong, and what should stand there', async () => {
    const listener = await listen();
    const payload = { phone: '+971501234567', requestId: 'r', status: 7, verifiedAt: 'x' };
    await sendTo(listener, signedRequest(akidotp, { secret: secretOf(akidotp), payload }));
    const summary = await newest(listener);
    expect(summary).toMatchObject({ outcome: 'unknown', type: 'unknown', status: 200 });
    expect(summary?.mismatch).toMatch(/should be/);
    expect(summary?.mismatch).not.toContain('971501234567');
  });
});

describe('forwarding', () => {
  it.each(PROVIDERS)(
    'brings each delivery of $name to the application as it came, and shows its answer',
    async (provider) => {
      const app = await listen({ without: [provider] });
      const forward = await readTarget(app.origin, { allowRemote: false });
      const listener = await listen({ forward });
      const answer = await sendTo(listener, requestOf(provider));
      // The sender hears of this listener alone.
      expect([answer.status, await answer.text()]).toEqual([200, provider.success.body]);
      await expect.poll(async () => (await newest(listener))?.forwarded?.status, SLOW).toBe(503);
      expect(await newest(app)).toMatchObject({
        provider: provider.name,
        status: 503,
        bytes: requestOf(provider).body.length,
      });
      const { resendTo } = await ask<ListenerState>(listener, 'state');
      expect(resendTo).toBe(`${app.origin}/`);
    },
  );

  it('says why no answer came, and that what was not received whole was not sent on', async () => {
    const forward = await readTarget('http://127.0.0.1:1', { allowRemote: false });
    const listener = await listen({ forward, bodyLimit: 100 });
    await sendTo(listener, signedRequest(akidotp, { secret: secretOf(akidotp), payload: { id: 1 } }));
    await sendTo(listener, signedRequest(akidotp, { secret: secretOf(akidotp), payload: { id: 'x'.repeat(200) } }));
    await expect
      .poll(async () => (await list(listener)).map(({ forwarded }) => forwarded?.text))
      .toEqual([expect.stringContaining('not received whole'), expect.stringContaining('nothing listens there')]);
  });
});

describe('another secret', () => {
  const trial = (listener: Listener, id: number, secret: unknown) =>
    ask<TrialAnswer & { error?: string }>(listener, `deliveries/${id}/trial`, {
      ...post,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret }),
    });

  it.each(PROVIDERS)('that $name signed with is in use as soon as it was tried', async (provider) => {
    const listener = await listen({ without: [provider] });
    const request = requestOf(provider, 'the right one of all');
    await sendTo(listener, request);
    expect(await trial(listener, 1, 'a wrong one')).toMatchObject({
      verified: false,
      message: expect.stringContaining('signature'),
    });
    expect((await sendTo(listener, request)).status).toBe(503);
    expect(await trial(listener, 1, 'the right one of all')).toEqual({ verified: true });
    expect((await sendTo(listener, request)).status).toBe(200);
    const { providers } = await ask<ListenerState>(listener, 'state');
    expect(providers.find(({ name }) => name === provider.name)).toMatchObject({
      hasSecret: true,
      fingerprint: "20 characters, begins with 'th'",
    });
  });

  it('that fits, but for what was changed on the way, is told with the cause, and not used', async () => {
    const listener = await listen();
    await sendTo(listener, tamper(requestOf(idenfy, 'the right one of all'), 'reserialise'));
    const answer = await trial(listener, 1, 'the right one of all');
    expect(answer).toMatchObject({ verified: false, diagnosis: { causes: [{ code: 'body_compacted' }] } });
    expect((await sendTo(listener, requestOf(idenfy))).status).toBe(200);
  });

  it.each([[''], [' with space '], [7], [undefined]])('such as %j is refused in a sentence', async (secret) => {
    const listener = await listen();
    await sendTo(listener, requestOf(akidotp, 'another'));
    const answer = await trial(listener, 1, secret);
    expect(answer).toEqual({ error: expect.stringMatching(/secret/i) });
    expect((await sendTo(listener, requestOf(akidotp))).status).toBe(200);
  });

  it('forgets what was found with the one before', async () => {
    const listener = await listen();
    await sendTo(listener, requestOf(akidotp, `"a new one"`));
    await sendTo(listener, requestOf(akidotp, 'a new one'));
    expect(await ask(listener, 'deliveries/1/diagnosis')).toMatchObject({ causes: [] });
    expect(await trial(listener, 2, 'a new one')).toEqual({ verified: true });
    expect(await ask(listener, 'deliveries/1/diagnosis')).toMatchObject({ causes: [{ code: 'secret_lost_quotes' }] });
  });
});

describe('examples', () => {
  it.each(PROVIDERS)('of $name are sent genuine and broken, and judged', async (provider) => {
    const listener = await listen();
    const send = (how: string) => ask<SentAnswer>(listener, `providers/${provider.name}/examples/${how}`, post);
    expect(await send('genuine')).toMatchObject({ status: 200, expected: { status: 200 } });
    const broken = await send('reserialise');
    expect(broken.status).toBe(broken.expected?.status);
    expect((await list(listener)).map(({ outcome }) => outcome)).toEqual(['refused', 'verified']);
  });

  it('are not there without a secret, nor of others', async () => {
    const listener = await listen({ without: [akidotp] });
    const error = { error: 'There is no such variant.' };
    expect(await ask(listener, 'providers/akidotp/examples/genuine', post)).toEqual(error);
    expect(await ask(listener, 'providers/nobody/examples/genuine', post)).toEqual({
      error: 'Its provider is not known.',
    });
    expect(await ask(listener, 'providers/osapher/examples/nothing', post)).toEqual(error);
  });
});

describe('searching', () => {
  it('finds what is in the target, the headers, the body and the webhook, in any case', async () => {
    const listener = await listen();
    await sendTo(listener, signedRequest(akidotp, { secret: secretOf(akidotp), payload: { id: 'Needle-One' } }));
    await sendTo(listener, signedRequest(osapher, { secret: 'x', payload: Buffer.from('\0\xffneedle-two', 'latin1') }));
    await sendTo(listener, signedRequest(kudosity, { secret: secretOf(kudosity), payload: { a: 'needle-three' } }));
    const find = (text: string) => ask<number[]>(listener, `search?text=${encodeURIComponent(text)}`);
    expect(await find('needle')).toEqual(expect.arrayContaining([1, 2, 3]));
    expect(await find('NEEDLE-THREE')).toEqual([3]);
    expect(await find('x-osapher-signature')).toEqual([2]);
    expect(await find("' OR 1=1 --")).toEqual([]);
    expect(await find('%')).toEqual([]);
  });
});

describe('exporting', () => {
  const binary = Buffer.from('{"a":"\xff\0"}', 'latin1');
  const fetchFile = async (listener: Listener, form: string) => {
    const { name, base64 } = await ask<Exported>(listener, `deliveries/1/export/${form}`);
    return { name, content: Buffer.from(base64, 'base64') };
  };

  describe.each(PROVIDERS)('a delivery of $name', (provider) => {
    const secret = ['--secret-file'];

    it.each(['http', 'har'])('as %s is a file that `hooknotary verify` reads to the same end', async (form) => {
      const listener = await listen();
      await sendTo(listener, requestOf(provider));
      const { name, content } = await fetchFile(listener, form);
      expect(name).toBe(`${provider.name}-1.${form}`);
      const option = form === 'http' ? '--request' : '--har';
      const run = await hooknotary([
        'verify',
        provider.name,
        option,
        file(content),
        ...secret,
        file(secretOf(provider)),
      ]);
      expect([run.status, run.stderr]).toEqual([0, '']);
    });

    it('as a test passes where it verifies, and fails where it does not', async () => {
      const listener = await listen();
      await sendTo(listener, requestOf(provider));
      const { name, content } = await fetchFile(listener, 'test');
      const folder = closing(mkdtempSync(join(tmpdir(), 'hooknotary-export-')), async (path) =>
        rmSync(path, { recursive: true }),
      );
      // Where the packages are found, as they are in a project.
      symlinkSync(join(import.meta.dirname, '../node_modules'), join(folder, 'node_modules'));
      writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
      writeFileSync(join(folder, name), content);
      const variable = `${provider.name.toUpperCase()}_SECRET`;
      const runWith = (value: string) =>
        promisify(execFile)(process.execPath, ['--test', name], {
          cwd: folder,
          env: { PATH: process.env['PATH'], [variable]: value },
        }).then(
          () => 0,
          ({ code }: { readonly code: number }) => code,
        );
      expect([await runWith(secretOf(provider)), await runWith('another')]).toEqual([0, 1]);
    });
  });

  it('keeps bytes that are no text', async () => {
    const listener = await listen();
    await sendTo(listener, signedRequest(akidotp, { secret: secretOf(akidotp), payload: binary }));
    const { content } = await fetchFile(listener, 'har');
    const secret = ['--secret-file', file(secretOf(akidotp)), '--json'];
    const run = await hooknotary(['verify', 'akidotp', '--har', file(content), ...secret]);
    expect(json(run)).toMatchObject({ verified: false, refusal: { code: (await newest(listener))?.code } });
  });

  it('of what came to no receiver is no test, and in no other form', async () => {
    const listener = await listen();
    await fetch(`${listener.origin}/nowhere`, { method: 'POST', body: 'x' });
    expect((await fetchFile(listener, 'http')).content.toString()).toMatch(
      /^POST \/nowhere HTTP\/1\.1\r\n[^]*\r\n\r\nx$/,
    );
    expect(await ask(listener, 'deliveries/1/export/test')).toEqual({ error: expect.stringContaining('no receiver') });
    expect(await ask(listener, 'deliveries/1/export/exe')).toEqual({ error: 'There is no such form.' });
  });
});

describe('code to copy', () => {
  it.each(KNOWN)('has $name as its package exports it', async ({ name }) => {
    // The cast is true of any module.
    const exported = (await import(`../../providers/src/${name}/index.ts`)) as Readonly<Record<string, unknown>>;
    const constant = exported[toConstant(name)];
    expect(constant).toBeDefined();
    expect(toExpression(name).endsWith(')')).toBe(typeof constant === 'function');
  });
});
