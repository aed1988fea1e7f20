import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished } from 'vitest';
import * as express from '../../../test/contract/express.ts';
import * as fastify from '../../../test/contract/fastify.ts';
import { createJournal, type Harness, type Journal, type Setup } from '../../../test/contract/harness.ts';
import * as koa from '../../../test/contract/koa.ts';
import { NOW } from '../../../test/contract/senders.ts';

/** What every receiver here verifies with, and what nothing may ever print. */
export const SECRET = 'canary-whsec-5f0c';

/** The time at which every receiver here lives, as `--at` takes it. */
export const AT = new Date(NOW).toISOString();

export const PROVIDERS = ['akidotp', 'kudosity', 'idenfy', 'osapher', 'cardda'] as const;

/** Environment variables that hold the secret. */
export const SECRETS: Readonly<Record<string, string>> = {
  AKIDOTP_WEBHOOK_SECRET: SECRET,
  KUDOSITY_API_SECRET: SECRET,
  IDENFY_SIGNING_KEY: SECRET,
  OSAPHER_WEBHOOK_SECRET: SECRET,
  CARDDA_WEBHOOK_SECRET: SECRET,
};

export const MAIN = join(import.meta.dirname, '../dist/main.js');

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
}

/** Runs `hooknotary` as a user does, with the secrets in its environment, and looks that it printed none of them. */
export async function hooknotary(args: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  const outcome = await run([process.execPath, MAIN, ...args], surroundings);
  expect(outcome.stdout + outcome.stderr).not.toContain(SECRET);
  // A line of an error is for people, a stack for us.
  expect(outcome.stderr).not.toMatch(/^\s+at /m);
  return outcome;
}

/** Runs a program to its end. */
export async function run(
  [program = '', ...args]: readonly string[],
  { env = SECRETS, stdin = '' }: Surroundings = {},
): Promise<Outcome> {
  const child = spawn(program, args, { env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: 'pipe' });
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return { status: child.exitCode, stdout, stderr };
}

const HARNESSES: readonly Harness[] = [...express.harnesses, ...koa.harnesses, ...fastify.harnesses];

export const FRAMEWORKS = HARNESSES.map(({ framework }) => framework);

/** A real receiver of all vendors, under `/webhooks/<provider>`, until the test is over. */
export async function startReceiver(
  framework: string = 'Express 5',
  more: Partial<Setup> = {},
): Promise<{ readonly origin: string; readonly journal: Journal }> {
  const journal = createJournal();
  const harness = HARNESSES.find((each) => each.framework === framework);
  if (harness === undefined) throw new Error(`no harness for ${framework}`);
  const guards = PROVIDERS.map((provider) => ({
    provider,
    secret: SECRET,
    options: { path: `/webhooks/${provider}` },
    on: { '*': () => undefined },
  }));
  const { port, close } = await harness.start({ guards, ...more }, journal);
  onTestFinished(close);
  return { origin: `http://127.0.0.1:${port}`, journal };
}

/** A server of any behaviour, until the test is over. */
export async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A file of this content, until the test is over. */
export function file(content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'hooknotary-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'file');
  writeFileSync(path, content);
  return path;
}

/** The one JSON document that stdout must hold. */
export function json(outcome: Outcome): unknown {
  return JSON.parse(outcome.stdout);
}

/** Whether a machine has programs that not all have. */
export function hasPrograms(...programs: readonly string[]): boolean {
  return programs.every((program) => spawnSync('which', [program]).status === 0);
}
