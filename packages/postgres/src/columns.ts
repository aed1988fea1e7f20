/** Of a job's table, in pg-boss's schema. */
export function toJobTable(schema: string): string {
  return `"${schema}".job`;
}

// What an attempt leaves behind stands in `output`, which is small: an UPDATE leaves a large `data` where it is. An earlier
// version counted by `retry_count` alone, which tells one taking from the next.
/** Attempts that failed. */
const FAILED = `coalesce((output->>'failed')::int,
  CASE WHEN started_on IS NOT NULL AND state IN ('retry', 'failed', 'cancelled') THEN retry_count + 1 ELSE retry_count END)`;
/** Attempts that were cut short. */
export const CUT_SHORT = "coalesce((output->>'cutShort')::int, 0)";

/** The `output` with these; a null is left out. */
export function toOutput({ error, failed = FAILED, cutShort = CUT_SHORT }: Partial<Record<Counted, string>>): string {
  return `jsonb_strip_nulls(jsonb_build_object('error', ${error ?? 'NULL'}, 'failed', ${failed}, 'cutShort', ${cutShort}))`;
}

type Counted = 'error' | 'failed' | 'cutShort';

/** What a `JobRow` is selected by. */
export const COLUMNS = `
  id::text AS "jobId", data->>'entry' AS entry, data->>'record' AS record, state::text, ${FAILED} AS failed, ${CUT_SHORT} AS "cutShort",
  output->>'error' AS error, floor(extract(epoch FROM created_on) * 1000)::float8 AS "acceptedAt"
`;

/** Whom pg-boss would hand a message of this name: a queue that is paused. Nobody sends any. */
export const PAUSED = 'hooknotary paused';

/** Whether the queue $1 is paused. */
export function toIsPaused(schema: string): string {
  return `EXISTS (SELECT FROM "${schema}".subscription WHERE event = '${PAUSED}' AND name = $1)`;
}
