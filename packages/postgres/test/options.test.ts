import { postgresInbox, postgresStore } from '@hooknotary/postgres';
import { describe, expect, it } from 'vitest';

const pool = { query: () => Promise.reject(new Error('Nobody asks.')) };

describe('the options of postgresStore', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no pool', {}],
    ['a pool that is none', { pool: { connect() {} } }],
    ['a connection string', { pool: 'postgres://localhost' }],
    ['an unknown option', { pool, tabel: 'deliveries' }],
    ['a table with a quote', { pool, table: 'a"; DROP TABLE b; --' }],
    ['a table in a schema in a database', { pool, table: 'a.b.c' }],
    ['a table without a name', { pool, table: 'a.' }],
    ['a table with a name that PostgreSQL would cut', { pool, table: 'a'.repeat(53) }],
    ['no time', { pool, timeout: 0 }],
    ['a timeout without end', { pool, timeout: Infinity }],
  ])('are refused with %s', (_, options) => {
    // @ts-expect-error -- It is wrong on purpose.
    expect(() => postgresStore(options)).toThrow(TypeError);
  });

  it('may have a table in a schema', () => {
    expect(postgresStore({ pool, table: 'Webhooks.deliveries_2', timeout: 0.5 })).toBeDefined();
  });
});

describe('the options of postgresInbox', () => {
  it.each<[string, unknown]>([
    ['no pool', {}],
    ['an unknown option', { pool, table: 'deliveries' }],
    ['a schema that PostgreSQL would fold', { pool, schema: 'Hooknotary' }],
    ['a schema that would end its quotes', { pool, schema: 'a"b' }],
    ['a schema with a name too long for pg-boss', { pool, schema: 'a'.repeat(51) }],
    ['a queue that would end its quotes', { pool, name: "in'box" }],
    ['a queue without a name', { pool, name: '' }],
    ['no lease', { pool, lease: 0 }],
    ['a lease without end', { pool, lease: Infinity }],
    ['a poll that is no number', { pool, poll: '1' }],
    ['a negative time to keep', { pool, keep: -1 }],
    ['more seconds than pg-boss can count', { pool, keepDead: 3_000_000_000 }],
  ])('are refused with %s', (_, options) => {
    // @ts-expect-error -- It is wrong on purpose.
    expect(() => postgresInbox(options)).toThrow(TypeError);
  });
});
