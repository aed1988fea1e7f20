import { readFileSync } from 'node:fs';
import { toPhpJson } from '../contract/senders.ts';
import { must, toText, type Code, type Target } from './target.ts';

const fixture = new URL('../fixtures/kudosity.json', import.meta.url);
// The cast is true by the look of this file, which tests of the query functions read, too.
const vectors = JSON.parse(readFileSync(fixture, 'utf8')) as readonly { query: string; class: string }[];

/** One query of each kind that PHP itself has answered. */
export const seedQueries: readonly string[] = [...new Map(vectors.map((each) => [each.class, each.query])).values()];

export const queryWords: readonly string[] = [
  ...'&=[]%+.# ?/\\"0-;',
  '[]',
  '[]=',
  '][',
  '%5B',
  '%5D',
  '%00',
  '%20',
  '%2e',
  '%C3%A9',
  '%F0%9F%98%80',
  '%ff',
  '%ED%A0%80',
  '%22',
  '%2F',
  '%5C',
  '%7F',
  '9223372036854775807',
  '-9223372036854775808',
  '-1',
  '__Host-',
  '__Secure-',
  '__proto__',
  'constructor',
  'é',
  '\ud83d\ude00',
  '[a]'.repeat(63),
  'a&'.repeat(500),
];

export function createPhpTarget({ phpQueryToJson }: Code): Target {
  return {
    name: 'php-query',
    seeds: seedQueries,
    words: queryWords,
    run: (input) => {
      const query = toText(input);
      const json = phpQueryToJson(query);
      checkSimple(query, json);
      if (json === undefined) {
        must(/%[89a-f]|[^\0-\x7f]/i.test(query), 'Only what is not UTF-8 has no JSON.');
        return 'nothing';
      }
      must(/^[ -\x7f]*$/.test(json), 'The JSON is printable ASCII.');
      const value: unknown = JSON.parse(json);
      must(typeof value === 'object' && value !== null, 'The JSON is an object or a list.');
      const depth = depthOf(value);
      must(depth <= 65, 'PHP nests 64 levels in a variable.');
      if (!hasIntegerKey(value)) must(toPhp(value) === json, 'The JSON is the one that PHP would print of its value.');
      return `${Array.isArray(value) ? 'list' : 'object'} ${Math.ceil(Math.log2(depth))}`;
    },
  };
}

/** Without brackets, dots, spaces and the like a query needs no PHP to be read. */
function checkSimple(query: string, json: string | undefined): void {
  if (!/^(?:[\w-]+=(?:[\w+.~-]|%[2-6][0-9a-f])*(?:&|$)){1,999}$/i.test(query)) return;
  if (/__(?:Host|Secure)-/.test(query)) return;
  const expected = toPhpJson(query);
  if (!isList(expected)) must(json === expected, 'A simple query reads as names and values.');
}

/** PHP makes a list of a map whose names are 0, 1, 2 and so on. */
function isList(json: string): boolean {
  const map = JSON.parse(json) as object;
  return !Array.isArray(map) && Object.hasOwn(map, '0');
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce<number>((deepest, each) => Math.max(deepest, depthOf(each)), 0);
}

/** JavaScript moves names that are integers to the front. */
function hasIntegerKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const names = Array.isArray(value) ? [] : Object.keys(value);
  return names.some((name) => /^(?:0|[1-9]\d*)$/.test(name)) || Object.values(value).some(hasIntegerKey);
}

function toPhp(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
