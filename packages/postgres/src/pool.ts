/** What is asked of a {@link PostgresPool}. */
export interface PostgresQuery {
  readonly text: string;
  readonly values?: unknown[];
  readonly name?: string;
  readonly query_timeout?: number;
}

/** What a {@link PostgresPool} answers. */
export interface PostgresResult {
  readonly rows: readonly unknown[];
  readonly rowCount: number | null;
}

/** The part of a `pg` Pool that is used. */
export interface PostgresPool {
  query(query: PostgresQuery): Promise<PostgresResult>;
  on?(event: 'error', listener: (error: Error) => void): unknown;
}

const heard = new WeakSet<PostgresPool>();

/** Listens for the pool's errors: one that nobody listens to ends the process, and a lost connection is no reason for that. */
export function hearErrors(pool: PostgresPool): void {
  if (heard.has(pool)) return;
  heard.add(pool);
  pool.on?.('error', () => undefined);
}

/**
 * Seconds after which a connection that answers nothing is dropped, so that those to a vanished server do not fill the pool.
 * Longer than a caller waits: what comes late can then still be undone.
 */
export function toLongest(timeout: number): number {
  return timeout * 6;
}
