import type { Connection } from './connection.js';

/** Of the table's columns. The table's comment says which it has; one without was made by this one, or the comment was changed. */
const VERSION = 1;

/** `schema.table` as an identifier. The name is checked already. */
export function toIdentifier(table: string): string {
  return table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
}

/**
 * Makes what creates the table where it is missing. It is done once for each call of this function; where it fails, it is
 * done again the next time. Rejects where the table is of a later version than this one knows.
 */
export function createMigration(identifier: string): (connection: Connection) => Promise<unknown> {
  let done: Promise<unknown> | undefined;

  return async (connection) => {
    const mine = (done ??= connection.query({ text: toMigration(identifier) }));
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
  DO $$
  DECLARE
    version int := substring(obj_description(to_regclass('${identifier}'), 'pg_class') FROM '^hooknotary schema (\\d{1,9})');
  BEGIN
    IF version > ${VERSION} THEN
      RAISE EXCEPTION 'The table % is of version % of its schema, and this @hooknotary/postgres knows ${VERSION} at most. Update it.',
        '${identifier}', version;
    END IF;
    IF to_regclass('${identifier}') IS NULL THEN
      PERFORM pg_advisory_xact_lock(hashtext('hooknotary'), hashtext('${identifier}'));
      CREATE TABLE IF NOT EXISTS ${identifier} (
        key text PRIMARY KEY,
        token uuid NOT NULL,
        done boolean NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX IF NOT EXISTS ${toIndex(identifier)} ON ${identifier} (expires_at);
      COMMENT ON TABLE ${identifier} IS 'hooknotary schema ${VERSION}';
    END IF;
  END $$
`;

function toIndex(identifier: string): string {
  return identifier.replace(/^.*"(\w+)"$/, '"$1_expires_at"');
}
