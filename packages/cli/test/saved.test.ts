import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Delivery, Provider, WebhookError } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { signedRequest, type SignedRequest } from '@hooknotary/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { webhook } from '@hooknotary/express';
import express from 'express';
import { saveRefused } from '@hooknotary/diagnose/save-refused';
import { until } from '../../../test/engines/until.ts';
import { hooknotary, json, SECRET, startServer } from './command.ts';

const PROVIDERS: Readonly<Record<string, Provider>> = { akidotp, cardda, idenfy, kudosity };

/** A receiver that saves what it refuses, until the test is over. */
async function startSaving(secret = SECRET) {
  const folder = mkdtempSync(join(tmpdir(), 'hooknotary-saved-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const refused: Delivery[] = [];
  const save = saveRefused(folder);
  const onRefused = (error: WebhookError, delivery: Delivery) => {
    refused.push(delivery);
    return save(error, delivery);
  };
  const app = express();
  for (const [name, provider] of Object.entries(PROVIDERS)) {
    app.use(`/webhooks/${name}`, webhook(provider, secret, { onRefused, on: { '*': () => undefined } }));
  }
  const origin = await startServer(app);
  /** The one file, once it is there. */
  const saved = async () => {
    const files = () => readdirSync(folder).filter((name) => name.endsWith('.http'));
    await until('it is saved', () => files().length === 1);
    return join(folder, files()[0] ?? '');
  };
  return { origin, saved, refused };
}

/** Bytes as they go over the wire, and the answer to them. */
async function speak(origin: string, bytes: Uint8Array): Promise<string> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.end(bytes);
  return text(socket);
}

const toWire = ({ method, url, headers, body }: SignedRequest, changed: Uint8Array = body): Buffer => {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((each) => `${name}: ${each}\r\n`),
  );
  const length = method === 'GET' ? '' : `Content-Length: ${changed.length}\r\n`;
  const head = `${method} ${url} HTTP/1.1\r\nHost: x\r\n${lines.join('')}${length}Connection: close\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), changed]);
};

const verify = (provider: string, file: string, ...more: readonly string[]) =>
  hooknotary(['verify', provider, '--request', file, '--json', ...more]);

describe('a refused delivery that was saved', () => {
  it('is read byte by byte, and why it was refused is named', async () => {
    const { origin, saved, refused } = await startSaving();
    // Not text, with what ends a head in it, and a header that is no ASCII.
    const signed = Buffer.concat([Buffer.from([0, 255, 254, 13, 10, 13, 10, 10, 10, 0]), Buffer.from('caf\u00e9')]);
    const request = signedRequest(akidotp, { secret: SECRET, payload: signed, headers: { 'x-other': 'caf\u00e9' } });
    const sent = Buffer.concat([signed, Buffer.from('\n')]);
    expect(await speak(origin, toWire(request, sent))).toContain('signature_mismatch');
    const file = await saved();
    const bytes = readFileSync(file);
    expect(bytes.subarray(bytes.indexOf('\r\n\r\n') + 4)).toEqual(sent);
    expect(refused).toMatchObject([{ rawBody: sent }]);
    expect(bytes.toString('latin1')).toContain('\r\nx-other: caf\u00e9\r\n');
    expect(bytes.toString('latin1')).not.toContain(SECRET);
    const outcome = await verify('akidotp', file);
    expect(outcome.status).toBe(1);
    expect(json(outcome)).toMatchObject({
      refusal: { code: 'signature_mismatch' },
      causes: [{ code: 'body_newline_added' }],
    });
  });

  it('verifies, where the receiver has another secret', async () => {
    const { origin, saved } = await startSaving('another');
    const request = signedRequest(idenfy, { secret: SECRET });
    expect(await speak(origin, toWire(request))).toContain('signature_mismatch');
    expect(await verify('idenfy', await saved())).toMatchObject({ status: 0 });
  });

  it('has its signature header twice', async () => {
    const { origin, saved } = await startSaving();
    const request = signedRequest(akidotp, { secret: SECRET });
    const signature = request.headers['x-akidotp-signature'] as string;
    const twice = { ...request, headers: { ...request.headers, 'x-akidotp-signature': [signature, signature] } };
    expect(await speak(origin, toWire(twice))).toContain('signature_malformed');
    const file = await saved();
    expect(json(await verify('akidotp', file))).toMatchObject({
      refusal: { code: 'signature_malformed' },
      // A receiver does not read the body of what it refuses for its head, and that is said.
      missingBody: expect.stringContaining('The saved request holds no body') as unknown,
    });
  });

  it('has its signature header twice, and its body', async () => {
    const request = signedRequest(akidotp, { secret: SECRET });
    const signature = request.headers['x-akidotp-signature'] as string;
    const folder = mkdtempSync(join(tmpdir(), 'hooknotary-saved-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const headers = { ...request.headers, 'x-akidotp-signature': [signature, signature] };
    const error = { code: 'signature_malformed', provider: 'akidotp' } as WebhookError;
    await saveRefused(folder)(error, { method: 'POST', url: '/', headers, rawBody: request.body });
    const [name = ''] = readdirSync(folder);
    expect(json(await verify('akidotp', join(folder, name)))).toMatchObject({
      causes: [{ code: 'signature_sent_twice' }],
    });
  });

  it('is a GET with its query', async () => {
    const { origin, saved } = await startSaving();
    const request = signedRequest(kudosity, { secret: SECRET, url: '/webhooks/kudosity?mine=a%2Fb' });
    const added = { ...request, url: `${request.url}&gclid=1` };
    expect(await speak(origin, toWire(added))).toContain('signature_mismatch');
    const file = await saved();
    expect(readFileSync(file, 'latin1').split('\r\n')[0]).toBe(`GET ${added.url} HTTP/1.1`);
    expect(json(await verify('kudosity', file))).toMatchObject({ causes: [{ code: 'query_parameter_added' }] });
  });

  it('came in chunks, of which its body shows nothing, though it looks like some', async () => {
    const { origin, saved } = await startSaving();
    const signed = Buffer.from('5\r\nhello\r\n0\r\n\r\n');
    const request = signedRequest(akidotp, { secret: SECRET, payload: signed });
    const chunked = { ...request, headers: { ...request.headers, 'transfer-encoding': 'chunked' } };
    const sent = Buffer.concat([signed, Buffer.from('\n')]);
    const chunks = Buffer.concat([Buffer.from(`${sent.length.toString(16)}\r\n`), sent, Buffer.from('\r\n0\r\n\r\n')]);
    const wire = Buffer.from(
      toWire(chunked, chunks)
        .toString('latin1')
        .replace(/Content-Length: \d+\r\n/, ''),
      'latin1',
    );
    expect(await speak(origin, wire)).toContain('signature_mismatch');
    expect(json(await verify('akidotp', await saved()))).toMatchObject({ causes: [{ code: 'body_newline_added' }] });
  });
});
