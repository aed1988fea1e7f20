import type { PostgresTypes } from './pool.js';

type Parse = (text: string) => unknown;

const PARSERS: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  // bool
  [16, (text) => text === 't'],
  // int2, int4, float4, float8
  ...[21, 23, 700, 701].map((oid): readonly [number, Parse] => [oid, Number]),
  // int8, text, varchar, uuid
  ...[20, 25, 1043, 2950].map((oid): readonly [number, Parse] => [oid, String]),
  // json, jsonb
  ...[114, 3802].map((oid): readonly [number, Parse] => [oid, JSON.parse]),
]);

/**
 * How answers are read, whatever the application has set for its own with `pg.types.setTypeParser`: as pg does by itself.
 * What is not listed here is read as `others` do.
 */
export function toTypes(others: Partial<PostgresTypes>): PostgresTypes {
  return {
    getTypeParser(oid, format) {
      const parse = format === 'binary' ? undefined : PARSERS.get(oid);
      return parse ?? others.getTypeParser?.(oid, format) ?? String;
    },
  };
}
