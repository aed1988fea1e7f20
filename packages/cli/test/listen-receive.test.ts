import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { osapher } from '@hooknotary/providers/osapher';
import { signedRequest, tamper } from '@hooknotary/testing';
import { describe, expect, it } from 'vitest';
import { until } from '../../../test/engines/until.ts';
import type { Listener } from '../src/listen/server.ts';
import type { DeliveryDetail, DeliverySummary, DiagnosisAnswer } from '../src/listen/wire.ts';
import { ask, closing, listen, PROVIDERS, requestOf, secretOf, sendTo } from './listening.ts';

const bytesOf = ({ body }: DeliveryDetail) => Buffer.from(body?.base64 ?? '', 'base64');

describe.each(PROVIDERS)('the listener, to $name', (provider) => {
  it('answers a genuine delivery as the sender expects, and shows the typed webhook', async () => {
    const listener = await listen();
    const answer = await sendTo(listener, requestOf(provider));
    expect([answer.status, await answer.text()]).toEqual([200, provider.success.body]);
    const [summary, ...more] = await ask<DeliverySummary[]>(listener, 'deliveries');
    expect(more).toEqual([]);
    expect(summary).toMatchObject({ provider: provider.name, status: 200, path: `/webhooks/${provider.name}` });
    expect(summary).not.toHaveProperty('code');
    expect(provider.types.has(summary?.type ?? '')).toBe(true);
    const detail = await ask<DeliveryDetail>(listener, `deliveries/${summary?.id}?reveal=yes`);
    const webhook = JSON.parse(Buffer.from(detail.webhook?.base64 ?? '', 'base64').toString());
    expect(webhook).toMatchObject({ provider: provider.name, type: summary?.type, secretIndex: 0 });
    expect(bytesOf(detail)).toEqual(requestOf(provider).body);
  });

  it('refuses one that is signed with another secret, and shows it', async () => {
    const listener = await listen();
    const status = provider.signature.refusalStatus ?? 401;
    const answer = await sendTo(listener, requestOf(provider, 'another secret'));
    expect([answer.status, await answer.json()]).toEqual([
      status,
      expect.objectContaining({ statusCode: status, code: 'signature_mismatch' }),
    ]);
    const deliveries = await ask<DeliverySummary[]>(listener, 'deliveries');
    expect(deliveries).toEqual([
      expect.objectContaining({ provider: provider.name, status, code: 'signature_mismatch' }),
    ]);
    const detail = await ask<DeliveryDetail>(listener, `deliveries/${deliveries[0]?.id}?reveal=yes`);
    expect(bytesOf(detail)).toEqual(requestOf(provider).body);
    expect(detail).toHaveProperty('message', 'The signature does not match the content under any configured secret.');
  });

  it('refuses it with 503 where there is no secret for it, and serves the others', async () => {
    const listener = await listen({ without: [provider] });
    const answer = await sendTo(listener, requestOf(provider));
    const variable = `${provider.name.toUpperCase()}_SECRET`;
    const message = `There is no secret for ${provider.name}: set ${variable} and start again, or try one on the page.`;
    expect([answer.status, await answer.json()]).toEqual([
      503,
      expect.objectContaining({ statusCode: 503, code: 'secret_unavailable', message }),
    ]);
    const other = PROVIDERS.find((each) => each !== provider);
    expect((await sendTo(listener, requestOf(other ?? provider))).status).toBe(200);
    const [, refused] = await ask<DeliverySummary[]>(listener, 'deliveries');
    expect(refused).toMatchObject({ provider: provider.name, code: 'secret_unavailable' });
    expect(await ask(listener, `deliveries/${refused?.id}/diagnosis`)).toEqual({
      causes: [],
      unavailable: expect.stringContaining(variable),
    });
  });
});

