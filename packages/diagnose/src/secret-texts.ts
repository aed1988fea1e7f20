import { INVISIBLE } from './characters.js';
import { toCause, type Cause, type CauseCode } from './causes.js';
import { digestsOf } from './digests.js';
import { decodeEntities, decodeFormPart, decodePercent, encodeForHtml, encodeForXml } from './escapes.js';
import { asGiven, rarely, type Guess } from './guess.js';

/** The text as it is, and without what people leave in and around a secret: each by itself, and what comes together. */
export function cleaned(text: string): readonly Guess<string>[] {
  const known = new Map<string, readonly Cause[]>([[text, []]]);
  // Twice over what was found, for quotes stand within white space, and names in front of quotes.
  for (let round = 0; round < 3; round++) {
    for (const [each, causes] of known) {
      if (causes.length !== round) continue;
      for (const { value, causes: more } of clean(each)) {
        const isNew = value.trim() !== '' && !known.has(value);
        // White space is named once, wherever it stood.
        if (isNew) known.set(value, unique([...causes, ...more]));
      }
    }
  }
  return [...known].map(([value, causes]) => (causes.length === 0 ? asGiven(value) : { value, causes }));
}

function unique(causes: readonly Cause[]): readonly Cause[] {
  return causes.filter(({ code }, at) => causes.findIndex((each) => each.code === code) === at);
}

function because(code: CauseCode, value: string, detail = ''): Guess<string> {
  return { value, causes: [toCause(code, detail)] };
}

