import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Delivery, Provider, Secret, WebhookError } from '@hooknotary/core';
import { NOW, type ProviderName } from './senders.ts';

/** One guard of an app. Without `route` and `options.path` it guards all that comes. */
export interface Guard {
  /** A vendor by name, or a provider of the application's own. */
  readonly provider: ProviderName | Provider;
  readonly secret: Secret;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Handlers by event type, called after the webhook was recorded. */
  readonly on?: Readonly<Record<string, (webhook: unknown) => unknown>>;
  /** Called after the refusal was recorded. */
  readonly onRefused?: () => unknown;
  /** Path of one route of the application, of the sender's method, that alone is guarded. */
  readonly route?: string;
}

/** What the application behind the guards answers; default 200 and a JSON that names the webhook. */
export type Reply = { readonly status: number; readonly type: string; readonly text: string } | 'throws';

/** A reply that takes its time. */
export type LateReply = () => Promise<Reply | undefined>;

/**
 * What a hosting platform does before the framework sees a request: it reads the body and keeps bytes (a Buffer, or a
 * view into the middle of a larger one), text, or nothing; it keeps text and reads nothing; it has the stream decoded;
 * or it hands the request over only when the sender is gone.
 */
export type Platform = 'bytes' | 'view' | 'text' | 'nothing' | 'unread text' | 'decoded' | 'late';

export interface Setup {
  readonly guards: readonly Guard[];
  readonly reply?: Reply | LateReply;
  readonly platform?: Platform;
  /** The application takes refusals over and answers `{"taken":"<code>"}`. */
  readonly takesRefusals?: boolean;
}

/** What a handler saw: one of `on`, or the one behind the guards. */
export interface Handled {
  /** Key of the handler in `on`; undefined behind the guards. */
  readonly on?: string;
  readonly webhook: unknown;
  /** The webhook at the other places where the framework's users look for it. */
  readonly elsewhere?: readonly unknown[];
  readonly body?: unknown;
  readonly rawBody?: unknown;
}

export interface Refused {
  readonly error: WebhookError;
  readonly delivery: Delivery;
}

export interface Journal {
  readonly handled: Handled[];
  readonly refused: Refused[];
  readonly addHandled: (handled: Handled) => void;
  readonly addRefused: (refused: Refused) => void;
  /** Settles when so many of both are there. */
  readonly waitFor: (count: number) => Promise<void>;
}

export interface Running {
  readonly port: number;
  readonly close: () => Promise<void>;
}

export type FrameworkName = 'Express 5' | 'Express 4' | 'Koa 3' | 'Koa 2' | 'Fastify 5';

export interface Harness {
  readonly framework: FrameworkName;
  /** Starts one app on a free port. */
  readonly start: (setup: Setup, journal: Journal) => Promise<Running>;
}

export function createJournal(): Journal {
  const handled: Handled[] = [];
  const refused: Refused[] = [];
  let wake: () => void = () => undefined;

  async function waitFor(count: number): Promise<void> {
    if (handled.length + refused.length >= count) return;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
    await waitFor(count);
  }

  function addHandled(each: Handled): void {
    handled.push(each);
    wake();
  }

  function addRefused(each: Refused): void {
    refused.push(each);
    wake();
  }

  return { handled, refused, addHandled, addRefused, waitFor };
}

/** The options of a guard as an adapter takes them, with everything recorded. */
export function toOptions({ options, on, onRefused }: Guard, journal: Journal): object {
  const handlers = Object.entries(on ?? {}).map(([type, handle]) => {
    const record = (webhook: unknown): unknown => {
      journal.addHandled({ on: type, webhook });
      return handle(webhook);
    };
    return [type, record] as const;
  });
  return {
    now: () => NOW,
    ...options,
    ...(on === undefined ? {} : { on: Object.fromEntries(handlers) }),
    onRefused: (error: WebhookError, delivery: Delivery): unknown => {
      journal.addRefused({ error, delivery });
      return onRefused?.();
    },
  };
}

export function methodOf({ provider }: Guard): 'GET' | 'POST' {
  if (typeof provider !== 'string') return provider.method;
  return provider === 'kudosity' ? 'GET' : 'POST';
}

/** Answers as the application behind the guards; at once, unless the reply takes its time. */
export function answerWith(
  reply: Reply | LateReply | undefined,
  webhook: unknown,
  answer: (reply: Exclude<Reply, 'throws'>) => unknown,
): unknown {
  if (typeof reply !== 'function') return answer(toReply(reply, webhook));
  return reply().then((late) => answer(toReply(late, webhook)));
}

function toReply(reply: Reply | undefined, webhook: unknown): Exclude<Reply, 'throws'> {
  if (reply === 'throws') throw new Error('private detail of the application');
  return reply ?? { status: 200, type: 'application/json', text: toDefaultReply(webhook) };
}

export function toDefaultReply(webhook: unknown): string {
  const { provider, type, id } = (webhook ?? {}) as { provider?: unknown; type?: unknown; id?: unknown };
  return JSON.stringify({ handled: { provider, type, id } });
}

export async function listen(listener: RequestListener, platform: Platform | undefined): Promise<Running> {
  const server = createServer(withPlatform(listener, platform));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) };
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

export function withPlatform(listener: RequestListener, platform: Platform | undefined): RequestListener {
  if (platform === undefined) return listener;
  return (request, response) => {
    const prepared = prepare(request, platform);
    if (prepared === undefined) listener(request, response);
    else void prepared.then(() => listener(request, response));
  };
}

function prepare(request: IncomingMessage, platform: Platform): Promise<unknown> | undefined {
  switch (platform) {
    case 'unread text':
      Object.assign(request, { rawBody: 'text that somebody made' });
      return undefined;
    case 'decoded':
      request.setEncoding('utf8');
      return undefined;
    case 'late':
      return new Promise((resolve) => void request.on('close', resolve));
    default:
      return readAll(request).then((bytes) => Object.assign(request, { rawBody: toKept(bytes, platform) }));
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => void chunks.push(chunk));
  await once(request, 'end');
  return Buffer.concat(chunks);
}

function toKept(bytes: Buffer, platform: Platform): Uint8Array | string | undefined {
  if (platform === 'nothing') return undefined;
  if (platform === 'text') return bytes.toString('utf8');
  if (platform === 'bytes') return bytes;
  const larger = new Uint8Array(bytes.length + 8).fill(0x20);
  larger.set(bytes, 4);
  return larger.subarray(4, 4 + bytes.length);
}
