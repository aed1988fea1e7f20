import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler } from 'express';
import { toReason, UsageError } from '../failure.js';
import type { Target } from '../target.js';
import { Absent, createApi } from './api.js';
import { createDiagnoser } from './diagnoser.js';
import { createFeed } from './feed.js';
import { createToken, harden, requireLoopbackHost, requireSameOrigin, requireToken } from './guard.js';
import { openJournal, type JournalEntry } from './journal.js';
import { createReceivers, type Listened } from './receive.js';
import { toListed, toSummary } from './show.js';
import type { DeliverySummary } from './wire.js';

export interface ListenerOptions {
  readonly listened: readonly Listened[];
  /** 0 for a free one. */
  readonly port: number;
  /** File of the database, or `:memory:`. */
  readonly database: string;
  /** How many deliveries are kept. */
  readonly keep: number;
  /** Where resending sends; default the listener itself. */
  readonly forward?: Target | undefined;
  /** Origin of the URL that senders call; default the listener's own. */
  readonly publicUrl?: string | undefined;
  /** Longest body in bytes; default 1 MiB. */
  readonly bodyLimit?: number;
  /** Seconds after which a diagnosis is given up; default 10. */
  readonly diagnosisTimeout?: number;
  /** Told of each delivery. */
  readonly onDelivery?: (delivery: DeliverySummary) => void;
  /** The clock, milliseconds since 1970; default `Date.now`. */
  readonly now?: () => number;
}

/** A receiver at work. */
export interface Listener {
  readonly origin: string;
  /** Address of the page, with its token. */
  readonly page: string;
  readonly token: string;
  /** Ends all connections and closes the database. */
  readonly close: () => Promise<void>;
}

const PAGE = fileURLToPath(new URL('../../dist/page', import.meta.url));
const HOST = '127.0.0.1';

/**
 * Starts a receiver on this machine's own address.
 *
 * @throws TypeError for an unusable secret, UsageError where the port or the database cannot be had.
 */
export async function startListener(options: ListenerOptions): Promise<Listener> {
  const {
    listened,
    keep,
    forward,
    publicUrl,
    bodyLimit = 1024 * 1024,
    diagnosisTimeout = 10,
    onDelivery,
    now = Date.now,
  } = options;
  const token = createToken();
  const feed = createFeed();
  const diagnoser = createDiagnoser();
  const receivers = createReceivers({ listened, bodyLimit, publicUrl: () => publicUrl ?? origin, now, keep: remember });
  const journal = open(options);

  function remember(received: Omit<JournalEntry, 'id'>): void {
    const summary = toSummary(toListed(journal.add(received)));
    feed.tell('delivery', summary);
    onDelivery?.(summary);
  }

  const self = (): Target => ({ url: new URL(origin), addresses: [{ address: HOST, family: 4 }] });
  const api = createApi({ listened, journal, feed, diagnoser, diagnosisTimeout, keep, forward, publicUrl, self });
  const app = express()
    .disable('x-powered-by')
    .disable('etag')
    .use(receivers)
    .use(harden, requireLoopbackHost)
    .use('/api', requireSameOrigin, requireToken(token), api)
    .use(express.static(PAGE, { cacheControl: false, etag: false, lastModified: false, redirect: false }))
    .use((_request, response) => void response.status(404).json({ error: 'There is no such path.' }))
    .use(toError);
  const server = createServer(app);
  const port = await listen(server, options.port).catch((error: unknown) => {
    journal.close();
    throw error;
  });
  const origin = `http://${HOST}:${port}`;

  async function close(): Promise<void> {
    if (!server.listening) return;
    feed.close();
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
    await diagnoser.close();
    journal.close();
  }

  return { origin, page: `${origin}/#token=${token}`, token, close };
}

function open({ database, keep }: ListenerOptions): ReturnType<typeof openJournal> {
  try {
    return openJournal({ path: database, keep });
  } catch (error) {
    throw new UsageError(`${database}: ${toReason(error)}: no database that can be written.`);
  }
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  server.listen(port, HOST);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    const reason =
      error.code === 'EADDRINUSE' ? 'somebody listens there already; take another --port, or 0' : toReason(error);
    throw new UsageError(`Port ${port}: ${reason}.`);
  });
  // The cast is true of a server that listens on a port.
  return (server.address() as AddressInfo).port;
}

/** Express itself would print the stack, and with it what others have sent. */
const toError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = error instanceof Absent ? 404 : error instanceof TypeError ? 422 : 500;
  response.status(status).json({ error: error instanceof Error ? error.message : 'It failed.' });
};
