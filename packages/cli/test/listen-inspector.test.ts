import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { osapher } from '@hooknotary/providers/osapher';
import { signedRequest, tamper } from '@hooknotary/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readTarget } from '../src/target.ts';
import { chromiumIsMissing, findBarriers, findChromium } from './chromium.ts';
import { file, hooknotary } from './command.ts';
import { closing, listen, requestOf, secretOf, sendTo } from './listening.ts';
import { createVisits, focused, options, receive, row, rows, selected } from './visit.ts';

const isMissing = findChromium() === undefined;
if (isMissing) console.warn(chromiumIsMissing);

// A busy machine is slow, not wrong.
const SLOW = { timeout: 20_000 };
const PHONE = { viewport: { width: 360, height: 740 } };

const quoted = () => requestOf(akidotp, `"${secretOf(akidotp)}"`);

describe.skipIf(isMissing)('the page, at work', () => {
  const { visit, open } = createVisits();
  const title = (page: Page) => page.locator('#detail-title').innerText();
  const reloaded = async (page: Page) => {
    await page.reload();
    await page.getByText('Listening').waitFor();
  };

  it('has the cause in the list, and filters by it', async () => {
    const { page, listener } = await visit();
    await sendTo(listener, quoted());
    await sendTo(listener, requestOf(akidotp, 'quite another'));
    await row(page, 'secret_lost_quotes').waitFor();
    await page.getByLabel('Code or cause').selectOption('secret_lost_quotes');
    await expect.poll(async () => (await rows(page)).length, SLOW).toBe(1);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(async () => (await rows(page)).length, SLOW).toBe(2);
  });

  it('opens the newest refusal by itself, and what somebody has chosen stays', async () => {
    const { page, listener } = await visit();
    await sendTo(listener, requestOf(osapher));
    await sendTo(listener, quoted());
    await page.getByText('#2 ·').waitFor();
    await sendTo(listener, requestOf(cardda, 'another'));
    await page.getByText('#3 ·').waitFor();
    await row(page, 'osapher').click();
    await page.getByText('#1 ·').waitFor();
    await sendTo(listener, requestOf(cardda, 'yet another'));
    await expect.poll(async () => (await rows(page)).length, SLOW).toBe(4);
    expect(await title(page)).toContain('osapher');
    // What came before the page, too.
    const { page: other } = await open(listener.page);
    await other.getByText('#4 ·').waitFor();
  });

  it('leaves the list where there is room for one of both only', async () => {
    const { page, listener } = await visit({ context: PHONE });
    await sendTo(listener, quoted());
    await row(page, 'akidotp').waitFor();
    expect(await page.locator('article').count()).toBe(0);
  });

  it('marks what nobody has opened, and counts in the title what came in the background', async () => {
    const { page, listener } = await visit();
    await page.evaluate(
      `Object.defineProperty(document, 'hidden', { get: () => window.isAway === true, configurable: true })`,
    );
    await page.evaluate('window.isAway = true');
    for (const provider of [akidotp, osapher]) await sendTo(listener, requestOf(provider));
    await expect.poll(() => page.title(), SLOW).toBe('(2) Hooknotary: deliveries');
    await page.evaluate(`window.isAway = false; document.dispatchEvent(new Event('visibilitychange'))`);
    await expect.poll(() => page.title(), SLOW).toBe('Hooknotary: deliveries');
    expect(await page.locator('.row.new').count()).toBe(2);
    await row(page, 'akidotp').click();
    await expect.poll(() => page.locator('.row.new').count(), SLOW).toBe(1);
  });

  it('has an address for each delivery, which a reload keeps, and back leads to the list', async () => {
    const here = await visit({ context: PHONE });
    const { page, listener } = here;
    await receive(here, requestOf(osapher));
    await page.goBack();
    await row(page, 'osapher').waitFor();
    expect(await page.locator('article').count()).toBe(0);
    await page.goForward();
    await page.getByText('#1 ·').waitFor();
    await reloaded(page);
    await page.getByText('#1 ·').waitFor();
    const { page: other } = await open(`${listener.page}&delivery=1`);
    await other.getByText('#1 ·').waitFor();
    // One that there is not leads nowhere.
    const { page: third } = await open(`${listener.page}&delivery=77`);
    await row(third, 'osapher').waitFor();
    await expect.poll(() => third.url(), SLOW).not.toContain('delivery=77');
  });

  it('finds words in all that came', async () => {
    const { page, listener } = await visit();
    await sendTo(listener, signedRequest(akidotp, { secret: secretOf(akidotp), payload: { id: 'Needle' } }));
    await sendTo(listener, requestOf(osapher));
    await row(page, 'osapher').waitFor();
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('filter-text');
    await page.keyboard.type('needle');
    await expect.poll(() => rows(page), SLOW).toEqual([expect.stringContaining('akidotp')]);
    // What comes meanwhile is looked through, too.
    await sendTo(listener, signedRequest(cardda, { secret: secretOf(cardda), payload: { id: 'needle' } }));
    await expect.poll(async () => (await rows(page)).length, SLOW).toBe(2);
    await page.getByLabel('Search').fill('#2');
    await expect.poll(() => rows(page), SLOW).toEqual([expect.stringContaining('osapher')]);
  });

  it('shows a wrong path in grey with the nearest right one, and an unknown event in amber with its member', async () => {
    const { page, listener } = await visit();
    await fetch(`${listener.origin}/webhook/osapher`, { method: 'POST', body: '{}' });
    await row(page, '/webhook/osapher').click();
    await page.getByText('No receiver is at this path; the nearest is /webhooks/osapher.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    const payload = { phone: '+971501234567', requestId: 'r', status: 7, verifiedAt: 'x' };
    await sendTo(listener, signedRequest(akidotp, { secret: secretOf(akidotp), payload }));
    await row(page, 'unknown').click();
    await page.getByRole('heading', { name: 'Genuine, but of no known event' }).waitFor();
    await page
      .locator('.reason')
      .getByText(/\/?\w* should be/)
      .waitFor();
    const colour = await page.evaluate<string>("getComputedStyle(document.querySelector('.badge')).color");
    expect(colour).toBe('rgb(122, 82, 0)');
    expect(await findBarriers(page)).toEqual([]);
  });

  it('puts attempts together, with the time between them', async () => {
    let now = Date.parse('2026-11-25T10:00:00Z');
    const here = await visit({ options: { now: () => now } });
    const { page, listener } = here;
    const request = signedRequest(osapher, { secret: 'another', now: () => now });
    await sendTo(listener, request);
    await sendTo(listener, requestOf(cardda, 'another'));
    now += 32_000;
    await sendTo(listener, request);
    await expect
      .poll(async () => (await rows(page)).map((text) => text.split(' ')[0]), SLOW)
      .toEqual([
        expect.stringContaining('osapher'),
        expect.stringContaining('osapher'),
        expect.stringContaining('cardda'),
      ]);
    await page.locator('#delivery-3').click();
    const attempts = page.locator('.attempts li');
    await expect
      .poll(() => attempts.allInnerTexts(), SLOW)
      .toEqual([expect.stringMatching(/^#1 /), expect.stringMatching(/^#3 .*32 s later/)]);
    await page.getByRole('link', { name: '#1' }).click();
    await page.getByText('#1 ·').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  it('tries a secret at the refusal, which is in use from then on', async () => {
    const here = await visit();
    const { page, listener } = here;
    const request = requestOf(osapher, 'the right one of all');
    await receive(here, request);
    await page.getByText("The one in use has 24 characters, begins with 'ca'.").waitFor();
    await page.getByLabel('Try another secret').fill('a wrong one');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('With that secret: The signature does not match').waitFor();
    await page.getByLabel('Try another secret').fill('the right one of all');
    await page.keyboard.press('Enter');
    await page.getByText('It verifies.').waitFor();
    await page.getByText("The one in use has 20 characters, begins with 'th'.").waitFor();
    await page.getByRole('button', { name: 'Resend' }).click();
    await page.getByText('Answered 200.').waitFor();
    expect((await sendTo(listener, request)).status).toBe(200);
    expect(await page.content()).not.toContain('the right one of all');
  });

  it('shows both answers of what is forwarded, and when it is not answered, why', async () => {
    const app = await listen();
    const forward = await readTarget(app.origin, { allowRemote: false });
    const here = await visit({ options: { forward } });
    const { page, listener } = here;
    await receive(here, requestOf(osapher));
    await page.getByRole('heading', { name: 'Two answers' }).waitFor();
    await page.getByText('The sender was answered 200 by this listener.').waitFor();
    await page.getByText('Answered 200.').waitFor();
    await row(page, '→ 200').waitFor();
    await app.close();
    await sendTo(listener, requestOf(cardda));
    await row(page, '→ no answer').click();
    await page.getByText(/nothing listens there/).waitFor();
    expect(await title(page)).toContain('cardda');
  });

  it('has the code of the framework at hand where the bytes verify here and the application refuses them', async () => {
    const app = createServer((_, response) => response.writeHead(401).end('no')).listen(0, '127.0.0.1');
    await once(app, 'listening');
    closing(app, async () => app.close());
    // The cast is true of a server that listens on a port.
    const { port } = app.address() as AddressInfo;
    const forward = await readTarget(`http://127.0.0.1:${port}/hooks/osapher`, { allowRemote: false });
    const here = await visit({ options: { forward } });
    const { page } = here;
    await receive(here, requestOf(osapher));
    const code = page.getByLabel('The code', { exact: true });
    await code.waitFor();
    expect(await code.innerText()).toContain("app.post('/hooks/osapher', webhook(osapher, process.env.OSAPHER_SECRET)");
    await page.getByLabel('Koa').check();
    expect(await code.innerText()).toContain("router.post('/hooks/osapher', webhook(osapher");
    await page.getByLabel('Fastify').check();
    expect(await code.innerText()).toContain('await app.register(webhook, {\n  provider: osapher,');
    expect(await findBarriers(page)).toEqual([]);
    // What is refused here is none of the application's.
    await receive(here, quoted());
    await page.locator('.cause').first().waitFor();
    expect(await code.count()).toBe(0);
  });

  it('copies each part whole, and saves the delivery as a file that verify reads', async () => {
    const here = await visit({
      context: { permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true },
    });
    const { page } = here;
    const request = requestOf(osapher);
    await receive(here, request);
    const copied = async (what: string) => {
      await page.getByRole('button', { name: `Copy ${what}`, exact: true }).click();
      return expect.poll(() => page.evaluate<string>('navigator.clipboard.readText()'), SLOW);
    };
    await (await copied('the body')).toBe(request.body.toString());
    await (await copied('x-osapher-signature')).toBe(String(request.headers['x-osapher-signature']));
    await (await copied('the target')).toBe('/webhooks/osapher');
    await (await copied('the webhook')).toContain('"provider": "osapher"');
    for (const [button, option] of [
      ['for verify', '--request'],
      ['as HAR', '--har'],
    ] as const) {
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: button }).click();
      const saved = readFileSync(await (await downloading).path());
      const run = await hooknotary([
        'verify',
        'osapher',
        option,
        file(saved),
        '--secret-file',
        file(secretOf(osapher)),
      ]);
      expect([run.status, run.stderr]).toEqual([0, '']);
    }
  });

  it('shows JSON with indents, and each value as it came, with what is hidden left hidden', async () => {
    const here = await visit();
    const payload = Buffer.from('{"phone":"+971501234567","big":12345678901234567890,"list":[1.0]}');
    await receive(here, signedRequest(akidotp, { secret: 'another', payload }));
    await here.page.getByLabel('Indented').check();
    const body = here.page.getByLabel('The body', { exact: true });
    await expect
      .poll(() => body.innerText(), SLOW)
      .toBe('{\n  "phone": "*************",\n  "big": 12345678901234567890,\n  "list": [\n    1.0\n  ]\n}');
    await here.page.keyboard.press('s');
    await expect.poll(() => body.innerText(), SLOW).toContain('"phone": "+971501234567"');
    await receive(here, signedRequest(akidotp, { secret: 'another', payload: 'no JSON' }));
    await here.page.getByLabel('Indented').check();
    await expect.poll(() => body.innerText(), SLOW).toBe('no JSON');
  });

  it('has addresses to paste where the public URL is known', async () => {
    const { page } = await visit({ options: { publicUrl: 'https://hooks.example.com' } });
    expect(await page.getByRole('row', { name: 'osapher' }).innerText()).toContain(
      'POST https://hooks.example.com/webhooks/osapher',
    );
    expect(await page.getByText('ngrok').count()).toBe(0);
  });

  it('goes on by the same address after the listener was started again', async () => {
    const here = await visit();
    const { page, listener } = here;
    await receive(here, quoted());
    await listener.close();
    await page.getByText('Not connected').waitFor();
    await page.getByRole('button', { name: 'Resend' }).click();
    await page.getByText('The listener does not answer: has it ended?').first().waitFor();
    const again = await listen({ port: Number(new URL(listener.origin).port), token: listener.token });
    await page.getByText('Listening').waitFor();
    // Nothing of the one before is left, whose numbers others have now.
    await page.getByText('Waiting for the first delivery').waitFor();
    await sendTo(again, requestOf(cardda));
    await expect.poll(() => rows(page), SLOW).toEqual([expect.stringContaining('cardda')]);
  });

  it('stays at hand with ten thousand deliveries', async () => {
    const listener = await listen({ keep: 10_000 });
    const request = requestOf(osapher);
    const { headers } = request;
    // In turns, so that no connection waits for long.
    for (let sent = 0; sent < 10_000; sent += 100) {
      await Promise.all(
        Array.from({ length: 100 }, (_, at) =>
          fetch(`${listener.origin}/webhooks/osapher?n=${sent + at}`, {
            method: 'POST',
            headers: headers as Record<string, string>,
            body: request.body,
          }).then((response) => response.arrayBuffer()),
        ),
      );
    }
    const { page } = closing(await open(listener.page), (watched) => watched.page.context().close());
    await page.getByText('10000 of 10000').waitFor();
    // Only what is in sight is there.
    expect(await options(page).count()).toBeLessThan(60);
    expect(await page.locator('[role=option]').first().getAttribute('aria-setsize')).toBe('10000');
    await row(page, 'osapher').click();
    await page.keyboard.press('End');
    await page.getByText('#1 ·').waitFor();
    expect(await focused(page)).toBe('delivery-1');
    await page.keyboard.press('ArrowUp');
    await page.getByText('#2 ·').waitFor();
    expect(await selected(page)).toContain('osapher');
    // What is chosen stays in the tab order, wherever the list is scrolled to.
    await page.evaluate("document.querySelector('.list').scrollTo(0, 0)");
    await page.locator('#delivery-10000').waitFor();
    expect(await page.locator('#delivery-2').getAttribute('tabindex')).toBe('0');
    await sendTo(listener, tamper(requestOf(idenfy), 'reserialise'));
    await row(page, 'body_compacted').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  }, 120_000);
});
