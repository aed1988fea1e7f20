import { jws, type Algorithm, type DeliveryHeaders, type Encoding, type Provider } from '@hooknotary/core';
import { encode, toCandidate, type Candidate } from '@hooknotary/core/internal';
import { guessAlgorithms, readChoice } from './algorithms.js';
import { toCause, type Cause } from './causes.js';
import { decodePercent } from './escapes.js';
import { MOST_CAUSES, type Guess } from './guess.js';
import { toCutRow } from './hashes.js';
import { readWriting, toAlgorithmTitle, toEncodingTitle, type Writing } from './writing.js';

/** What one header may hold: candidates of which any may match. */
export type Candidates = readonly Candidate[];

/** More parts of one header are not looked at. */
export const MOST_PARTS = 8;

/** Reads the signatures of a header, however they are written. */
export interface SpellingReader {
  /** As the description reads them; none where it cannot. */
  readonly read: (text: string) => Candidates;
  /** In other ways, too. */
  readonly readAll: (values: readonly string[]) => readonly Guess<Candidates>[];
}

/** Makes what reads the signatures of a delivery, whose other headers may say by which algorithm they are made. */
export function createSpellingReader(provider: Provider, headers: DeliveryHeaders): SpellingReader {
  const { signature: source } = provider;
  const chosen = readChoice(provider, headers);
  const algorithms = guessAlgorithms(provider, headers);
  const writing = readWriting(source);
  const read = (text: string): Candidates =>
    source.choice !== undefined && chosen === undefined ? [] : (source.read(text, chosen) ?? []);
  const readLine =
    writing === undefined
      ? createTokenReader(provider, read)
      : createLineReader(writing, { read, algorithms, isPlain: writing.label === (source.prefix ?? '') });

  function readAll(values: readonly string[]): readonly Guess<Candidates>[] {
    const lines = values.flatMap((value) => splitJoined(value, writing?.label ?? '')).slice(0, MOST_PARTS);
    const twice = lines.length > 1 ? [toCause('signature_sent_twice')] : [];
    const spellings = lines.flatMap((line) => readLine(lines.length > 1 ? line.trim() : line));
    return spellings.map((each) => ({ ...each, causes: [...twice, ...each.causes] }));
  }

  /** Node joins a header that comes twice with a comma: it is one only where each part is a whole signature of this sender. */
  function splitJoined(value: string, label: string): readonly string[] {
    const pieces = value.split(',');
    const size = label.split(',').length;
    const parts = Array.from({ length: Math.ceil(pieces.length / size) }, (_each, at) =>
      pieces.slice(at * size, (at + 1) * size).join(','),
    );
    const isJoined = parts.length > 1 && parts.every((part) => read(part.trim()).length > 0);
    return isJoined ? parts : [value];
  }

  return { read, readAll };
}

interface LineOptions {
  readonly read: SpellingReader['read'];
  readonly algorithms: readonly Guess<Algorithm>[];
  /** Whether nothing but the signature and what always stands in front of it is in the header. */
  readonly isPlain: boolean;
}

type LineReader = (line: string) => readonly Guess<Candidates>[];

interface Line {
  readonly text: string;
  readonly causes: readonly Cause[];
}

