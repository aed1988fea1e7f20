import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findPrograms } from '../../../test/engines/executables.ts';

/** What a test says when there is none. */
export const chromiumIsMissing =
  'NOT TESTED: found no Chromium. Install it, have it in PATH, or name its executable in CHROMIUM.';

/** The path of a Chromium that can run here. */
export function findChromium(): string | undefined {
  const { CHROMIUM } = process.env;
  if (CHROMIUM !== undefined && existsSync(CHROMIUM)) return CHROMIUM;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const folder = findPrograms({ names: [name], folders: ['/usr/bin', '/usr/local/bin'] });
    if (folder !== undefined) return join(folder, name);
  }
  return undefined;
}

/** Starts a Chromium of one's own that asks nobody for anything by itself. */
export function startChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(chromiumIsMissing);
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page, and what must not come of it. */
export interface Watched {
  readonly page: Page;
  /** Errors of scripts, complaints of the browser (such as about the policy), dialogues. */
  readonly complaints: string[];
  /** Every address that was asked. */
  readonly asked: string[];
}

/** Opens an address in a browser that knows nothing yet. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  // A busy machine is slow, not wrong.
  page.setDefaultTimeout(20_000);
  const [complaints, asked]: [string[], string[]] = [[], []];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('dialog', (dialog) => {
    complaints.push(`dialogue: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(url);
  return { page, complaints, asked };
}

const require = createRequire(import.meta.url);
// Not imported: its types are for browsers only.
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** As far as it is told here. */
interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds wrong, in short; the policy of the page stays in force. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
