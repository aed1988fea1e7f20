import type { Delivery, WebhookError } from '@hooknotary/core';
import { createWarn } from '@hooknotary/core/internal';
import { toRequestFile } from './request-file.js';

/** Options of {@link saveRefused}. */
export interface SaveRefusedOptions {
  /** Once the folder holds so many files, of whatever kind, nothing more is saved; default 100. */
  readonly most?: number | undefined;
  /** The clock for the files' names, milliseconds since 1970; default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/**
 * Makes a listener for the option `onRefused` that saves what was refused, a file each, as `hooknotary verify --request`
 * reads it. The files hold what came, personal data and one-time codes included, but for cookies and passwords: only their
 * owner can read them, and they should go when the cause is found. What is refused for its head comes without its body.
 *
 *     app.use(akidotpWebhook(secret, { onRefused: saveRefused('refused') }));
 *
 * @throws TypeError for a folder or an option that is unusable. What it makes never throws and never rejects.
 */
export function saveRefused(
  folder: string,
  options: SaveRefusedOptions = {},
): (error: WebhookError, delivery: Delivery) => Promise<void> {
  const { most = 100, now = () => Date.now() } = options;
  if (typeof folder !== 'string' || folder.trim() === '' || folder.includes('\0')) {
    throw new TypeError('saveRefused takes the path of a folder.');
  }
  if (!Number.isSafeInteger(most) || most < 1) throw new TypeError("saveRefused: 'most' is a whole number from 1.");
  if (typeof now !== 'function') throw new TypeError("saveRefused: 'now' is a function.");
  // By what is the working directory now, whatever it is when a delivery comes.
  const place = process.getBuiltinModule('node:path').resolve(folder);
  let count = 0;
  // Saved or about to be: no more than these wait for the disk, and hold their bodies.
  let held = 0;
  let waiting = 0;
  let isFull = false;
  const warn = createWarn();
  // One after the other, for each looks how many there are.
  let last: Promise<void> = Promise.resolve();

  async function save(refusal: WebhookError, delivery: Delivery): Promise<void> {
    // Who saves them need not look at them; and a fault of the application must not pass in silence.
    if (refusal.status >= 500) warn(refusal.code.toUpperCase(), refusal.provider, refusal.message);
    if (isFull) return;
    if (held >= most) {
      if (waiting === 0) tellFull();
      return;
    }
    held += 1;
    waiting += 1;
    last = last.then(() => saveOne(refusal, delivery));
    await last;
    waiting -= 1;
  }

  async function saveOne(refusal: WebhookError, delivery: Delivery): Promise<void> {
    if (isFull) return;
    try {
      const { mkdir, readdir } = process.getBuiltinModule('node:fs/promises');
      await mkdir(place, { recursive: true, mode: 0o700 });
      const { length } = await readdir(place);
      if (length >= most) tellFull();
      else
        await writeWhole(`${place}/${toName(refusal, { time: now(), count: (count += 1) })}`, toRequestFile(delivery));
    } catch {
      held -= 1;
      tellFailed();
    }
  }

  function tellFull(): void {
    isFull = true;
    warn(
      'REFUSED_FULL',
      'saveRefused',
      `${place} holds ${most} files; nothing more is saved. Empty it and start again.`,
    );
  }

  function tellFailed(): void {
    // Not what the error says: it may quote more than the folder.
    warn(
      'REFUSED_NOT_SAVED',
      'saveRefused',
      `a refused delivery could not be saved in ${place}. See that it can be written.`,
    );
  }

  return save;
}

/** Nothing of the delivery, and a name that no other has. */
function toName(
  { code, provider }: WebhookError,
  { time, count }: { readonly time: number; readonly count: number },
): string {
  const moment = new Date(time).toISOString().replaceAll(/[-:.]/g, '');
  const unique = process.getBuiltinModule('node:crypto').randomBytes(4).toString('hex');
  return `${[moment, String(count).padStart(3, '0'), toSafe(provider), toSafe(code), unique].join('-')}.http`;
}

function toSafe(text: string): string {
  return String(text)
    .replaceAll(/[^a-z0-9_]/g, '_')
    .slice(0, 40);
}

/** All of it or nothing. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const { rename, rm, writeFile } = process.getBuiltinModule('node:fs/promises');
  const unfinished = `${path}.part`;
  try {
    await writeFile(unfinished, bytes, { flag: 'wx', mode: 0o600 });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
