/** What is asked of a {@link PostgresPool}. */
export interface PostgresQuery {
  readonly text: string;
  readonly values?: unknown[];
  readonly name?: string;
  /** Milliseconds. */
  readonly query_timeout?: number;
  /** How what is answered is read. */
  readonly types?: PostgresTypes;
}

/** Finds what reads a value, by its type's OID. */
export interface PostgresTypes {
  // oxlint-disable-next-line no-explicit-any -- As pg has it: what a parser makes of a value is anybody's.
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => any;
}

/** What a {@link PostgresPool} answers. */
export interface PostgresResult {
  readonly rows: readonly unknown[];
  readonly rowCount: number | null;
}

/** The part of a connection of a `pg` Pool that is used. */
export interface PostgresClient extends Partial<PostgresTypes> {
  query(query: PostgresQuery): Promise<PostgresResult>;
  release(error?: Error): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
}

/** The part of a `pg` Pool that is used. */
export interface PostgresPool {
  query(query: PostgresQuery): Promise<PostgresResult>;
  connect?(): Promise<PostgresClient>;
  on?(event: 'error', listener: (error: Error) => void): unknown;
  on?(event: 'acquire', listener: (client: PostgresClient) => void): unknown;
  readonly options?: { readonly max?: number };
}

const heard = new WeakSet<PostgresPool | PostgresClient>();

/** Listens for the pool's errors: one that nobody listens to ends the process, and a lost connection is no reason for that. */
export function hearErrors(pool: PostgresPool): void {
  if (heard.has(pool)) return;
  heard.add(pool);
  pool.on?.('error', () => undefined);
  // The pool stops listening to a connection that it hands out, and who takes it listens a promise later: a server that ends in
  // between would end the process. What uses the connection then hears of it by its failure.
  pool.on?.('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    client.on('error', () => undefined);
  });
}

/**
 * Seconds after which a connection that answers nothing is dropped, so that those to a vanished server do not fill the pool.
 * Longer than a caller waits: what comes late can then still be undone.
 */
export function toLongest(timeout: number): number {
  return timeout * 6;
}
