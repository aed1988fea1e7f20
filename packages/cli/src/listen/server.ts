import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler } from 'express';
import { toReason, UsageError } from '../failure.js';
import type { Target } from '../target.js';
import { Absent, createApi } from './api.js';
import { createDiagnoser } from './diagnoser.js';
import { createExplainer } from './explainer.js';
import { createFeed } from './feed.js';
import { createForwarder } from './forwarder.js';
import { createToken, harden, isForUs, requireSameOrigin, requireToken } from './guard.js';
import { openJournal, type Arrival, type JournalEntry } from './journal.js';
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
  /** Where each delivery is forwarded; default nowhere. */
  readonly forward?: Target | undefined;
  /** Where resending sends; default where all is forwarded, else the listener itself. */
  readonly resendTo?: Target | undefined;
  /** What opens the page; default a new one. */
  readonly token?: string | undefined;
  /** Origin of the URL that senders call; default the listener's own. */
  readonly publicUrl?: string | undefined;
  /** Longest body in bytes; default 1 MiB. */
  readonly bodyLimit?: number;
  /** Seconds after which a diagnosis is given up; default 10. */
  readonly diagnosisTimeout?: number;
  /** Told of each delivery, once its cause was looked for and it was forwarded. */
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
    keep,
    forward,
    resendTo = forward,
    publicUrl,
    bodyLimit = 1024 * 1024,
    diagnosisTimeout = 10,
    onDelivery,
    now = Date.now,
    token = createToken(),
  } = options;
  let { listened } = options;
  const feed = createFeed();
  const diagnoser = createDiagnoser();
  const toPublicUrl = (): string => publicUrl ?? origin;
  const receivers = createReceivers({ listened, bodyLimit, publicUrl: toPublicUrl, now, keep: remember });
  const journal = open(options);
  const explainer = createExplainer({
    listened: () => listened,
    diagnoser,
    timeout: diagnosisTimeout,
    publicUrl: toPublicUrl,
  });
  const forwarder = forward && createForwarder(journal, forward);
  /** Resolves when the listener ends; what waits for others then waits no longer. */
  const { promise: ended, resolve: end } = Promise.withResolvers<undefined>();
  const following = new Set<Promise<void>>();

  function remember(arrival: Arrival): void {
    const entry = journal.add(arrival);
    feed.tell('delivery', toSummary(toListed(entry)));
    const followed = follow(entry).finally(() => following.delete(followed));
    following.add(followed);
  }

  /** What is found out behind the answer. */
  async function follow(entry: JournalEntry): Promise<void> {
    const [cause, forwarded] = await Promise.all([
      entry.code === undefined ? undefined : explainer.explainLater(entry).then((found) => found?.causes[0]?.code),
      entry.provider === undefined || forwarder === undefined
        ? undefined
        : Promise.race([forwarder.forward(entry.id), ended]),
    ]);
    const isMore = cause !== undefined || forwarded !== undefined;
    const amended = isMore ? journal.amend(entry.id, { cause, forwarded }) : undefined;
    if (amended !== undefined) feed.tell('delivery', toSummary(toListed(amended)));
    onDelivery?.(toSummary(toListed({ ...entry, cause, forwarded })));
  }

  function useSecret(changed: Listened): void {
    receivers.use(changed);
    listened = listened.map((each) => (each.provider === changed.provider ? changed : each));
    explainer.forget();
  }

  const self = (): Target => ({ url: new URL(origin), addresses: [{ address: HOST, family: 4 }] });
  const api = createApi({
    listened: () => listened,
    useSecret,
    journal,
    feed,
    explainer,
    keep,
    forward,
    resendTo,
    publicUrl,
    self,
  });
  const ours = express
    .Router()
    .use('/api', requireSameOrigin, requireToken(token), api)
    .use(express.static(PAGE, { cacheControl: false, etag: false, lastModified: false, redirect: false }));
  const app = express()
    .disable('x-powered-by')
    .disable('etag')
    .use(receivers.router)
    .use(harden)
    .use((request, response, next) => (isForUs(request) ? ours(request, response, next) : next()))
    .use(receivers.stray)
    .use(toError);
  const server = createServer(app);
  const port = await listen(server, options.port).catch((error: unknown) => {
    journal.close();
    throw error;
  });
  const origin = `http://${HOST}:${port}`;

  async function close(): Promise<void> {
    if (!server.listening) return;
    end(undefined);
    explainer.close();
    forwarder?.close();
    feed.close();
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
    await diagnoser.close();
    await Promise.all(following);
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
