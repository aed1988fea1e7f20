import type { PostgresPool } from './pool.js';

/** `schema.table` as an identifier. The name is checked already. */
export function toIdentifier(table: string): string {
  return table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
}

/**
 * Makes what creates the table where it is missing. It is done once for each call of this function; where it fails, it is
 * done again the next time.
 */
export function createMigration(pool: PostgresPool, identifier: string): () => Promise<unknown> {
  let done: Promise<unknown> | undefined;

  return async () => {
    const mine = (done ??= pool.query({ text: toMigration(identifier) }));
    try {
      await mine;
    } catch (error) {
      if (done === mine) done = undefined;
      throw error;
    }
  };
}

// Who finds the table needs no right to create one. Of many that do not, one creates it and the others wait; to_regclass
// may then still remember that there is none.
const toMigration = (identifier: string): string => `
  DO $$ BEGIN
    IF to_regclass('${identifier}') IS NULL THEN
      PERFORM pg_advisory_xact_lock(hashtext('hooknotary'), hashtext('${identifier}'));
      CREATE TABLE IF NOT EXISTS ${identifier} (
        key text PRIMARY KEY,
        token uuid NOT NULL,
        done boolean NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX IF NOT EXISTS ${toIndex(identifier)} ON ${identifier} (expires_at);
    END IF;
  END $$
`;

function toIndex(identifier: string): string {
  return identifier.replace(/^.*"(\w+)"$/, '"$1_expires_at"');
}
