import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';

const TOKEN = /^[\w-]{32,}$/;

/**
 * The token of the listener on a port: the same as the last time, so that an open page outlives a restart. It is kept in a
 * file of the user's own, that nobody else can read; where there can be none, it is a new one each time.
 */
export async function recallToken(port: number, create: () => string): Promise<string> {
  const path = join(envPaths('hooknotary', { suffix: '' }).data, `listen-${port}.token`);
  try {
    const kept = await readOwn(path);
    if (kept !== undefined) return kept;
    const token = create();
    await writeOwn(path, token);
    return token;
  } catch {
    return create();
  }
}

/** Undefined where there is none, or others could have read it. */
async function readOwn(path: string): Promise<string | undefined> {
  try {
    const { mode, uid } = await stat(path);
    // Windows has no such modes, and keeps a user's own folder from others by itself.
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0);
    const token = (await readFile(path, 'utf8')).trim();
    return isOwn && TOKEN.test(token) ? token : undefined;
  } catch {
    return undefined;
  }
}

async function writeOwn(path: string, token: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rm(path, { force: true });
  // A new file, so that its mode is this one.
  const file = await open(path, 'wx', 0o600);
  await file.writeFile(`${token}\n`).finally(() => file.close());
}
