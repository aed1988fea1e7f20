import type { Provider } from '@hooknotary/core';
import type { SignedRequest } from '@hooknotary/testing';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Listener, ListenerOptions } from '../src/listen/server.ts';
import type { DeliverySummary } from '../src/listen/wire.ts';
import { openPage, startChromium, type Watched } from './chromium.ts';
import { ask, closing, listen, sendTo } from './listening.ts';

/** A page that is connected to a listener of its own. */
export interface Visit extends Watched {
  readonly listener: Listener;
}

export interface Visiting {
  readonly options?: Partial<ListenerOptions> & { readonly without?: readonly Provider[] };
  readonly context?: BrowserContextOptions;
}

/** Has one browser for all tests of a suite; each visit has a listener and a context of its own. */
export function createVisits() {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  async function visit({ options: changes = {}, context = {} }: Visiting = {}): Promise<Visit> {
    const listener = await listen(changes);
    return { ...(await open(listener.page, context)), listener };
  }

  /** Another page of a listener, once it is connected. */
  async function open(address: string, context: BrowserContextOptions = {}): Promise<Watched> {
    const watched = closing(await openPage(browser, address, context), ({ page }) => page.context().close());
    await watched.page.getByText('Listening').waitFor();
    return watched;
  }

  return { visit, open, openAny: (address: string) => openPage(browser, address) };
}

export const options = (page: Page) => page.getByRole('listbox', { name: 'Deliveries' }).getByRole('option');
export const rows = (page: Page) => options(page).allInnerTexts();
export const row = (page: Page, text: string) => options(page).filter({ hasText: text }).first();
export const selected = (page: Page) => page.locator('[role=option][aria-selected=true]').innerText();
export const focused = (page: Page) => page.evaluate<string>('document.activeElement.id');
export const causes = (page: Page) =>
  page.locator('.cause').evaluateAll((all) => all.map((each) => each.dataset['cause']));

/** Sends it, and opens it on the page when it has come. */
export async function receive({ page, listener }: Visit, request: SignedRequest): Promise<void> {
  await sendTo(listener, request);
  const [newest] = await ask<DeliverySummary[]>(listener, 'deliveries');
  await page.locator(`#delivery-${newest?.id}`).click();
  await page.locator('article').getByText(`#${newest?.id} ·`).waitFor();
}