describe('what is refused before its body counts', () => {
  it('is shown with the bytes as they came where it is compressed', async () => {
    const listener = await listen();
    const request = tamper(requestOf(osapher), 'gzip');
    expect((await sendTo(listener, request)).status).toBe(415);
    const [summary] = await ask<DeliverySummary[]>(listener, 'deliveries');
    expect(summary).toMatchObject({ code: 'content_encoding_unsupported', bytes: request.body.length });
    const detail = await ask<DeliveryDetail>(listener, `deliveries/${summary?.id}?reveal=yes`);
    expect(bytesOf(detail)).toEqual(request.body);
  });

  it('is shown without bytes where it is too long, and cannot be sent again', async () => {
    const listener = await listen({ bodyLimit: 100 });
    expect((await sendTo(listener, requestOf(akidotp))).status).toBe(413);
    const [summary] = await ask<DeliverySummary[]>(listener, 'deliveries');
    expect(summary).toMatchObject({ code: 'body_too_large', status: 413 });
    expect(summary).not.toHaveProperty('bytes');
    expect(await ask(listener, `deliveries/${summary?.id}/resend`, { method: 'POST' })).toEqual({
      error: 'The body was not received whole.',
    });
    expect(await ask(listener, `deliveries/${summary?.id}/diagnosis`)).toMatchObject({ causes: [] });
  });

  it('is shown where the sender went away before the end', async () => {
    const listener = await listen();
    const socket = connect(Number(new URL(listener.origin).port), '127.0.0.1');
    const head = 'POST /webhooks/akidotp HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n';
    await new Promise((resolve) => socket.write(`${head}{"half":`, resolve));
    socket.destroy();
    const list = () => ask<DeliverySummary[]>(listener, 'deliveries');
    await until('it is listed', async () => (await list()).length === 1);
    expect(await list()).toEqual([expect.objectContaining({ provider: 'akidotp', code: 'body_aborted' })]);
  });

  it('is shown where the method is another', async () => {
    const listener = await listen();
    const answer = await fetch(`${listener.origin}/webhooks/akidotp?a=1`);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
    const deliveries = await ask<DeliverySummary[]>(listener, 'deliveries');
    expect(deliveries).toEqual([expect.objectContaining({ code: 'method_not_allowed', path: '/webhooks/akidotp' })]);
  });
});

describe('the diagnosis of a refused delivery', () => {
  const causesOf = async (listener: Listener) => {
    const { causes } = await ask<DiagnosisAnswer>(listener, 'deliveries/1/diagnosis');
    return causes.map(({ code }) => code);
  };

  it('looks at the clock as it was when the delivery came', async () => {
    const now = () => Date.UTC(2020, 1, 1);
    const listener = await listen({ now });
    await sendTo(listener, tamper(signedRequest(cardda, { secret: secretOf(cardda), now }), 'reserialise'));
    expect(await causesOf(listener)).toEqual([expect.stringMatching(/^body_/)]);
  });

  it('shows where what was signed and what came differ, and no one-time code until asked', async () => {
    const listener = await listen();
    // What is the same is shown near a difference alone.
    const payload = { id: 'a', created_at: '2026-02-10T14:30:00.000Z', vendor_card_id: '12345', body: 'Code 918273' };
    await sendTo(listener, tamper(signedRequest(cardda, { secret: secretOf(cardda), payload }), 'reserialise'));
    const read = async (query: string) => {
      const { difference = [] } = await ask<DiagnosisAnswer>(listener, `deliveries/1/diagnosis${query}`);
      const texts = (kinds: readonly string[]) =>
        difference
          .filter(({ kind }) => kinds.includes(kind))
          .map(({ shown }) => Buffer.from(shown.base64, 'base64').toString())
          .join('');
      return { difference, signed: texts(['same', 'signed']), received: texts(['same', 'received']) };
    };
    const hidden = await read('');
    expect(hidden.difference.map(({ kind }) => kind)).toContain('same');
    expect(hidden.signed).not.toBe(hidden.received);
    expect(hidden.signed + hidden.received).not.toContain('918273');
    const { signed, received } = await read('?reveal=yes');
    expect([signed, received].map((each) => each.replaceAll(/\s/g, ''))).toEqual([
      expect.stringContaining('918273'),
      signed.replaceAll(/\s/g, ''),
    ]);
  });

  it('shows no difference where the secret is another', async () => {
    const listener = await listen();
    await sendTo(listener, requestOf(cardda, secretOf(idenfy)));
    expect(await ask(listener, 'deliveries/1/diagnosis')).toMatchObject({ difference: [] });
  });

  it('knows the secrets of the other providers', async () => {
    const listener = await listen();
    await sendTo(listener, requestOf(cardda, secretOf(idenfy)));
    expect(await causesOf(listener)).toEqual(['secret_of_another_provider']);
  });

  it('is empty where the delivery verifies', async () => {
    const listener = await listen();
    await sendTo(listener, requestOf(cardda));
    expect(await causesOf(listener)).toEqual([]);
  });
});

