/** What pg-boss's own verbs do not do, on its table. */
export interface Statements {
  readonly fail: string;
  readonly giveBack: string;
  readonly count: string;
  readonly read: string;
  readonly listDead: string;
  readonly revive: string;
}

// pg-boss has a verb for a failed job, but how often and when it is tried again stands in the job, not in the call; for a job
// that was not begun, for counting by state, for lists by pages and for a fresh set of attempts it has none. As in its own
// statements, a job whose `retry_count` has moved on is somebody else's by now. $1 is the queue.
export function toStatements(schema: string): Statements {
  const job = `"${schema}".job`;
  const columns = 'id, data, state::text, retry_count AS "retryCount", started_on AS "startedOn", output';
  return {
    fail: `
      UPDATE ${job} SET
        state = (CASE WHEN $4::boolean THEN 'failed' ELSE 'retry' END)::"${schema}".job_state,
        completed_on = CASE WHEN $4 THEN clock_timestamp() END,
        start_after = clock_timestamp() + $5::float8 * interval '1 second',
        output = jsonb_build_object('error', $6::text),
        deletion_seconds = CASE WHEN $4 THEN $7::int ELSE deletion_seconds END,
        retry_count = retry_count - $8::int,
        heartbeat_on = NULL
      WHERE name = $1 AND id = $2::uuid AND state = 'active' AND retry_count = $3
    `,
    giveBack: `
      UPDATE ${job} SET state = 'retry', started_on = NULL, heartbeat_on = NULL
      WHERE name = $1 AND id = ANY($2::uuid[]) AND state = 'active' AND id::text || ':' || retry_count = ANY($3::text[])
    `,
    count: `SELECT state::text, count(*)::int FROM ${job} WHERE name = $1 GROUP BY state`,
    read: `SELECT ${columns} FROM ${job} WHERE name = $1 AND id = $2::uuid`,
    listDead: `
      SELECT ${columns} FROM ${job} WHERE name = $1 AND state IN ('failed', 'cancelled')
      ORDER BY completed_on, id LIMIT $2 OFFSET $3
    `,
    revive: `
      UPDATE ${job} SET state = 'retry', retry_count = 0, started_on = NULL, completed_on = NULL, start_after = now(),
        deletion_seconds = $3::int
      WHERE name = $1 AND id = $2::uuid AND state IN ('failed', 'cancelled')
      RETURNING id
    `,
  };
}
