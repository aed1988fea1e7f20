/** What the load asks of the server's process. */
export type Question = 'memory' | 'ledger' | 'close';

/** The process after a forced garbage collection. */
export interface Memory {
  readonly heapUsed: number;
  readonly rss: number;
  /** The highest RSS since the last time somebody asked. */
  readonly peakRss: number;
  /** What keeps the event loop alive, by kind: open sockets, timers, requests under way. */
  readonly resources: Readonly<Record<string, number>>;
}

/** All that the server's handlers saw, and what went wrong in its process. */
export interface Ledger {
  /** How often the delivery of each number was handled. */
  readonly handled: Uint8Array;
  /** Webhooks without a number, or of a type unknown. */
  readonly strays: number;
  /** Refusals as the server's own listener was told of them, by status and code. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Errors that the framework told the application of, by code; only Koa tells of any. */
  readonly errors: Readonly<Record<string, number>>;
  /** Unhandled rejections, uncaught exceptions and warnings. */
  readonly faults: readonly string[];
}

export interface Asked {
  readonly id: number;
  readonly question: Question;
}

export interface Ports {
  /** Of the server with the webhooks. */
  readonly port: number;
  /** Of a server of Node's own, without framework, that answers 413 to everything. */
  readonly plainPort: number;
}

export type Told = Ports | { readonly id: number; readonly answer: Memory | Ledger | undefined };

export const FRAMEWORKS = ['express', 'koa', 'fastify'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/** No run sends more deliveries than this, so that the ledger does not grow. */
export const MOST_DELIVERIES = 2 ** 23;

/** Marks a delivery's number in its content. */
export const MARK = 'load-';
