import { describe, expect, it } from 'vitest';
import { phpQueryToJson } from '../src/kudosity/php-query.js';

// In a file of their own, because mutants are not tried on them: a mutant's own counters make each last for seconds.
describe('phpQueryToJson', () => {
  it.each([
    ['brackets', `a${'['.repeat(2 ** 20)}=1`, `{"a${'_'.repeat(2 ** 20)}":"1"}`],
    ['closed brackets', `a${'[]'.repeat(2 ** 19)}=1`, '[]'],
    ['digits', `a[${'9'.repeat(2 ** 20)}]=1&a[]=2`, `{"a":{"${'9'.repeat(2 ** 20)}":"1","0":"2"}}`],
    ['escapes', `a=${'%41'.repeat(2 ** 18)}`, `{"a":"${'A'.repeat(2 ** 18)}"}`],
    ['separators', '&'.repeat(2 ** 20), '[]'],
    ['names', toFields(100_000), `{"${toFields(1000).replaceAll('=', '":"').replaceAll('&', '","')}"}`],
    ['appends', 'a[]=&'.repeat(2 ** 18), `{"a":[${Array(1000).fill('""').join()}]}`],
  ])('takes a query of a megabyte of %s', (_, query, json) => {
    expect(phpQueryToJson(query) === json).toBe(true);
  });
});

function toFields(count: number): string {
  return Array.from({ length: count }, (_, at) => `a${at}=1`).join('&');
}