describe('the deliveries that are kept', () => {
  it('are the newest, the newest first, and no more than asked for', async () => {
    const listener = await listen({ keep: 3 });
    for (let sent = 0; sent < 5; sent++) await sendTo(listener, requestOf(akidotp));
    const ids = (await ask<DeliverySummary[]>(listener, 'deliveries')).map(({ id }) => id);
    expect(ids).toEqual([5, 4, 3]);
    expect(await ask(listener, 'deliveries/1')).toEqual({ error: 'It is no longer kept.' });
  });

  it('outlive the process in a file, which only its owner can read', async () => {
    const folder = closing(mkdtempSync(join(tmpdir(), 'hooknotary-listen-')), async (path) =>
      rmSync(path, { recursive: true }),
    );
    const database = join(folder, 'deliveries.db');
    const first = await listen({ database });
    for (let sent = 0; sent < 3; sent++) await sendTo(first, requestOf(idenfy));
    await first.close();
    expect(statSync(database).mode & 0o777).toBe(0o600);
    const second = await listen({ database, keep: 2 });
    const ids = (await ask<DeliverySummary[]>(second, 'deliveries')).map(({ id }) => id);
    expect(ids).toEqual([3, 2]);
    const detail = await ask<DeliveryDetail>(second, 'deliveries/3?reveal=yes');
    expect(bytesOf(detail)).toEqual(requestOf(idenfy).body);
  });

  it('go all at once when asked to', async () => {
    const listener = await listen();
    await sendTo(listener, requestOf(akidotp));
    await ask(listener, 'deliveries', { method: 'DELETE' });
    expect(await ask(listener, 'deliveries')).toEqual([]);
  });

  it('tell no secret, and hide signatures, codes and phone numbers until asked', async () => {
    const listener = await listen();
    const payload = { id: 'a', body: 'Code 918273', vendor_card_id: '12345', created_at: '2026-02-10T14:30:00.000Z' };
    await sendTo(listener, signedRequest(cardda, { secret: secretOf(cardda), payload }));
    await sendTo(listener, requestOf(akidotp));
    const read = async (path: string) => {
      const text = JSON.stringify(await ask(listener, path));
      // What is given as bytes is looked into as well.
      return text.replaceAll(/"base64":"([^"]*)"/g, (_, bytes) => Buffer.from(bytes, 'base64').toString('latin1'));
    };
    const paths = ['deliveries/1', 'deliveries/2', 'deliveries/1/curl', 'deliveries/2/curl'];
    const hidden = (await Promise.all([...paths, 'state', 'deliveries'].map(read))).join('\n');
    const shown = (await Promise.all(paths.map((path) => read(`${path}?reveal=yes`)))).join('\n');
    const signature = String(requestOf(akidotp).headers['x-akidotp-signature']);
    for (const sensitive of ['918273', '+971501234567', signature]) {
      expect(hidden).not.toContain(sensitive);
      expect(shown).toContain(sensitive);
    }
    expect(hidden + shown).not.toContain('canary');
  });
});
