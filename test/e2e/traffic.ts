import { openConnection, type Connection } from '../contract/http.ts';
import { endsConnection, toOutcome, type Exchange } from './deliveries.ts';
import type { Journal } from './journal.ts';

interface Load {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** The delivery of a number. */
  readonly toExchange: (number: number) => Exchange;
  readonly journal: Journal;
}

/** What was measured while it was sent. */
export interface Measured {
  readonly exchanges: number;
  readonly perSecond: number;
  /** Milliseconds that genuine deliveries took, in order of size. */
  readonly latencies: readonly number[];
}

/** Seconds beyond the load's own after which what is still unanswered stays so. */
const GRACE = 30;

/** Sends deliveries one after another on each of the connections, as fast as they are answered. */
export async function sendTraffic({ port, connections, seconds, toExchange, journal }: Load): Promise<Measured> {
  const started = performance.now();
  const end = started + seconds * 1000;
  const open = new Set<Connection>();
  const latencies: number[] = [];
  let exchanges = 0;

  async function work(): Promise<void> {
    let connection: Connection | undefined;
    while (performance.now() < end) {
      const exchange = toExchange(journal.nextNumber());
      exchanges++;
      // oxlint-disable-next-line no-await-in-loop -- A connection's deliveries follow one another.
      connection = await send(exchange, connection);
    }
    drop(connection);
  }

  /** The connection, if it can still be used. */
  async function send(exchange: Exchange, last: Connection | undefined): Promise<Connection | undefined> {
    let connection = last;
    try {
      connection ??= await connect();
      journal.addOutcome(exchange, await exchangeOn(connection, exchange));
      if (!endsConnection(exchange)) return connection;
    } catch (error) {
      journal.addOutcome(exchange, `broken: ${String(error)}`);
    }
    drop(connection);
    return undefined;
  }

  async function exchangeOn(connection: Connection, { kind, request }: Exchange): Promise<string> {
    const sent = performance.now();
    await connection.send(request);
    const outcome = toOutcome(await connection.receive(request.method));
    if (kind === 'genuine') latencies.push(performance.now() - sent);
    return outcome;
  }

  async function connect(): Promise<Connection> {
    const connection = await openConnection(port);
    open.add(connection);
    return connection;
  }

  function drop(connection: Connection | undefined): void {
    if (connection === undefined) return;
    connection.close();
    open.delete(connection);
  }

  const timer = setTimeout(() => open.forEach(drop), (seconds + GRACE) * 1000);
  await Promise.all(Array.from({ length: connections }, work));
  clearTimeout(timer);
  const perSecond = (exchanges / (performance.now() - started)) * 1000;
  return { exchanges, perSecond, latencies: latencies.toSorted((a, b) => a - b) };
}

/** The value that such a share of the values, which are in order, does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  return values[Math.max(0, Math.ceil(values.length * share) - 1)] ?? NaN;
}
