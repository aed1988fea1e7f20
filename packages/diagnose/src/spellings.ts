import type { Algorithm, DeliveryHeaders, Encoding, Provider } from '@hooknotary/core';
import { encode, toCandidate, type Candidate } from '@hooknotary/core/internal';
import { guessAlgorithms, readChoice } from './algorithms.js';
import { toCause, type Cause } from './causes.js';
import type { Guess } from './guess.js';
import { readWriting, toEncodingTitle, type Writing } from './writing.js';

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
      ? createTokenReader(read)
      : createLineReader(writing, { read, algorithms, isPlain: writing.label === (source.prefix ?? '') });

  function readAll(values: readonly string[]): readonly Guess<Candidates>[] {
    const lines = values.flatMap((value) => splitJoined(value, writing?.label ?? '')).slice(0, MOST_PARTS);
    const twice = lines.length > 1 ? [toCause('signature_sent_twice')] : [];
    const spellings = lines.flatMap((line) => readLine(lines.length > 1 ? line.trim() : line));
    return spellings.slice(0, MOST_PARTS).map(({ value, causes }) => ({ value, causes: [...twice, ...causes] }));
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
function createTokenReader(read: SpellingReader['read']): LineReader {
  return (line) => {
    const { text, causes } = strip(line);
    const token = text.slice(text.lastIndexOf(' ') + 1);
    const changes: readonly (readonly [text: string, causes: readonly Cause[]])[] = [
      [text, []],
      [token, [toCause('signature_prefix_added')]],
      [`Bearer ${token}`, [toCause('signature_prefix_missing', 'Bearer ')]],
    ];
    const found = changes.find(([changed]) => read(changed).length > 0);
    return found === undefined ? [] : [{ value: read(found[0]), causes: [...causes, ...found[1]] }];
  };
}

const LABEL = /^[A-Za-z][\w-]{0,19}[=: ] ?/;

function createLineReader({ label, encoding }: Writing, { read, algorithms, isPlain }: LineOptions): LineReader {
  const fits = (bytes: Buffer): readonly Guess<Algorithm>[] =>
    algorithms.filter(({ value: { length } }) => (length === undefined ? isDer(bytes) : length === bytes.length));

  /** The signature that is one line, or those among the parts of a line. */
  function readPlain(line: string): readonly Guess<Candidates>[] {
    const whole = readSpelling(line);
    if (whole.length > 0) return whole;
    const parts = line.split(',');
    if (parts.length === 1) return [];
    const inList = toCause('signature_in_list', String(parts.length));
    return parts
      .slice(0, MOST_PARTS)
      .flatMap((part, at) => readSpelling(part.trim(), at > 0))
      .map(({ value, causes }) => ({ value, causes: [inList, ...causes] }));
  }

  function readSpelling(text: string, isBehind = false): readonly Guess<Candidates>[] {
    const { text: bare, causes } = strip(text);
    const { before, rest } = splitLabel(bare);
    const bytes = decodeAny(rest);
    if (bytes === undefined) return [];
    const found = isBehind ? `,${before}` : before;
    return toGuesses(bytes, {
      causes: [
        ...causes,
        ...(before === label ? [] : [toPrefixCause(found)]),
        ...toEncodingCauses(rest, bytes, encoding),
      ],
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
    return toWords(text).flatMap((word) => {
      const bytes = decodeAny(word);
      if (bytes === undefined) return [];
      const inEncoding = toEncodingCauses(word, bytes, encoding);
      const written = read(text.replace(word, () => encode(bytes, encoding)));
      if (written.length > 0) return [{ value: written, causes: [...causes, ...inEncoding] }];
      const time = /(?<!\d)\d{10}(?:\d{3})?(?!\d)/.exec(text)?.[0];
      const named = { causes: [...causes, toPrefixCause(text === word ? '' : text), ...inEncoding] };
      return toGuesses(bytes, time === undefined ? named : { ...named, time });
    });
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
    return fits(bytes).map(({ value: algorithm, causes: more }) => ({
      value: [toCandidate(bytes, algorithm, time)],
      causes: [...causes, ...more],
    }));
  }

  return isPlain ? readPlain : readNamed;
}

/** ASN.1, as ECDSA writes two numbers: a sequence of as many bytes as it says. */
function isDer(bytes: Buffer): boolean {
  return bytes[0] === 0x30 ? bytes[1] === bytes.length - 2 : bytes.length >= 256;
}

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
    .split(/[\s,;:]+/)
    .flatMap((piece) => [piece, piece.slice(piece.indexOf('=') + 1)])
    .filter((word, at, words) => word !== '' && words.indexOf(word) === at)
    .slice(0, 2 * MOST_PARTS);
}
