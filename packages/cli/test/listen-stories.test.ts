import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { idenfy } from '@hooknotary/providers/idenfy';
import { osapher } from '@hooknotary/providers/osapher';
import { twilio } from '@hooknotary/providers/twilio';
import { signedRequest, type SignedRequest } from '@hooknotary/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromiumIsMissing, findChromium } from './chromium.ts';
import { closing, requestOf, secretOf, sendTo } from './listening.ts';
import { createVisits, row } from './visit.ts';

const isMissing = findChromium() === undefined;
if (isMissing) console.warn(chromiumIsMissing);

/** Where the pictures of the stories are wanted, for `packages/cli/stories`; `PICTURES=packages/cli/stories npx vitest run …`. */
const { PICTURES } = process.env;

/** A proxy in front that reads JSON, and writes it anew. */
async function startProxy(to: string): Promise<string> {
  const server = createServer(async (request, response) => {
    const body = JSON.stringify(JSON.parse(Buffer.concat(await request.toArray()).toString()));
    const { host: _, 'content-length': _length, connection: _connection, ...headers } = request.headers;
    const answer = await fetch(to + String(request.url), {
      method: String(request.method),
      headers: headers as Record<string, string>,
      body,
    });
    response.writeHead(answer.status).end(await answer.text());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing(server, async () => server.close());
  // The cast is true of a server that listens on a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe.skipIf(isMissing)('from the page alone one learns', () => {
  const { visit } = createVisits();

  /** What somebody sees who has done nothing but look. */
  async function look(page: Page, name: string) {
    await page.locator('.cause').first().waitFor();
    await page.locator('.fix').first().waitFor();
    if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}.png` });
    const isInSight = await page.evaluate<boolean>(
      "document.querySelector('.fix').getBoundingClientRect().bottom <= innerHeight",
    );
    return { cause: await page.locator('.cause').first().innerText(), isInSight };
  }

  it('that a proxy in front writes the body anew, with what it changed', async () => {
    const { page, listener } = await visit();
    const origin = await startProxy(listener.origin);
    // As PHP's json_encode writes it.
    const payload =
      '{"final":true,"platform":"PC","status":{"overall":"APPROVED"},"url":"https:\\/\\/example.com\\/a"}';
    await sendTo({ origin }, signedRequest(idenfy, { secret: secretOf(idenfy), payload }));
    const { cause, isInSight } = await look(page, 'proxy');
    expect(cause).toContain('parsed and written again');
    expect(cause).toContain('It was written anew before it came here');
    expect(isInSight).toBe(true);
    const changed = await page.locator('.difference pre del').allInnerTexts();
    expect(changed.join('')).toMatch(/^\\+$/);
    await row(page, 'body_').waitFor();
  });

  it('that the secret has a character that nobody sees, and that the right one works, without a restart', async () => {
    const secret = secretOf(osapher);
    const listened = [{ provider: osapher, variable: 'OSAPHER_WEBHOOK_SECRET', secret: `${secret}\u200b` }];
    const { page, listener } = await visit({ options: { listened } });
    const request: SignedRequest = requestOf(osapher, secret);
    await sendTo(listener, request);
    const { cause, isInSight } = await look(page, 'invisible');
    expect(cause).toMatch(/secret_has_[a-z_]+/);
    expect(isInSight).toBe(true);
    await page.getByLabel('Try another secret').fill(secret);
    await page.keyboard.press('Enter');
    await page.getByText('It verifies.').waitFor();
    expect((await sendTo(listener, request)).status).toBe(200);
  });

  it('that the public URL is another than the sender calls, and which it calls', async () => {
    const secret = '0123456789abcdef0123456789abcdef';
    const listened = [{ provider: twilio, variable: 'TWILIO_AUTH_TOKEN', secret }];
    const { page, listener } = await visit({ options: { listened, publicUrl: 'http://hooks.example.com:8080' } });
    await sendTo(listener, signedRequest(twilio, { secret, publicUrl: 'https://hooks.example.com' }));
    const { cause, isInSight } = await look(page, 'public-url');
    expect(cause).toMatch(/public_url|url_/);
    expect(cause).toContain('https://hooks.example.com');
    expect(cause).toContain('start again with --public-url');
    expect(isInSight).toBe(true);
  });
});
