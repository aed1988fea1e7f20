/**
 * Compares phpQueryToJson and plainQueryToJson, as built, with PHP itself on generated queries.
 * node test/php/differential.ts [--count 100000] [--seed 1] [--require-php]
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { phpQueryToJson } from '../../packages/providers/dist/kudosity/php-query.js';
import { plainQueryToJson } from '../../packages/providers/dist/kudosity/plain-query.js';

// One PHP process answers a batch.
const BATCH = 100_000;
const SHOWN = 5;
const PHP_OPTIONS = ['-n', '-d', 'max_input_vars=1000', '-d', 'max_input_nesting_level=64', '-d', 'memory_limit=512M'];

type Random = (below: number) => number;

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    'require-php': { type: 'boolean', default: false },
  },
});

function compare(count: number, seed: number): number {
  const random = createRandom(seed);
  const differing: string[] = [];
  for (let done = 0; done < count; done += BATCH) {
    const queries = Array.from({ length: Math.min(BATCH, count - done) }, () => generateQuery(random));
    differing.push(...findDiffering(queries));
  }
  for (const query of differing.slice(0, SHOWN)) show(shrink(query));
  console.log(`seed ${seed}, ${count} queries, PHP ${askPhp([]).version}: ${differing.length} differences`);
  return differing.length;
}

function findDiffering(queries: readonly string[]): readonly string[] {
  const { answers } = askPhp(queries);
  return queries.filter((query, at) => answerOfCore(query) !== answers[at]);
}

function askPhp(queries: readonly string[]): { version: string; answers: readonly string[] } {
  const script = fileURLToPath(new URL('reference.php', import.meta.url));
  const input = queries.map((query) => `${Buffer.from(query).toString('base64')}\n`).join('');
  const { status, stdout, stderr } = spawnSync('php', [...PHP_OPTIONS, script], { input, maxBuffer: 2 ** 30 });
  const [version = '', ...answers] = stdout.toString().trimEnd().split('\n');
  if (status === 0 && answers.length === queries.length) return { version, answers };
  throw new Error(`PHP answered ${answers.length} of ${queries.length} queries: ${stderr.toString()}`);
}

function answerOfCore(query: string): string {
  return plainQueryToJson(`?${query}`)?.toString('latin1') ?? phpQueryToJson(query) ?? 'false';
}

function show(query: string): void {
  console.log(JSON.stringify({ query, php: askPhp([query]).answers[0], core: answerOfCore(query) }, null, 2));
}

// Takes ever smaller stretches out for as long as the answers still differ.
function shrink(query: string): string {
  let shortest = query;
  for (let length = query.length >> 1; length > 0;) {
    const starts = Array.from({ length: Math.ceil(shortest.length / length) }, (_, at) => at * length);
    const cuts = starts.map((start) => shortest.slice(0, start) + shortest.slice(start + length));
    const [found] = findDiffering(cuts.filter((cut) => cut.isWellFormed()));
    if (found === undefined) length >>= 1;
    else shortest = found;
  }
  return shortest;
}

// Mulberry32: small, and the same on every machine.
function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const words = (text: string): string[] => text.split(' ');
const NAMES = words(
  'a a a b c a.b a+b a%20b a_b +a %20a %09a .a _ - 0 1 2 -1 01 message_id status rate this GLOBALS __proto__',
);
const PREFIXES = words('__Host- __Secure- _.Host- +_Host- ..Secure- __Host __host- %5F_Host- __Host-__Secure-');
const WORDS = words(
  '0 1 2 3 -1 -2 -0 01 +1 1.5 1%0A 1%00 b b b.c b+c +b %20 %09 + %0B%0C [b b[ %5B _ __proto__ length é 😀',
);
const INTEGERS = words(
  '9223372036854775805 9223372036854775806 9223372036854775807 9223372036854775808 10000000000000000000',
).concat(
  words(
    '-9223372036854775807 -9223372036854775808 -9223372036854775809 9007199254740991 9007199254740992 9007199254740993',
  ),
  words(
    '-5 -9007199254740993 99999999999999999999 18446744073709551615 18446744073709551616 2147483647 2147483648 4294967295',
  ),
);
const VALUES = words(
  'x y yes 61429859724 2021-04-26+04%3A18%3A00 2021-04-26%2004:18:00 caf%C3%A9 é 😀 %F0%9F%98%80 %EF%BB%BF',
)
  .concat(
    words(
      '%E2%80%A8 \u2028 \ufeff \ufffd %EF%BF%BF %F4%8F%BF%BF %ED%9F%BF %EE%80%80 %C2%80 %DF%BF %E0%A0%80 %F0%90%80%80',
    ),
  )
  .concat(
    words(
      '%22 " \\ %5c / %2F < > %3C & %26 \' %7F %1f %08 %0c %0A%0d%09 %00 %01 + %2B % %% %z %4 %4g %G4 %3: %:3 %/3 %3/ %@4 %4` %`4 %2525 = == %3D ; #',
    ),
  );
const NOT_UTF8 = words(
  '%FF %80 %BF %C0%80 %C1%BF %C3 %E2%82 %E0%9F%BF %ED%A0%80 %ED%BF%BF %F0%8F%BF%BF %F4%90%80%80 %F5%80%80%80 %F0%9F%98',
);
const SOUP = words(
  'a b 0 1 _ . + %20 %09 [ [ [ ] ] ] [] = = & & % %00 %5B %5D %3D %26 - " / é __Host- __Secure- \t \v',
).concat(['\0', ' ', '\n', '%C3', '%A9']);
const CALLBACKS = [
  'message_id=483979011&mobile=61429859724&datetime=2021-04-26+04%3A18%3A00&status=delivered&user_id=63935&rate=10',
  'user_id=54911&message_id=331695745&&response=This%20is my+reply&response_id=35566670&longcode=61429997672&is_optout=no',
  'datetime=2020-05-16 12:10:00&firstname=Jo&link_hits=1&longcode=TRANSMITSMS&message=a%0D%0Ab%2Fc&message_id=1&rate=10',
  'Carrier=x&Date+of+Birth=1990-01-01&e.mail=a%40b.c&datetime_entry=2020-05-16+12%3A10%3A00&list_id=3&type=add',
];

function generateQuery(random: Random): string {
  const kind = random(400);
  if (kind === 0) return repeat(990 + random(20), '&', () => (random(40) === 0 ? '' : generatePair(random)));
  if (kind === 1)
    return repeat(990 + random(20), '&', () => `a[${pick(random, ['', '', '', 'b', '7'])}]${random(3) ? '' : '[]'}=x`);
  if (kind < 100) return repeat(1 + random(24), '', () => pick(random, SOUP));
  if (kind < 140) return mixInto(random, pick(random, CALLBACKS));
  if (kind < 160) return repeat(2 + random(4), '&', () => `a[${pick(random, ['', '', pick(random, INTEGERS)])}]=x`);
  return repeat(random(9), '&', () => generatePair(random));
}

// The customer's own parameters come first, but nothing keeps them there.
function mixInto(random: Random, callback: string): string {
  const pairs = callback.split('&');
  for (let extra = random(4); extra > 0; extra--) pairs.splice(random(pairs.length + 1), 0, generatePair(random));
  return pairs.join('&');
}

function generatePair(random: Random): string {
  if (random(25) === 0) return '';
  const equals = random(15) === 0 ? '' : '=';
  return generateName(random) + equals + (equals === '' ? '' : generateValue(random));
}

function generateName(random: Random): string {
  const prefix = random(12) === 0 ? pick(random, PREFIXES) : '';
  const variable = random(30) === 0 ? '' : random(40) === 0 ? pick(random, INTEGERS) : pick(random, NAMES);
  const levels = random(200) === 0 ? 60 + random(8) : random(2) * random(4);
  const brackets = repeat(levels, '', () => generateBracket(random, levels));
  return prefix + variable + brackets + (random(20) === 0 ? pick(random, SOUP) : '');
}

function generateBracket(random: Random, levels: number): string {
  if (levels >= 60 && random(100) > 0) return random(4) === 0 ? '[1]' : '[]';
  const index = repeat(random(8) === 0 ? 2 : 1, '', () => generateIndex(random));
  const [open, close] = random(12) === 0 ? ['%5B', '%5d'] : ['[', ']'];
  return open + index + (random(15) === 0 ? '' : close) + (random(25) === 0 ? pick(random, NAMES) : '');
}

function generateIndex(random: Random): string {
  const kind = random(20);
  if (kind < 7) return '';
  if (kind === 7) return encodeByte(random(random(9) === 0 ? 256 : 48));
  if (kind < 12) return pick(random, INTEGERS);
  return kind === 12 ? pick(random, PREFIXES) : pick(random, WORDS);
}

function generateValue(random: Random): string {
  if (random(60) === 0) return pick(random, NOT_UTF8);
  if (random(80) === 0) return repeat(1 + random(3), '', () => encodeByte(128 + random(128)));
  return repeat(random(4), '', () => pick(random, VALUES));
}

function encodeByte(byte: number): string {
  return `%${byte.toString(16).padStart(2, '0')}`;
}

function repeat(times: number, separator: string, make: () => string): string {
  return Array.from({ length: times }, make).join(separator);
}

function pick(random: Random, choices: readonly string[]): string {
  return choices[random(choices.length)] ?? '';
}

if (spawnSync('php', ['-v']).error) {
  console.log('PHP is not installed: the differential test did not run (apt-get install php-cli)');
  process.exitCode = options['require-php'] ? 1 : 0;
} else {
  process.exitCode = compare(Number(options.count), Number(options.seed)) === 0 ? 0 : 1;
}
