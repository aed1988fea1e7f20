import { COLUMNS, CUT_SHORT, toIsPaused, toJobTable, toOutput } from './columns.js';

// A job that waits for an attempt of its own, because its last one was cut short, has a priority below all others.
const ALONE = -1;

/**
 * The statement by which a worker takes entries of the queue $1: $2 of the providers that share a lane, and with lanes of others
 * as many of those in $4 as in $5; or, where one is due whose last attempt was cut short, that one if $3 says that nothing is
 * under way, and else none. As in pg-boss's own, rows that somebody else is about to take are passed over, and what was chosen
 * is an array, lest the plan read the whole table for it.
 */
export function toTake(schema: string, { hasLanes }: { readonly hasLanes: boolean }): string {
  const job = toJobTable(schema);
  const isDue = `
    j.name = $1 AND j.state < 'active' AND NOT j.blocked AND j.start_after <= now() AND EXISTS (SELECT FROM going)
    AND (j.singleton_key IS NULL OR (${isFirst(job)}))
  `;
  const isCompany = `${isDue} AND j.priority >= 0 AND NOT EXISTS (SELECT FROM suspect)`;
  const own = `
    , own AS (
      SELECT its.id FROM unnest($4::text[], $5::int[]) AS lane (provider, room) CROSS JOIN LATERAL (
        SELECT j.id FROM ${job} j WHERE ${isCompany} AND j.group_id = lane.provider
        ORDER BY j.priority DESC, j.created_on LIMIT lane.room FOR UPDATE OF j SKIP LOCKED
      ) AS its
    )
  `;
  return `
    WITH going AS (SELECT WHERE NOT ${toIsPaused(schema)}), suspect AS (
      SELECT j.id FROM ${job} j WHERE ${isDue} AND j.priority = ${ALONE}
      ORDER BY j.created_on LIMIT 1 FOR UPDATE OF j SKIP LOCKED
    ), shared AS (
      SELECT j.id FROM ${job} j WHERE ${isCompany} ${hasLanes ? "AND coalesce(j.group_id, '') <> ALL ($4::text[])" : ''}
      ORDER BY j.priority DESC, j.created_on LIMIT $2::int FOR UPDATE OF j SKIP LOCKED
    ) ${hasLanes ? own : ''}, taken AS (
      UPDATE ${job} SET
        state = 'active',
        started_on = clock_timestamp(),
        heartbeat_on = clock_timestamp(),
        retry_count = CASE WHEN started_on IS NULL THEN retry_count ELSE retry_count + 1 END,
        output = ${toOutput({ error: "output->>'error'" })}
      WHERE name = $1 AND id = ANY (ARRAY(
        SELECT id FROM suspect WHERE $3::boolean UNION ALL SELECT id FROM shared ${hasLanes ? 'UNION ALL SELECT id FROM own' : ''}
      ))
      RETURNING ${COLUMNS}, retry_count AS taking, heartbeat_seconds AS lease, priority = ${ALONE} AS "isSuspect", created_on
    )
    SELECT NOT $3 AND EXISTS (SELECT FROM suspect) AS "isSuspectDue", taken.*
    FROM (VALUES (1)) AS always LEFT JOIN taken ON true ORDER BY created_on
  `;
}

/** Whether nobody before it, and nobody at work, has the same key: pg-boss keeps one for a singleton, and this queue has none. */
function isFirst(job: string): string {
  return `
    NOT EXISTS (
      SELECT FROM ${job} o WHERE o.name = $1 AND o.singleton_key = j.singleton_key AND o.state < 'active'
        AND (o.created_on, o.id) < (j.created_on, j.id)
    ) AND NOT EXISTS (
      SELECT FROM ${job} o WHERE o.name = $1 AND o.singleton_key = j.singleton_key AND o.state = 'active'
    )
  `;
}

/** Those of $2 that are still as they were taken, by ID and number: what says that a worker lives. */
export function toRenew(schema: string): string {
  return `
    UPDATE ${toJobTable(schema)} SET heartbeat_on = clock_timestamp()
    WHERE name = $1 AND state = 'active' AND id = ANY($2::uuid[]) AND id::text || ':' || retry_count = ANY($3::text[])
    RETURNING id::text || ':' || retry_count AS taking
  `;
}

/**
 * Gives back what dead workers held, each after $2 seconds, twice as long each time it happens and $3 at most; of a jitter as
 * all delays. By an index of pg-boss's on name and state, so that it reads those at work and no others.
 */
export function toReclaim(schema: string): string {
  const job = toJobTable(schema);
  return `
    UPDATE ${job} SET
      state = 'retry',
      priority = ${ALONE},
      start_after = clock_timestamp()
        + least($3::float8, $2::float8 * power(2, least(${CUT_SHORT}, 30))) * (0.5 + random() / 2) * interval '1 second',
      heartbeat_on = NULL,
      output = ${toOutput({ error: "output->>'error'", cutShort: `${CUT_SHORT} + 1` })}
    WHERE name = $1 AND state = 'active' AND id IN (
      SELECT id FROM ${job}
      WHERE name = $1 AND state = 'active' AND heartbeat_on + heartbeat_seconds * interval '1 second' < clock_timestamp()
      FOR UPDATE SKIP LOCKED
    )
  `;
}

/**
 * Says that jobs were handled, whoever has them by now: IDs in $2, what is left of each in $3, and for how many seconds it is
 * kept, and its content, in $4 and $5. A content that is kept for a while has the end of that, and itself for a key, in the
 * columns for singletons, of which there is an index.
 */
export function toHandle(schema: string): string {
  return `
    UPDATE ${toJobTable(schema)} AS mine SET
      state = 'completed',
      completed_on = clock_timestamp(),
      heartbeat_on = NULL,
      priority = 0,
      output = ${toOutput({})},
      deletion_seconds = kept,
      singleton_key = CASE WHEN bodies > 0 THEN id::text END,
      singleton_on = CASE WHEN bodies > 0 THEN (clock_timestamp() + bodies * interval '1 second') AT TIME ZONE 'UTC' END,
      data = CASE
        WHEN bodies = 0 THEN jsonb_build_object('entry', stub)
        WHEN data ? 'entry' THEN data
        ELSE data || jsonb_build_object('entry', stub)
      END
    FROM unnest($2::uuid[], $3::text[], $4::int[], $5::int[]) AS done (done_id, stub, kept, bodies)
    WHERE name = $1 AND id = done_id AND state < 'completed'
  `;
}

/**
 * Says what else came of the attempt at $2 that is number $3: that it is dead by $4, or to be tried again after $5 seconds; how
 * many failed by now, and the error of the last unless this one had none; $8 are the seconds for which it is kept when it is
 * dead. An attempt that came to an end by $9 ends the suspicion.
 */
export function toSettle(schema: string): string {
  return `
    UPDATE ${toJobTable(schema)} SET
      state = (CASE WHEN $4::boolean THEN 'failed' ELSE 'retry' END)::"${schema}".job_state,
      completed_on = CASE WHEN $4 THEN clock_timestamp() END,
      start_after = clock_timestamp() + $5::float8 * interval '1 second',
      heartbeat_on = NULL,
      priority = CASE WHEN $9::boolean THEN 0 ELSE priority END,
      output = ${toOutput({ error: "coalesce($7::text, output->>'error')", failed: '$6::int' })},
      deletion_seconds = CASE WHEN $4 THEN $8::int ELSE deletion_seconds END
    WHERE name = $1 AND id = $2::uuid AND state = 'active' AND retry_count = $3
  `;
}
