import { createWriteStream, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EngineName } from './protocol.ts';
import { readRecords, readSharedClock } from './records.ts';
import type { World } from './worlds.ts';

/** What the engine itself saw of its entries: every taking, renewal and outcome, whoever did it. */
export interface Trace {
  /** All that concerns a delivery, beside what the processes told of it, in the order of time. */
  readonly read: (delivery: string) => Promise<readonly string[]>;
  readonly close: () => Promise<unknown>;
}

type Line = readonly [at: number, text: string];

/** Begins to trace; the engine's tables must be there. */
export async function startTrace({ engine, folder, server }: World): Promise<Trace> {
  const tracers: Readonly<Record<EngineName, () => Promise<Source>>> = {
    memory: async () => NOTHING,
    sqlite: async () => traceSqlite(engine.url),
    // Not by way of the proxy: that is for those that are tested.
    redis: async () => traceRedis(server?.port ?? 0, join(folder, 'monitor')),
    postgres: () => tracePostgres(server?.url ?? ''),
  };
  const source = await tracers[engine.name]();
  return {
    async read(delivery) {
      const told = readRecords(join(folder, 'records'))
        .filter((record) => record.delivery === delivery || record.kind === 'died')
        .map(({ at, kind, child }): Line => [at, `process ${child}: ${kind}`]);
      const lines = [...told, ...(await source.read(delivery))].toSorted(([a], [b]) => a - b);
      return lines.map(([at, text]) => `${at.toFixed(1)} ${text}`);
    },
    close: source.close,
  };
}

interface Source {
  readonly read: (delivery: string) => Promise<readonly Line[]>;
  readonly close: () => Promise<unknown>;
}

const NOTHING: Source = { read: async () => [], close: async () => undefined };

/** Milliseconds from the calendar to the clock of the records. */
const toShared = (calendar: number): number => calendar - Date.now() + readSharedClock();

function traceSqlite(path: string): Source {
  const connection = new DatabaseSync(path, { timeout: 20_000 });
  connection.exec(`
    CREATE TABLE trace (at REAL, id TEXT, text TEXT);
    CREATE TRIGGER traced AFTER UPDATE ON hooknotary_entries BEGIN
      INSERT INTO trace VALUES (unixepoch('subsec') * 1000, new.id, old.state || ' of ' || coalesce(old.owner, 'nobody') || ' (taking ' || old.taken
        || ', due at ' || old.due_at || ') -> ' || new.state || ' of ' || coalesce(new.owner, 'nobody') || ' (taking ' || new.taken || ', clock '
        || new.since || ', due at ' || new.due_at || ')');
    END;
  `);
  const selecting = connection.prepare('SELECT at, text FROM trace WHERE id LIKE ?');
  return {
    read: async (delivery) =>
      selecting.all(`%:${delivery}:%`).map(({ at, text }): Line => [toShared(Number(at)), String(text)]),
    close: async () => connection.close(),
  };
}

async function tracePostgres(url: string): Promise<Source> {
  const { Pool } = await import('pg');
  const pool = new Pool({ connectionString: url, max: 1 });
  await pool.query(`
    CREATE TABLE public.trace (at timestamptz, data text, text text);
    CREATE FUNCTION public.trace() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO public.trace VALUES (clock_timestamp(), coalesce(new.data, old.data)::text, format(
        'backend %s: %s (%s) -> %s (%s), heartbeat %s, output %s',
        pg_backend_pid(), old.state, old.retry_count, new.state, new.retry_count, new.heartbeat_on, new.output));
      RETURN NULL;
    END $$;
    CREATE TRIGGER traced AFTER UPDATE ON hooknotary.job FOR EACH ROW EXECUTE FUNCTION public.trace();
  `);
  return {
    async read(delivery) {
      const select = 'SELECT extract(epoch FROM at)::float8 * 1000 AS at, text FROM public.trace WHERE data LIKE $1';
      const { rows } = await pool.query<{ at: number; text: string }>(select, [`%:${delivery}:%`]);
      return rows.map(({ at, text }): Line => [toShared(at), text]);
    },
    close: () => pool.end(),
  };
}

/** What Redis is told, word for word; a delivery's job is known by what was added under its name. */
function traceRedis(port: number, path: string): Source {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('MONITOR\r\n');
  const file = createWriteStream(path);
  socket.pipe(file);
  return {
    async read(delivery) {
      const lines = readFileSync(path, 'latin1').split('\r\n');
      const added = lines.find((line) => line.includes(`:${delivery}:`));
      const job = /[0-9a-f]{64}(?:\.[0-9a-f]{64})?/.exec(added ?? '')?.[0];
      if (job === undefined) return [];
      const about = lines.filter((line) => line.includes(job));
      return about.map((line): Line => [toShared(Number(/^\+?([\d.]+)/.exec(line)?.[1]) * 1000), line.slice(0, 300)]);
    },
    close: async () => socket.destroy(),
  };
}
