import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import { signedRequest, tamper, type SignedRequest } from '@hooknotary/testing';
import { describe, expect, it } from 'vitest';
import { chromiumIsMissing, findBarriers, findChromium } from './chromium.ts';
import { closing, listen, PROVIDERS, requestOf, secretOf, sendTo } from './listening.ts';
import { causes, createVisits, focused, options, receive, row, rows, selected } from './visit.ts';

const isMissing = findChromium() === undefined;
if (isMissing) console.warn(chromiumIsMissing);

const CODE = '918273';
const withCode = (): SignedRequest => {
  const body = `Tu codigo de verificacion es ${CODE}`;
  const payload = { id: 'a-b-c', body, vendor_card_id: '12345', created_at: '2026-02-10T14:30:00.000Z' };
  return signedRequest(cardda, { secret: secretOf(cardda), payload });
};

describe.skipIf(isMissing)('the inspector page', () => {
  const { visit, openAny } = createVisits();

  describe('tells a new user', () => {
    it('how to send a first delivery, and where', async () => {
      const { page, listener } = await visit({ options: { without: [osapher] } });
      const broken = page.getByRole('button', { name: 'Send a broken one' });
      await page.getByLabel('Provider to try').selectOption('osapher');
      expect(await broken.isDisabled()).toBe(true);
      await page.getByText('set OSAPHER_SECRET and start again.').waitFor();
      await page.getByLabel('Provider to try').selectOption('kudosity');
      await page.getByRole('button', { name: 'Send a genuine one' }).click();
      await page.getByText('Answered 200, as it must.').waitFor();
      await row(page, 'verified').waitFor();
      for (const { name } of PROVIDERS) {
        expect(await page.getByRole('row', { name }).innerText()).toContain(`${listener.origin}/webhooks/${name}`);
      }
      expect(await page.getByRole('row', { name: 'osapher' }).innerText()).toContain('set OSAPHER_SECRET');
      await page.getByText(`ngrok http ${new URL(listener.origin).port}`).waitFor();
      // What is refused opens by itself, with its reason.
      await broken.click();
      await page.getByRole('heading', { name: 'Why it was refused' }).waitFor();
      await page.locator('.cause').waitFor();
      await row(page, 'query_').waitFor();
    });

    it.each([
      ['that of another provider', secretOf(osapher), 'secret_of_another_provider', /Osapher/],
      ['copied without the quotes around it', `"${secretOf(akidotp)}"`, 'secret_lost_quotes', /quotes/],
      ['quite another, which nothing can prove', 'quite another', 'none', /another secret/],
    ])('that the secret is %s', async (_what, secret, cause, text) => {
      const here = await visit();
      await receive(here, requestOf(akidotp, secret));
      await here.page.locator('.cause').waitFor();
      expect(await causes(here.page)).toEqual([cause]);
      expect(await here.page.locator('.cause').innerText()).toMatch(text);
    });

    it('that the body was written anew before it came, and nothing of frameworks that have not seen it', async () => {
      const here = await visit();
      const { page } = here;
      await receive(here, tamper(requestOf(idenfy), 'reserialise'));
      await page.locator('.cause').waitFor();
      expect(await causes(page)).toEqual([expect.stringMatching(/^body_(compacted|spaced|reserialised)$/)]);
      expect(await page.locator('.cause').innerText()).toContain('parsed and written again');
      expect(await page.locator('.fix').innerText()).toMatch(/^It was written anew before it came here.*proxy/);
      expect(await page.locator('.cause').innerText()).not.toMatch(/express|koa|Fastify/i);
      expect(await page.getByRole('radio', { name: 'Fastify' }).count()).toBe(0);
    });

    it('what was signed and what came, marked where they differ, with white space that can be seen', async () => {
      const here = await visit();
      await receive(here, tamper(signedRequest(akidotp, { secret: secretOf(akidotp) }), 'reserialise'));
      const shown = here.page
        .getByLabel('What was signed, and what came', { exact: true })
        .locator('visible=true')
        .last();
      await shown.waitFor();
      const changed = await here.page.locator('.difference pre del, .difference pre ins').allInnerTexts();
      expect(changed.join('').trim()).toMatch(/^[·↵\s]+$/);
      // The reason stands before the tools.
      const titles = await here.page.locator('article h3').allInnerTexts();
      expect(titles[0]).toBe('Why it was refused');
    });

    it('whose delivery it is, and the fix in the framework at hand where they differ', async () => {
      const here = await visit();
      const { page } = here;
      const elsewhere = signedRequest(osapher, { secret: secretOf(osapher), url: '/webhooks/akidotp' });
      await receive(here, elsewhere);
      await page.locator('.cause').first().waitFor();
      expect(await causes(page)).toEqual(['sent_by_another_provider', 'secret_of_another_provider']);
      // One switch, for the other cause has the same advice everywhere.
      expect(await page.getByRole('radio').filter({ visible: true }).count()).toBe(3 + 3);
      await page.getByLabel('Fastify').check();
      expect(await page.locator('.fix').first().innerText()).toContain("that sender's plugin");
      // Remembered for the next.
      await receive(here, requestOf(akidotp));
      await row(page, 'refused').click();
      await page.locator('.fix').first().waitFor();
      expect(await page.getByLabel('Fastify').isChecked()).toBe(true);
    });

    it('what was tried in vain, and what was not tried and why', async () => {
      const here = await visit({ options: { bodyLimit: 4 * 1024 * 1024 } });
      const payload = { text: 'x'.repeat(1_200_000) };
      await receive(here, signedRequest(idenfy, { secret: 'another', payload }));
      await here.page.locator('.cause').waitFor();
      const text = await here.page.locator('.cause').innerText();
      expect(text).toContain('the secret with other white space');
      const [tried, untried = ''] = text.split('Not tried');
      expect(tried).not.toContain('written again as other JSON writers do');
      expect(untried).toContain('the body written again as other JSON writers do: it is longer than 1 MiB');
    });

    it.each([
      ['behind', -3600, 'timestamp_too_old'],
      ['ahead', 3600, 'timestamp_too_new'],
    ])('that the clock of the sender is %s', async (_how, seconds, code) => {
      const here = await visit();
      const now = () => Date.now() + seconds * 1000;
      await receive(here, signedRequest(cardda, { secret: secretOf(cardda), now }));
      await here.page.locator('.cause').waitFor();
      expect(await causes(here.page)).toEqual([code]);
      expect(await here.page.locator('.cause').innerText()).toMatch(/36\d\d seconds[^]*clock/);
    });

    it('which secret is not set', async () => {
      const here = await visit({ options: { without: [akidotp] } });
      await receive(here, requestOf(akidotp));
      expect(await here.page.locator('.refusal').innerText()).toContain(
        'There is no secret for akidotp: set AKIDOTP_SECRET and start again, or try one on the page.',
      );
    });
  });

  it('shows each delivery as it comes, the newest first, with what is known of it', async () => {
    const { page, listener } = await visit();
    for (const provider of PROVIDERS) await sendTo(listener, requestOf(provider));
    await row(page, 'osapher').waitFor();
    const names = (await rows(page)).map((text) => text.split(' ')[0]);
    expect(names).toEqual(PROVIDERS.map(({ name }) => name).toReversed());
    for (const provider of PROVIDERS) {
      await row(page, provider.name).click();
      await page.getByRole('heading', { level: 2, name: provider.name }).waitFor();
      const webhook = await page.getByLabel('The webhook as JSON').innerText();
      expect(webhook).toContain(`"provider": "${provider.name}"`);
      expect(await page.locator('dt', { hasText: provider.signature.headers[0] }).count()).toBe(1);
    }
  });

  it('shows what came before it was opened, and says so where the listener is gone, or is another', async () => {
    const { page, listener } = await visit();
    await sendTo(listener, requestOf(akidotp));
    await page.reload();
    await row(page, 'akidotp').waitFor();
    await listener.close();
    await page.getByText('Not connected').waitFor();
    expect(await rows(page)).toHaveLength(1);
    await listen({ port: Number(new URL(listener.origin).port) });
    await page.getByRole('heading', { name: 'This address does not open the page' }).waitFor();
  });

  it('filters by provider, outcome and code', async () => {
    const { page, listener } = await visit();
    await sendTo(listener, requestOf(akidotp));
    await sendTo(listener, requestOf(akidotp, 'another secret'));
    await sendTo(listener, requestOf(osapher, 'another secret'));
    await sendTo(listener, tamper(requestOf(osapher), 'header-twice'));
    await row(page, 'signature_malformed').waitFor();
    const count = async () => (await rows(page)).length;
    await page.locator('#filter-provider').selectOption('akidotp');
    await expect.poll(count).toBe(2);
    await page.getByLabel('Outcome').selectOption('verified');
    await expect.poll(count).toBe(1);
    await page.locator('#filter-provider').selectOption('');
    await page.getByLabel('Outcome').selectOption('refused');
    await expect.poll(count).toBe(3);
    await page.getByLabel('Code or cause').selectOption('signature_malformed');
    await expect.poll(count).toBe(1);
    await page.getByLabel('Outcome').selectOption('verified');
    await page.getByText('Nothing passes the filter.').waitFor();
    // What comes meanwhile is counted, and not shown.
    await sendTo(listener, requestOf(akidotp));
    await page.getByText('0 of 5').waitFor();
  });

  it('hides codes, phone numbers and signatures until asked, and again for the next', async () => {
    const here = await visit();
    const { page, listener } = here;
    await receive(here, withCode());
    await page.getByRole('button', { name: 'curl' }).click();
    await page.getByLabel('The delivery as curl').waitFor();
    const html = () => page.content();
    const signature = String(withCode().headers['x-cardda-signature']);
    expect(await html()).not.toContain(CODE);
    expect(await html()).not.toContain(signature);
    await page.getByLabel('Hex').check();
    // The digits of the code, as bytes.
    expect(await page.getByLabel('The body', { exact: true }).innerText()).not.toContain('39 31 38');
    await page.getByRole('button', { name: 'Show hidden values' }).click();
    await expect.poll(html).toContain(CODE);
    await expect.poll(() => page.locator('.headers').innerText()).toMatch(/[0-9a-f]{64}/);
    await sendTo(listener, requestOf(akidotp));
    await row(page, 'akidotp').click();
    await page.getByRole('heading', { level: 2, name: 'akidotp' }).waitFor();
    expect(await html()).not.toContain('+971501234567');
    await row(page, 'cardda').click();
    await page.getByRole('heading', { level: 2, name: 'cardda' }).waitFor();
    expect(await html()).not.toContain(CODE);
    expect(await html()).not.toContain('canary');
  });

  it('shows the exact bytes, also those that cannot be seen', async () => {
    const here = await visit();
    const payload = Buffer.from('\ufeff{"a":"x\u202ey"}\r\n\0\xff', 'latin1');
    await receive(here, signedRequest(akidotp, { secret: 'another', payload }));
    const body = here.page.getByLabel('The body', { exact: true });
    expect(await body.innerText()).toContain('␍');
    expect(await body.innerText()).toContain('␀');
    await here.page.getByLabel('Hex').check();
    const digits = (await body.innerText())
      .split('\n')
      .map((line) => line.slice(7, 54).trim())
      .join(' ');
    expect(digits).toBe([...payload].map((byte) => byte.toString(16).padStart(2, '0')).join(' '));
  });

  it('shows a long body in part, and whole when asked', async () => {
    const here = await visit();
    const payload = { filler: 'x'.repeat(100_000), end: 'the very end' };
    await receive(here, signedRequest(akidotp, { secret: secretOf(akidotp), payload }));
    const body = here.page.getByLabel('The body', { exact: true });
    expect(await body.innerText()).not.toContain('the very end');
    await here.page.getByRole('button', { name: /Show all \d+ bytes/ }).click();
    await expect.poll(() => body.innerText()).toContain('the very end');
  });

  it('lets nothing that was delivered run, and asks no other host', async () => {
    const { page, complaints, asked, listener } = await visit();
    const attack = `"><img src=x onerror="alert(1)"><script>alert(2)</script><svg onload=alert(3)>\${alert(4)}`;
    const url = `/webhooks/akidotp?q=${encodeURIComponent(attack)}`;
    const payload = { phone: attack, requestId: attack, status: attack, verifiedAt: attack, [attack]: attack };
    const headers = { 'x-attack': attack, [`x-${'a'.repeat(20)}`]: 'javascript:alert(5)' };
    for (const secret of [secretOf(akidotp), 'another secret']) {
      await sendTo(listener, signedRequest(akidotp, { secret, payload, url, headers }));
    }
    await sendTo(
      listener,
      signedRequest(kudosity, { secret: secretOf(kudosity), payload: { response: attack, a: attack } }),
    );
    await sendTo(listener, signedRequest(idenfy, { secret: secretOf(idenfy), payload, type: attack }));
    await expect.poll(async () => (await rows(page)).length).toBe(4);
    for (const id of [4, 3, 2, 1]) {
      await page.locator(`#delivery-${id}`).click();
      await page.getByRole('button', { name: 'Show hidden values' }).click();
      await page.getByRole('button', { name: 'curl' }).click();
      await page.getByLabel('The delivery as curl').waitFor();
      await page.getByRole('button', { name: 'Resend' }).click();
      await page.getByText(/^Answered \d+/).waitFor();
      expect(await page.locator('article img, article script, article svg').count()).toBe(0);
    }
    expect(await page.getByLabel('The body', { exact: true }).innerText()).toContain('<script>alert(2)</script>');
    expect(complaints).toEqual([]);
    expect(asked.filter((address) => !address.startsWith(`${listener.origin}/`))).toEqual([]);
  });

  it('resends, sends variants, and says what came of it', async () => {
    const here = await visit();
    const { page } = here;
    await receive(here, requestOf(osapher));
    await page.getByRole('button', { name: 'Resend' }).click();
    await page.getByText('Answered 200.').waitFor();
    await page.getByLabel('Variant to send').selectOption('signature');
    await page.getByRole('button', { name: 'Send variant' }).click();
    await page.getByText('Answered 401, as it must for signature_mismatch.').waitFor();
    await expect.poll(async () => (await rows(page)).length).toBe(3);
  });

  it('copies the lines for curl whole, whatever is hidden', async () => {
    const here = await visit({ context: { permissions: ['clipboard-read', 'clipboard-write'] } });
    const { page, listener } = here;
    await receive(here, withCode());
    await page.getByRole('button', { name: 'curl' }).click();
    await page.getByRole('button', { name: 'Copy the lines' }).click();
    await page.getByText('Copied.').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toContain(CODE);
    expect(copied).toContain(`${listener.origin}/webhooks/cardda`);
    expect(copied).not.toContain('canary');
  });

  it('deletes all when asked to twice', async () => {
    const here = await visit();
    await receive(here, requestOf(akidotp));
    await here.page.getByRole('button', { name: 'Delete all' }).click();
    await here.page.getByRole('button', { name: 'Delete 1 for good?' }).click();
    await here.page.getByText('Waiting for the first delivery').waitFor();
    expect(await rows(here.page)).toEqual([]);
  });

  it('can be used by the keyboard alone', async () => {
    const { page, listener } = await visit();
    for (const provider of [akidotp, osapher]) await sendTo(listener, requestOf(provider));
    await sendTo(listener, withCode());
    await row(page, 'cardda').waitFor();
    const press = (...keys: string[]) =>
      keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
    await press('f');
    expect(await focused(page)).toBe('filter-provider');
    // The two other filters, the button, and then one stop for the whole list.
    await press('Tab', 'Tab', 'Tab', 'Tab');
    expect(await focused(page)).toBe('delivery-3');
    const outline = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline).toBe('solid');
    await press('Enter');
    expect(await selected(page)).toContain('cardda');
    await press('ArrowDown');
    expect([await focused(page), await selected(page)]).toEqual(['delivery-2', expect.stringContaining('osapher')]);
    await press('End', 'ArrowDown');
    expect([await focused(page), await selected(page)]).toEqual(['delivery-1', expect.stringContaining('akidotp')]);
    await press('Home');
    expect(await focused(page)).toBe('delivery-3');
    await page.getByRole('heading', { level: 2, name: 'cardda' }).waitFor();
    await press('s');
    await page.getByText(`es ${CODE}`).first().waitFor();
    await press('s');
    await expect.poll(() => page.content()).not.toContain(CODE);
    await press('c');
    await page.getByLabel('The delivery as curl').waitFor();
    await press('r');
    await page.getByText('Answered 200.').waitFor();
    // With capitals locked.
    await press('Shift+J');
    expect(await selected(page)).toContain('osapher');
    await press('k', '?');
    expect(await page.getByRole('dialog').innerText()).toContain('next and previous delivery');
    // Over the dialogue no key does anything else.
    await press('j', 'Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await selected(page)).toContain('cardda');
    await press('Escape');
    await page.getByRole('heading', { name: 'Choose a delivery' }).waitFor();
  });

  it('says what to do where the address lacks the token', async () => {
    const listener = await listen();
    const { page } = closing(await openAny(`${listener.origin}/`), (watched) => watched.page.context().close());
    await page.getByRole('heading', { name: 'This address does not open the page' }).waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
  });

  describe.each([
    ['in light', { colorScheme: 'light' }],
    ['in dark', { colorScheme: 'dark' }],
    ['on a phone', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
    ['on a phone in dark', { colorScheme: 'dark', viewport: { width: 360, height: 740 } }],
  ] as const)('%s', (_how, context) => {
    it('has no barriers, and needs no scrolling sideways', async () => {
      const here = await visit({ context, options: { without: [osapher] } });
      const { page, listener } = here;
      const check = async () => {
        expect(await findBarriers(page)).toEqual([]);
        const wide = await page.evaluate<readonly string[]>(`[...document.querySelectorAll('html, main, main > *')]
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map(({ className }) => className)`);
        expect(wide).toEqual([]);
      };
      await check();
      await sendTo(listener, requestOf(osapher));
      await sendTo(listener, signedRequest(akidotp, { secret: secretOf(akidotp), type: 'test' }));
      await sendTo(listener, withCode());
      await sendTo(listener, tamper(requestOf(idenfy), 'reserialise'));
      await row(page, 'body_').waitFor();
      await check();
      await row(page, 'body_').click();
      await page.locator('.fix').waitFor();
      await check();
      await sendTo(listener, requestOf(cardda, 'another'));
      await page.keyboard.press('Escape');
      // Not iDenfy's, which is refused by the same code and may still be the first.
      await options(page).filter({ hasText: 'cardda' }).filter({ hasText: 'refused' }).click();
      await page.getByText('Tried, and none of it matches').waitFor();
      await check();
      await page.keyboard.press('Escape');
      await row(page, 'idenfy').click();
      await page.locator('.fix').waitFor();
      await page.getByRole('button', { name: 'curl' }).click();
      await page.getByRole('button', { name: 'Send variant' }).click();
      await page.getByText(/^Answered/).waitFor();
      await check();
      await page.keyboard.press('Escape');
      await row(page, 'verification_code').click();
      await page.getByLabel('The webhook as JSON').waitFor();
      await page.keyboard.press('s');
      await page.getByText(`es ${CODE}`).first().waitFor();
      await page.getByLabel('Hex').check();
      await check();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await check();
    });
  });
});
