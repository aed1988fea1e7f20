import type { PgBoss } from 'pg-boss';

/**
 * pg-boss brings the tables of an earlier version of itself up to its own, but takes those of a later one for its own, too.
 * So this is to be asked before it starts.
 *
 * @throws Error where the tables are of a later version.
 */
export async function checkVersion(boss: PgBoss, schema: string): Promise<void> {
  if (!(await boss.isInstalled())) return;
  const [found, own] = await Promise.all([boss.schemaVersion(), readOwn()]);
  if (found === null || own === undefined || found <= own.pgboss.schema) return;
  throw new Error(
    `The tables in the schema ${schema} are of version ${found}, and pg-boss ${own.version} knows ${own.pgboss.schema} at most. ` +
      `Another process has a newer pg-boss: update this one's.`,
  );
}

/** What pg-boss says of itself; undefined where it lets nobody read that any more. */
function readOwn(): Promise<{ readonly version: string; readonly pgboss: { readonly schema: number } } | undefined> {
  return import('pg-boss/package.json', { with: { type: 'json' } }).then(
    (manifest) => manifest.default,
    () => undefined,
  );
}
