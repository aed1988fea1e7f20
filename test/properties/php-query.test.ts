import { expect, it } from 'vitest';
import { kudosityExamples } from '../../packages/providers/src/kudosity/examples.js';
import { phpQueryToJson, queryOf } from '../../packages/providers/src/kudosity/php-query.js';
import { plainQueryToJson } from '../../packages/providers/src/kudosity/plain-query.js';
import { fc } from './seeded.ts';

const words = (text: string) => fc.constantFrom(...text.split(' '));
const plainName = fc.stringMatching(/^[A-Za-z_][\w-]{0,11}$/);
const plainText = fc.stringMatching(
  /^(?:[\w.~:;,<>!'()*@?=[\]{}|^`$ +-]|%2[0-1]|%2[3-9a-eA-E]|%3[0-9A-Fa-f]|%5[bdBD]){0,24}$/,
);
const plainField = fc.tuple(plainName, plainText);
const toQuery = (fields: readonly (readonly [string, string])[]) => fields.map((each) => each.join('=')).join('&');

const nastyName = fc.oneof(
  words('a a_b a.b a+b a%20b a%5Bb a[] a[b] a[ a] [a] [ 0 1 2 00 01 -0 -1 -00 9223372036854775807 9a -a - _ __proto__'),
  words('constructor __Host-a _.Host-a __Secure-a %00 a%00b %61 %6 % %zz é %C3%A9 %FF ; a;b " a"b / \\ %2B'),
  fc.constant(''),
);
const nastyText = fc
  .array(
    fc.oneof(
      words(
        'x 1 + % %2 %2B %2b %25 %26 %3D %00 %1f %7F %20 %22 %2F %5C %zz %4g %C3%A9 %FF %ED%A0%80 %C3 = == [ ] . ; #',
      ),
      words('" \\ / ? { } é 😀 \0 \n \x7f \ud800 \ufeff _ - ~'),
      fc.constantFrom(' ', ''),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));
const name = fc.oneof({ weight: 6, arbitrary: plainName }, { weight: 1, arbitrary: nastyName });
const text = fc.oneof({ weight: 6, arbitrary: plainText }, { weight: 1, arbitrary: nastyText });
const piece = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(name, text).map((field) => field.join('=')) },
  { weight: 1, arbitrary: fc.tuple(nastyName, nastyText).map((field) => field.join('=')) },
  { weight: 1, arbitrary: fc.oneof(name, text, fc.constant('')) },
);
const pieces = fc.array(piece, { maxLength: 12 }).map((each) => each.join('&'));
const soup = fc
  .array(words('a b 0 1 - _ = = & & + % %2B %00 %41 %FF %C3%A9 [ ] . ; # ? __Host- __proto__ "'), { maxLength: 24 })
  .map((each) => each.join(''));
const anything = fc.string({ unit: 'binary', maxLength: 24 });
const many = fc.tuple(fc.integer({ min: 16, max: 24 }), piece).map(([count, last]) => `${toNames(count)}&${last}`);
const long = fc
  .tuple(fc.integer({ min: 2000, max: 2100 }), words('a %41 + %'))
  .map(([length, unit]) => `a=${unit.repeat(length)}`.slice(0, length));
const path = fc.constantFrom('', '/', '/hook', '/hook#', 'http://a.example/b');

function toNames(count: number): string {
  return Array.from({ length: count }, (_, at) => `a${at}=${at}`).join('&');
}

it('a plain query is printed in one pass as by the rules of PHP', () => {
  fc.assert(
    fc.property(path, fc.oneof(pieces, soup, anything, many, long), (before, query) => {
      const url = `${before}?${query}`;
      const json = phpQueryToJson(queryOf(url));
      // What is not plain is left to the rules.
      expect(plainQueryToJson(url)?.toString('latin1') ?? json).toBe(json);
    }),
    { numRuns: 20_000 },
  );
});

it('a query of plain names and texts is printed in one pass', () => {
  const fields = fc.uniqueArray(plainField, { minLength: 1, maxLength: 12, selector: ([first]) => first });
  fc.assert(
    fc.property(fields, (each) => {
      expect(plainQueryToJson(`/hook?${toQuery(each)}`)?.toString()).toBe(phpQueryToJson(toQuery(each)));
    }),
    { numRuns: 2000 },
  );
});

it.each(['delivery_receipt', 'reply', 'list_action'] as const)('the published %s is printed in one pass', (type) => {
  const query = kudosityExamples[type];
  expect(plainQueryToJson(`/hook?${query}`)?.toString()).toBe(phpQueryToJson(query));
});

it.each([
  ['no query', '/hook'],
  ['an empty one', '/hook?&&'],
  ['a query behind the fragment', '/hook#?a=1'],
  ['a list', '/hook?0=a&1=b'],
  ['a name that comes twice', '/hook?a=1&b=2&a=3'],
  ['too many names', `/hook?${toNames(21)}`],
  ['too many bytes', `/hook?a=${'1'.repeat(2048)}`],
  ['a hundred thousand names', `/hook?${toNames(100_000)}`],
])('leaves %s to the rules of PHP', (_, url) => {
  expect(plainQueryToJson(url)).toBe(undefined);
});