/** Without what may have come around it. */
function strip(text: string): Line {
  const bare = text.trim().replace(/^(["'`])(.*)\1$/s, '$2');
  return {
    text: bare,
    causes: [
      ...(text === text.trim() ? [] : [toCause('signature_has_white_space')]),
      ...(text.trim() === bare ? [] : [toCause('signature_has_quotes')]),
    ],
  };
}

/** A token stands alone, or behind a word. */
function createTokenReader({ signature: { headers, algorithms } }: Provider, read: SpellingReader['read']): LineReader {
  const [name] = headers;
  // By an algorithm that is not allowed; what its claims must be is asked of the sender's own rules.
  const others = JWS_FAMILIES.map((all) => jws(name, { algorithms: all, bodyDigest: { claim: '', encoding: 'hex' } }));
  const readOther = (token: string): readonly Guess<Candidates>[] =>
    others.flatMap((other) => {
      const candidates = other.read(token, undefined) ?? [];
      const [first] = candidates;
      if (first === undefined || algorithms.includes(first.algorithm)) return [];
      return [
        { value: candidates, causes: [toCause('signature_by_another_algorithm', toAlgorithmTitle(first.algorithm))] },
      ];
    });
  return (line) => {
    const { text, causes } = strip(line);
    const token = text.slice(text.lastIndexOf(' ') + 1);
    const changes: readonly (readonly [text: string, causes: readonly Cause[]])[] = [
      [text, []],
      [token, [toCause('signature_prefix_added')]],
      [`Bearer ${token}`, [toCause('signature_prefix_missing', 'Bearer ')]],
    ];
    const found = changes.find(([changed]) => read(changed).length > 0);
    return found === undefined ? readOther(token) : [{ value: read(found[0]), causes: [...causes, ...found[1]] }];
  };
}

const JWS_FAMILIES = [
  ['HS256', 'HS384', 'HS512'],
  ['RS256', 'PS256', 'ES256', 'EdDSA'],
] as const;

const LABEL = /^[A-Za-z][\w-]{0,19}[=: ] ?/;

function createLineReader({ label, encoding }: Writing, { read, algorithms, isPlain }: LineOptions): LineReader {
  const fits = (bytes: Buffer): readonly Guess<Algorithm>[] =>
    algorithms.filter(({ value }) => canBeSignature(value, bytes));

  /** The signature that is one line, or those among the parts of a line. */
  function readPlain(line: string): readonly Guess<Candidates>[] {
    const whole = readSpelling(line);
    if (whole.length > 0) return whole;
    const parts = line.split(',');
    const inList = toCause('signature_in_list', String(parts.length));
    const listed = (parts.length === 1 ? [] : parts)
      .slice(0, MOST_PARTS)
      .flatMap((part, at) => readSpelling(part.trim(), at > 0))
      .map((each) => ({ ...each, causes: [inList, ...each.causes] }));
    return listed.length > 0 ? listed : [...readCut(line), ...readAmong(line)];
  }

  /** What is left of a signature. */
  function readCut(line: string, time?: string): readonly Guess<Candidates>[] {
    const bare = line.trim();
    const rest = label !== '' && bare.startsWith(label) ? bare.slice(label.length) : bare;
    return toCut(rest).flatMap((bytes) =>
      algorithms
        .filter(
          ({ value: { kind, length = 0 }, causes }) =>
            kind === 'shared' && causes.length === 0 && length > bytes.length,
        )
        .map(({ value: algorithm }) => ({
          value: [toCandidate(bytes, toCutRow(algorithm, bytes.length), time)],
          causes: [toCause('signature_cut_short', `${bytes.length} of ${algorithm.length}`)],
        })),
    );
  }

  /** A signature among other text. */
  function readAmong(line: string): readonly Guess<Candidates>[] {
    return toWords(line)
      .filter((word) => word !== line.trim())
      .flatMap((word) => {
        const bytes = decodeAny(word);
        const around = toCause('signature_has_text_around');
        return bytes === undefined
          ? []
          : toGuesses(bytes, { causes: [around, ...toEncodingCauses(word, bytes, encoding)] });
      });
  }

  function readSpelling(text: string, isBehind = false): readonly Guess<Candidates>[] {
    const { text: bare, causes } = strip(text);
    const { before, rest } = splitLabel(bare);
    const bytes = decodeAny(rest);
    if (bytes === undefined) return [...readTwice(rest, causes), ...readMarked(rest, causes)];
    const found = isBehind ? `,${before}` : before;
    const written = toGuesses(bytes, {
      causes: [
        ...causes,
        ...(before === label ? [] : [toPrefixCause(found)]),
        ...toEncodingCauses(rest, bytes, encoding),
      ],
    });
    // Digits of one length, written in base64, are as many bytes as a longer signature has.
    return [...written, ...readTwice(rest, causes)];
  }

  /** Digits with marks between them, two by two, as some programs print bytes. */
  function readMarked(text: string, causes: readonly Cause[]): readonly Guess<Candidates>[] {
    if (!/^[0-9a-f]{2}(?:[-: ][0-9a-f]{2})+$/i.test(text)) return [];
    const bytes = decodeAny(text.replaceAll(/[-: ]/g, ''));
    const detail = 'hexadecimal digits with marks between them';
    return bytes === undefined
      ? []
      : toGuesses(bytes, { causes: [...causes, toCause('signature_in_another_encoding', detail)] });
  }

  /** What was encoded a second time. */
  function readTwice(text: string, causes: readonly Cause[]): readonly Guess<Candidates>[] {
    return decodeTwice(text).flatMap(([inner, how]) => {
      const bare = inner.startsWith(label) ? inner.slice(label.length) : inner;
      const bytes = decodeAny(bare);
      const twice = toCause('signature_encoded_twice', how);
      return bytes === undefined ? [] : toGuesses(bytes, { causes: [...causes, twice] });
    });
  }

  /** What stands in front of the signature itself. */
  function splitLabel(text: string): { readonly before: string; readonly rest: string } {
    // All of it may be the signature, which in base64 may look as if something stood in front.
    if (decodeAny(text) !== undefined) return { before: '', rest: text };
    const before = label !== '' && text.startsWith(label) ? label : (LABEL.exec(text)?.[0] ?? '');
    return { before, rest: text.slice(before.length) };
  }

  function toPrefixCause(found: string): Cause {
    if (found === '') return toCause('signature_prefix_missing', label);
    return label === '' ? toCause('signature_prefix_added') : toCause('signature_prefix_changed', label);
  }

  /** A list with names: as the description reads it once its signatures are written as they should be, or each of its words. */
  function readNamed(line: string): readonly Guess<Candidates>[] {
    const { text, causes } = strip(line);
    const given = read(text);
    if (given.length > 0) return [{ value: given, causes }];
    const words = toWords(text);
    const time = /(?<!\d)\d{10}(?:\d{3})?(?!\d)/.exec(text)?.[0];
    const whole = words.flatMap((word) => {
      const bytes = decodeAny(word);
      if (bytes === undefined) return [];
      const inEncoding = toEncodingCauses(word, bytes, encoding);
      const written = read(text.replace(word, () => encode(bytes, encoding)));
      if (written.length > 0) return [{ value: written, causes: [...causes, ...inEncoding] }];
      const named = { causes: [...causes, toPrefixCause(text === word ? '' : text), ...inEncoding] };
      return toGuesses(bytes, time === undefined ? named : { ...named, time });
    });
    return whole.length > 0 ? whole : words.filter((word) => word !== time).flatMap((word) => readCut(word, time));
  }

  /** The bytes that a text spells, if some algorithm makes as many. */
  function decodeAny(text: string): Buffer | undefined {
    const bytes = decodeText(text);
    return bytes !== undefined && fits(bytes).length > 0 ? bytes : undefined;
  }

  function toGuesses(
    bytes: Buffer,
    { causes, time }: { readonly causes: readonly Cause[]; readonly time?: string },
  ): readonly Guess<Candidates>[] {
    return fits(bytes).map(({ value: algorithm, causes: more, beside = MOST_CAUSES }) => ({
      value: [toCandidate(bytes, algorithm, time)],
      causes: [...causes, ...more],
      beside,
    }));
  }

  return isPlain ? readPlain : readNamed;
}

/** Bytes; of fewer a match would prove too little. */
const SHORTEST = 8;

/** The bytes that a signature may have left, whose text ends in the middle of anything. */
function toCut(text: string): readonly Buffer[] {
  const digits = /^[0-9a-f]+$/i.test(text) ? Buffer.from(text.slice(0, text.length & ~1), 'hex') : undefined;
  const base64 = /^[\w+/-]+={0,2}$/.test(text)
    ? Buffer.from(text, 'base64').subarray(0, Math.floor((text.replace(/=+$/, '').length * 6) / 8))
    : undefined;
  return [digits, base64].flatMap((bytes) => (bytes === undefined || bytes.length < SHORTEST ? [] : [bytes]));
}

/** What a text spells that is itself a spelling. */
function decodeTwice(text: string): readonly (readonly [inner: string, how: string])[] {
  if (text.length > 4 * LONGEST) return [];
  const percent = /%[0-9a-f]{2}/i.test(text) ? decodePercent(text).toString('latin1') : undefined;
  const base64 = /^[\w+/-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64').toString('latin1') : undefined;
  const hex = /^(?:[0-9a-f]{2})+$/i.test(text) ? Buffer.from(text, 'hex').toString('latin1') : undefined;
  return (
    [
      [percent, 'percent-encoded'],
      [base64, 'base64 of its text'],
      [hex, 'hexadecimal digits of its text'],
    ] as const
  ).flatMap(([inner, how]) => (inner !== undefined && /^[\x21-\x7e]+$/.test(inner) ? [[inner, how] as const] : []));
}

/** Whether the algorithm makes signatures such as these bytes; RSA's are as long as its key and may begin with any byte. */
function canBeSignature({ length, isSignature }: Algorithm, bytes: Buffer): boolean {
  if (length !== undefined) return length === bytes.length;
  return isSignature === undefined ? bytes.length >= LEAST_MODULUS : isSignature(bytes);
}

/** Bytes of the shortest key that RSA's row takes. */
const LEAST_MODULUS = 256;

/** Characters; the longest signature that is known, of RSA with 4096 bits, has 1024 digits. */
const LONGEST = 1100;

function decodeText(text: string): Buffer | undefined {
  if (text.length > LONGEST) return undefined;
  if (text.length % 2 === 0 && /^[0-9A-Fa-f]+$/.test(text)) return Buffer.from(text, 'hex');
  return /^(?:[A-Za-z0-9+/]+|[\w-]+)={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}

function toEncodingCauses(text: string, bytes: Buffer, documented: Encoding): readonly Cause[] {
  const isDocumented = documented === 'hex' ? text.length === 2 * bytes.length : text === encode(bytes, documented);
  if (isDocumented) return [];
  const found = toEncoding(text, bytes);
  if (documented === 'hex') return [toCause('signature_in_base64', found === 'base64url' ? found : 'base64')];
  const titles = [found, documented].map(toEncodingTitle);
  return [toCause('signature_in_another_encoding', titles.join(', where the sender documents '))];
}

function toEncoding(text: string, bytes: Buffer): Encoding {
  if (text.length === 2 * bytes.length) return 'hex';
  if (/[-_]/.test(text)) return 'base64url';
  return text.endsWith('=') ? 'base64' : 'base64-unpadded';
}

/** The words of a list, names and marks left out. */
function toWords(text: string): readonly string[] {
  // What is longer holds no signature; a padded one ends with the sign that stands behind a name.
  return text
    .slice(0, 8 * LONGEST)
    .split(/[\s,;:"'`[\]{}()<>]+/)
    .flatMap((piece) => [piece, piece.slice(piece.indexOf('=') + 1)])
    .filter((word, at, words) => word !== '' && words.indexOf(word) === at)
    .slice(0, 2 * MOST_PARTS);
}
