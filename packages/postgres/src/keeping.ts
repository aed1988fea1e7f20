import { ERASED } from '@hooknotary/inbox';
import { COLUMNS, toIsPaused, toJobTable, toOutput } from './columns.js';

/** Statements on what the inbox $1 keeps, for operators; $2 is a job's ID where there is one. */
export interface KeepingStatements {
  readonly stats: string;
  readonly read: string;
  /** IDs of at most two entries of a webhook, between $2 and $3. */
  readonly find: string;
  /** $2 at most, leaving out $3. */
  readonly listDead: string;
  /** Those in the states $2, of the provider $3 and type $4, from $5 on and before $6, after the place $7 and $8, $9 at most. */
  readonly list: string;
  /** Fresh attempts for one that is in the states $3. */
  readonly revive: string;
  readonly remove: string;
  /** $3 is left of it, for $4 seconds if it is dead by that. */
  readonly erase: string;
  /** Removes the content of at most $2 handled ones that was kept for its time. */
  readonly purgeBodies: string;
}

/** The time of a job to a millionth of a second, as it can be compared again. */
const PLACE = `to_char(created_on AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export function toKeepingStatements(schema: string): KeepingStatements {
  const job = toJobTable(schema);
  const oldest = (priority: number) => `
    (SELECT created_on FROM ${job} WHERE name = $1 AND state < 'active' AND NOT blocked AND priority = ${priority} ORDER BY created_on LIMIT 1)
  `;
  return {
    stats: `
      SELECT
        (SELECT coalesce(jsonb_object_agg(state, count), '{}') FROM
          (SELECT state::text, count(*)::int FROM ${job} WHERE name = $1 GROUP BY state) AS each) AS counts,
        extract(epoch FROM clock_timestamp() - least(${oldest(0)}, ${oldest(-1)}))::float8 AS "oldestWaiting",
        ${toIsPaused(schema)} AS "isPaused"
    `,
    read: `SELECT ${COLUMNS} FROM ${job} WHERE name = $1 AND id = $2::uuid`,
    find: `SELECT id::text FROM ${job} WHERE name = $1 AND id BETWEEN $2::uuid AND $3::uuid LIMIT 2`,
    listDead: `
      SELECT ${COLUMNS} FROM ${job} WHERE name = $1 AND state IN ('failed', 'cancelled')
      ORDER BY completed_on, id LIMIT $2 OFFSET $3
    `,
    list: `
      SELECT ${COLUMNS}, ${PLACE} AS place FROM ${job}
      WHERE name = $1
        AND ($2::"${schema}".job_state[] IS NULL OR state = ANY($2))
        AND ($3::text IS NULL OR group_id = $3)
        AND ($4::text IS NULL OR group_tier = $4)
        AND ($5::timestamptz IS NULL OR created_on >= $5)
        AND ($6::timestamptz IS NULL OR created_on < $6)
        AND ($7::timestamptz IS NULL OR (created_on, id) > ($7, $8::uuid))
      ORDER BY created_on, id LIMIT $9
    `,
    revive: `
      UPDATE ${job} SET
        state = 'retry',
        retry_count = retry_count + 1,
        priority = 0,
        started_on = NULL,
        completed_on = NULL,
        start_after = clock_timestamp(),
        output = ${toOutput({ failed: '0', cutShort: '0' })},
        singleton_key = CASE WHEN singleton_on IS NULL THEN singleton_key END,
        singleton_on = NULL
      WHERE name = $1 AND id = $2::uuid AND state = ANY($3::"${schema}".job_state[]) AND data ? 'record'
      RETURNING id
    `,
    remove: `DELETE FROM ${job} WHERE name = $1 AND id = $2::uuid AND state <> 'active' RETURNING id`,
    erase: `
      UPDATE ${job} SET
        data = jsonb_build_object('entry', $3::text),
        output = ${toOutput({ error: `CASE WHEN state <> 'completed' THEN '${ERASED}' END` })},
        state = CASE WHEN state = 'completed' THEN state ELSE 'failed' END,
        completed_on = coalesce(completed_on, clock_timestamp()),
        deletion_seconds = CASE WHEN state = 'completed' THEN deletion_seconds ELSE $4::int END,
        priority = 0,
        singleton_key = NULL,
        singleton_on = NULL
      WHERE name = $1 AND id = $2::uuid AND state <> 'active'
      RETURNING id
    `,
    purgeBodies: `
      UPDATE ${job} SET data = data - 'record', singleton_key = NULL, singleton_on = NULL
      WHERE name = $1 AND id IN (
        SELECT id FROM ${job} WHERE name = $1 AND singleton_on <= now() AT TIME ZONE 'UTC' AND state = 'completed'
        ORDER BY singleton_on LIMIT $2 FOR UPDATE SKIP LOCKED
      )
      RETURNING id
    `,
  };
}
