import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Where the examples are. */
export const examples = fileURLToPath(new URL('../../examples/', import.meta.url));

/** What a program run here gets of the developer's environment: no proxies, no secrets, no Node options. */
const CLEAN: NodeJS.ProcessEnv = { PATH: process.env['PATH'] };

/** A program of `examples/`, running or ended. */
export interface Started {
  readonly child: ChildProcess;
  /** All that it printed so far. */
  readonly printed: { out: string; err: string };
  /** Resolves once everything is printed; null if a signal ended it. */
  readonly exitCode: Promise<number | null>;
}

/** Starts a program of `examples/`, with a clean environment but for `env`. */
export function start(file: string, env: NodeJS.ProcessEnv = {}, nodeOptions: readonly string[] = []): Started {
  const child = spawn(process.execPath, [...nodeOptions, `${examples}${file}`], {
    env: { ...CLEAN, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.err += text));
  return { child, printed, exitCode: once(child, 'close').then(() => child.exitCode) };
}

/** The URL that an example prints once it listens. Rejects if it ends before. */
export function readUrl({ child, printed, exitCode }: Started): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const url = /^listening on (http:\/\/127\.0\.0\.1:[1-9][0-9]*)$/m.exec(printed.out)?.[1];
      if (url !== undefined) resolve(url);
    };
    look();
    child.stdout?.on('data', look);
    void exitCode.then((code) => reject(new Error(`The example ended with ${code}: ${printed.err}`)));
  });
}

/** Ends a program that was started here; resolves once all it printed has arrived. */
export async function stop({ child, exitCode }: Started): Promise<void> {
  child.kill();
  await exitCode;
}

/** Those of these programs that this machine does not have. */
export function missingPrograms(programs: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(programs)
    .filter(([name, versionOption]) => spawnSync(name, [versionOption], { stdio: 'ignore' }).error !== undefined)
    .map(([name]) => name);
}

/** Runs a script as a user types it, with these variables set. */
export function runInBash(script: string, variables: NodeJS.ProcessEnv): string {
  return execFileSync('bash', ['--norc', '-c', script], { env: { ...CLEAN, ...variables }, encoding: 'utf8' });
}

/** HMAC-SHA256 in hexadecimal, by OpenSSL and none of our code. */
export function hmacByOpenssl(secret: string, content: string): string {
  const options = { input: content, env: CLEAN, encoding: 'utf8' } as const;
  // It prints `SHA2-256(stdin)= <hexadecimal>`.
  return execFileSync('openssl', ['dgst', '-sha256', '-hmac', secret], options).trim().split(' ').at(-1) ?? '';
}

/** What `curl` is to send: a POST where there is a body, else a GET. */
export interface Sent {
  readonly url: string;
  readonly headers: readonly string[];
  readonly body?: string;
}

/** What came back. */
export interface Received {
  readonly status: number;
  readonly body: string;
}

/** Sends by `curl`, to the byte. */
export function curl({ url, headers, body }: Sent): Received {
  const method = body === undefined ? [] : ['--data-binary', '@-'];
  const quiet = ['--silent', '--show-error', '--globoff', '--write-out', '\n%{http_code}'];
  const all = [...quiet, ...headers.flatMap((header) => ['--header', header]), ...method, url];
  return splitOutput(execFileSync('curl', all, { input: body ?? '', env: CLEAN, encoding: 'utf8' }));
}

/** Output of `curl --write-out '\n%{http_code}'`. */
export function splitOutput(output: string): Received {
  const end = output.lastIndexOf('\n');
  return { status: Number(output.slice(end + 1)), body: output.slice(0, end) };
}
