import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import express from 'express';
import { memoryStore, webhook } from '@hooknotary/express';
import type { Provider } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { slack } from '@hooknotary/providers/slack';
import { stripe } from '@hooknotary/providers/stripe';
import { twilio } from '@hooknotary/providers/twilio';
import { describe, expect, it, onTestFinished } from 'vitest';
import { audit, AUDIT_CHECKS, type AuditReport } from '@hooknotary/testing/audit';

const secret = 'canary-audit-secret';

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/hook`;
}

/** A receiver by hand, as in another language, that knows none of our codes. */
function byHand(
  accepts: (body: Buffer, signature: string, headers: Record<string, unknown>) => number,
): RequestListener {
  return (request, response) => {
    void (async () => {
      const body = await buffer(request);
      response.writeHead(accepts(body, String(request.headers['x-akidotp-signature']), request.headers)).end();
    })().catch(() => response.destroy());
  };
}

const isRight = (body: Buffer, signature: string) =>
  signature === createHmac('sha256', secret).update(body).digest('hex');

const failing = ({ results }: AuditReport) =>
  results.filter(({ outcome }) => outcome !== 'expected').map(({ check, status }) => [check, status]);

describe('an audit', () => {
  it.each([akidotp, cardda, idenfy, kudosity, slack, stripe, twilio])(
    'is passed by a guarded route: $name',
    async (provider) => {
      let origin = '';
      const urls = provider.needsPublicUrl ? { publicUrl: () => origin } : {};
      const on = { '*': () => undefined };
      const guard = webhook(provider as Provider, secret, { ...urls, on, store: memoryStore() });
      const url = await listen(express().use(guard));
      origin = url;
      const { passed, results } = await audit(provider, { url, secret, pause: 0.01 });
      expect(failing({ passed, results })).toEqual([]);
      expect(passed).toBe(true);
      const applicable = AUDIT_CHECKS.filter((check) => {
        if (check === 'timestamp') return provider.timestamp !== undefined;
        if (check === 'gzip' || check === 'oversize' || check === 'slow-body') return provider.method === 'POST';
        // A form cannot be written in another way that is surely refused.
        return check !== 'reserialise' || provider !== twilio;
      });
      expect(results.map(({ check }) => check)).toEqual(applicable);
    },
  );

  it('is passed by a receiver by hand that is right', async () => {
    const url = await listen(
      byHand((body, signature, headers) =>
        body.length > 1024 * 1024
          ? 413
          : headers['content-encoding'] !== undefined || !isRight(body, signature)
            ? 401
            : 204,
      ),
    );
    expect(failing(await audit(akidotp, { url, secret, pause: 0.01 }))).toEqual([]);
  });

  it.each<[string, RequestListener, (readonly [string, number | undefined])[]]>([
    [
      'takes everything',
      byHand(() => 200),
      ['unsigned', 'body', 'signature', 'reserialise', 'header-twice', 'gzip', 'oversize'].map((check) => [check, 200]),
    ],
    [
      'refuses everything',
      byHand(() => 401),
      ['genuine', 'duplicate', 'retry', 'slow-body', 'genuine-after'].map((check) => [check, 401]),
    ],
    [
      'parses before it verifies',
      byHand((body, signature) =>
        isRight(Buffer.from(JSON.stringify(JSON.parse(`${body}` || '{}'), null, 1)), signature) ? 200 : 400,
      ),
      [
        ...['genuine', 'duplicate', 'retry', 'slow-body', 'genuine-after'].map((check) => [check, 400] as const),
        // What is compressed is no JSON, and it fell over that.
        ['gzip', undefined],
      ],
    ],
    [
      'refuses what it saw before',
      (() => {
        const seen = new Set<string>();
        return byHand((body, signature, headers) => {
          if (headers['content-encoding'] !== undefined || body.length > 1024 * 1024 || !isRight(body, signature))
            return 401;
          return seen.has(signature) ? 409 : Number(seen.add(signature) && 200);
        });
      })(),
      ['duplicate', 'retry', 'slow-body', 'genuine-after'].map((check) => [check, 409]),
    ],
  ])('tells of a receiver that %s', async (_what, listener, expected) => {
    const url = await listen(listener);
    const report = await audit(akidotp, { url, secret, pause: 0.01 });
    expect(failing(report)).toEqual(expect.arrayContaining(expected));
    expect(failing(report)).toHaveLength(expected.length);
    expect(report.passed).toBe(false);
  });

  it('takes the right code alone of who names one of ours', async () => {
    const url = await listen((request, response) => {
      request.resume().on('end', () => response.writeHead(401).end('{"code":"signature_malformed"}'));
    });
    const { results } = await audit(akidotp, { url, secret, pause: 0.01 });
    expect(results.filter(({ outcome }) => outcome === 'expected').map(({ check }) => check)).toEqual(['header-twice']);
  });

  it('tells of what does not answer, and waits no longer than it is told', async () => {
    const nobody = await audit(akidotp, { url: 'http://127.0.0.1:1/', secret, pause: 0.01 });
    expect(new Set(nobody.results.map(({ outcome, reason }) => `${outcome} ${reason}`))).toEqual(
      new Set(['unanswered ECONNREFUSED']),
    );
    const url = await listen(() => undefined);
    const silent = await audit(akidotp, { url, secret, pause: 0.01, timeout: 0.05 });
    expect(silent.results[0]).toMatchObject({
      outcome: 'unanswered',
      reason: 'no answer within 0.05 s',
      status: undefined,
    });
  });

  it('refuses a URL that is none, and a secret that is none, before it sends', async () => {
    await expect(audit(akidotp, { url: 'localhost:3000', secret })).rejects.toThrow(TypeError);
    await expect(audit(akidotp, { url: 'http://127.0.0.1:1/', secret: '' })).rejects.toThrow(TypeError);
  });
});