function clean(text: string): readonly Guess<string>[] {
  const bare = text.trim();
  const unnamed =
    /^(?:export\s+|set\s+|\$env:|-e\s+)?[A-Za-z_][\w.-]{1,63}\s*(?:=|:(?=\s|["']))\s*(?=\S)/.exec(bare)?.[0] ?? '';
  const visible = text.replaceAll(INVISIBLE, '');
  const plain = visible.replaceAll(STRANGE_SPACES, ' ');
  return [
    because('secret_has_invisible_characters', visible),
    because('secret_has_invisible_characters', plain),
    ...(plain === text
      ? []
      : [
          because('secret_has_invisible_characters', plain.trim()),
          because('secret_has_invisible_characters', visible.replaceAll(STRANGE_SPACES, '')),
        ]),
    because('secret_has_white_space', bare, 'around it'),
    because('secret_has_quotes', unquoted(text)),
    because('secret_has_white_space', text.replaceAll(/\s+/g, ''), 'in it'),
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    because('secret_has_invisible_characters', text.replaceAll(/[\0-\x1f\x7f-\x9f]/g, '')),
    because('secret_has_name', bare.slice(unnamed.length)),
    ...around(bare),
    because(
      'secret_punctuation_changed',
      text
        .replaceAll(/[\u2018\u2019]/g, "'")
        .replaceAll(/[\u201c\u201d]/g, '"')
        .replaceAll(/[\u2010-\u2015\u2212]/g, '-'),
      'plain hyphens and quotes',
    ),
    because('secret_punctuation_changed', text.replaceAll('\u2014', '--').replaceAll('\u2026', '...'), 'two hyphens'),
    because('secret_punctuation_changed', text.normalize('NFKC'), 'plain characters'),
  ].filter(({ value }) => value !== text);
}

const STRANGE_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

function unquoted(text: string): string {
  return /^["'`\u2018\u201c][^]*["'`\u2019\u201d]$/.test(text) ? text.slice(1, -1) : text;
}

/** Without words and marks that are copied along. */
function around(text: string): readonly Guess<string>[] {
  const without = (code: string, pattern: RegExp): readonly Guess<string>[] => {
    const value = text.replace(pattern, '');
    return value === text ? [] : [because('secret_has_text_around', value, code)];
  };
  return [
    ...without('the word in front of it', /^(?:Bearer|Basic|Token|Secret|Key|HMAC|Signature)[ :=]+/i),
    ...without('the mark behind it', /[,;.:]$/),
    ...without('the quote in front of it', /^["'`]/),
    ...without('the quote behind it', /["'`]$/),
    ...without('the comment behind it', /\s+(?:#|\/\/).*$/s),
    ...without('the letters behind it that spell a line end', /(?:\\r)?\\n$/),
    ...without('the letters behind it that spell a line end', /(?:%0D)?%0A$/i),
    ...without('the sign in front of it', /^[$#=@:]/),
    ...without('what stands in front of its colon', /^[a-z][\w+.-]*:\/{0,2}(?=\w)/i),
    ...(/^(?:<.+>|\[.+\]|\{.+\}|\(.+\)|\$\{.+\}|\{\{.+\}\})$/s.test(text)
      ? [
          because(
            'secret_has_text_around',
            text.replaceAll(/^[$<[{(]+|[>\]})]+$/g, '').trim(),
            'the brackets around it',
          ),
        ]
      : []),
  ];
}

/** Other texts that the sender may have used, of one that holds the secret in another form. */
export function respellText(text: string): readonly Guess<string>[] {
  const half = text.length / 2;
  const inner = /^[A-Za-z0-9+/_-]{4,}={0,2}$/.test(text) ? Buffer.from(text, 'base64').toString() : '';
  // A character a byte, as what decodes it takes it.
  const ofBytes = Buffer.from(text).toString('latin1');
  const decoded = decodePercent(ofBytes).toString();
  const pieces = text.split(/[\s,;|]+/).filter((each) => each !== '');
  const inList = toCause('secret_in_list', String(pieces.length));
  const changes: readonly Guess<string>[] = [
    ...(text.length > 1 && text.slice(0, half) === text.slice(half)
      ? [because('secret_written_twice', text.slice(0, half))]
      : []),
    ...twiceWithMark(text),
    ...(pieces.length > 1 && pieces.length <= 16 && pieces.every(({ length }) => length >= SHORTEST)
      ? pieces.map((value) => ({ value, causes: [inList] }))
      : []),
    ...(/^[\x21-\x7e]+\n?$/.test(inner) ? [because('secret_is_base64', inner.trim(), 'base64')] : []),
    ...inJson(text),
    because('secret_escaped', decoded, 'percent-encoded'),
    because('secret_escaped', decodeFormPart(ofBytes).toString(), 'as a form is'),
    because(
      'secret_escaped',
      decodePercent(decodePercent(ofBytes).toString('latin1')).toString(),
      'percent-encoded twice',
    ),
    because('secret_escaped', decodeEntities(text), 'for HTML'),
    because('secret_escaped', unslash(text), 'with backslashes'),
    because('secret_escaped', text.replaceAll('$$', '$'), 'with a second dollar sign, as in a compose file'),
    because('secret_escaped', text.replaceAll('%%', '%'), 'with a second percent sign'),
    because('secret_was_unescaped', encodeURIComponent(text.toWellFormed()), 'percent-encoded'),
    because('secret_was_unescaped', text.replaceAll(' ', '+'), "with '+' in place of each space"),
    because('secret_was_unescaped', encodeForXml(text), 'for XML'),
    because('secret_was_unescaped', encodeForHtml(text), 'for HTML'),
    because('secret_was_unescaped', JSON.stringify(text).slice(1, -1), 'with backslashes'),
    because(
      'secret_was_unescaped',
      JSON.stringify(text)
        .slice(1, -1)
        .replaceAll('/', String.raw`\/`),
      'as PHP writes JSON',
    ),
    because('secret_in_another_case', text.toLowerCase(), 'small letters'),
    because('secret_in_another_case', text.toUpperCase(), 'capitals'),
    because('secret_in_another_case', text.charAt(0).toLowerCase() + text.slice(1), 'a small letter in front'),
    because('secret_in_another_case', text.charAt(0).toUpperCase() + text.slice(1), 'a capital in front'),
    because('secret_in_another_encoding', text.normalize('NFC'), 'in the Unicode normal form NFC'),
    because('secret_in_another_encoding', text.normalize('NFD'), 'in the Unicode normal form NFD'),
    because('secret_in_another_encoding', Buffer.from(text).toString('latin1'), 'in UTF-8, read as Latin-1'),
    because(
      'secret_in_another_encoding',
      Buffer.from(text, 'latin1').toString(),
      'as it was before it was read as Latin-1',
    ),
    because('secret_in_another_encoding', `\ufeff${text}`, 'with a byte order mark in front'),
    ...prefixless(text),
    ...rarely(0, [
      ...PREFIXES.map((prefix) => because('secret_lost_text', prefix + text, `'${prefix}' in front of it`)),
      ...mistyped(text),
    ]),
  ];
  return changes.filter(({ value }) => value !== text && value !== '');
}

/** Characters of a secret in a list of them. */
const SHORTEST = 6;

/** Words that senders put in front of secrets, and that are a part of them for some. */
const PREFIXES = [
  'wbhsec_',
  'wh_',
  'whpk_',
  'sk_',
  'sk_live_',
  'sk_test_',
  'pk_',
  'key_',
  'secret_',
  'hmac_',
  'v1_',
  'sha256=',
];

/** Texts of a JSON, which secret managers and clouds answer with. */
function inJson(text: string): readonly Guess<string>[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  if (!/^\s*[{[]/.test(text)) return [];
  try {
    walk(JSON.parse(text));
  } catch {
    return [];
  }
  return found.slice(0, 64).map((value) => because('secret_in_json', value));
}

/** Characters that people take for each other, and ends that are not marked when a text is copied. */
const ALIKE = ['0Oo', '1lI|', '5S', '8B', '2Z', '6G', 'uv', 'mn', '-_', '.,'];

function mistyped(text: string): readonly Guess<string>[] {
  if (text.length > 256) return [];
  const alike = Array.from(text).flatMap((unit, at) =>
    ALIKE.filter((all) => all.includes(unit)).flatMap((all) =>
      Array.from(all.replace(unit, ''), (other) =>
        because('secret_mistyped', text.slice(0, at) + other + text.slice(at + 1), String(at + 1)),
      ),
    ),
  );
  const printable = Array.from({ length: 94 }, (_each, index) => String.fromCharCode(0x21 + index));
  return [
    ...alike,
    ...printable.flatMap((unit) => [
      because('secret_cut_short', text + unit, 'behind'),
      because('secret_cut_short', unit + text, 'in front'),
    ]),
  ];
}

function twiceWithMark(text: string): readonly Guess<string>[] {
  const [, first, mark] = /^(.+)([\s,;:|])\1$/s.exec(text.slice(0, 4096)) ?? [];
  return first === undefined || mark === undefined ? [] : [because('secret_written_twice', first)];
}

/** A word that tells of what kind a key is, which some senders take for a part of it. */
function prefixless(text: string): readonly Guess<string>[] {
  const [prefix = ''] = /^(?:[A-Za-z]{1,12}\d?[_:-]){1,3}/.exec(text) ?? [];
  if (prefix === '' || prefix === 'whsec_') return [];
  return [because('secret_has_text_around', text.slice(prefix.length), 'the word in front of it')];
}

function unslash(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-f]{4})|(.))/gi, (_all, code: string | undefined, unit: string) =>
    code === undefined ? unit : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Digests of the secret, as text and as bytes. */
export function hashed(bytes: Buffer): readonly Guess<Buffer>[] {
  return digestsOf(bytes).map(([value, title]) => ({ value, causes: [toCause('secret_was_hashed', title)] }));
}
