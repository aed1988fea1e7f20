import { isTime, readHeader, toTime } from '@hooknotary/core/internal';
import type { DeliveryHeaders, Provider, TimestampRule } from '@hooknotary/core';
import { toCause, type Cause, type CauseCode } from './causes.js';
import { asGiven, type Guess } from './guess.js';
import { headerNames } from './signatures.js';
import type { Work } from './work.js';

/** The text that stands for the time in the signed content; undefined where it is left out. */
export type TimestampText = string | undefined;

/** The name of the time's header, of those of which the first signature that came has one; undefined where it has none. */
function toName({ signature, timestamp }: Provider, headers: DeliveryHeaders): string | undefined {
  const family = signature.headers.findIndex((name) => readHeader(headers, name).length > 0);
  return timestamp?.headers?.[Math.max(0, family)] ?? timestamp?.header;
}

/** The timestamp as the provider's description reads it, `''` where it has none in a header; undefined where it is refused. */
export function readTimestamp(provider: Provider, headers: DeliveryHeaders): string | undefined {
  const { timestamp } = provider;
  const name = toName(provider, headers);
  if (timestamp === undefined || name === undefined) return '';
  const [text = '', ...more] = readHeader(headers, name);
  return more.length === 0 && isTime(text, timestamp) ? text : undefined;
}

interface Found {
  /** Of times that stand beside a signature. */
  readonly times: readonly string[];
  readonly work: Work;
}

/** Texts that may stand for the time in the signed content. */
export function guessTimestamps(
  provider: Provider,
  headers: DeliveryHeaders,
  { times, work }: Found,
): readonly Guess<TimestampText>[] {
  const { timestamp, signature } = provider;
  // A token signs its own, and a payload what is in it.
  const isInside = signature.token !== undefined || timestamp?.member !== undefined;
  if (timestamp === undefined || isInside) return [asGiven('')];
  const name = toName(provider, headers);
  const received = name === undefined ? times : readHeader(headers, name).flatMap(splitJoined);
  const texts = [...new Set(received)].slice(0, MOST_TEXTS);
  const isCut = new Set(received).size > MOST_TEXTS;
  work.tell('timestamp', 'the time in other headers and forms', isCut ? `only ${MOST_TEXTS} of them` : undefined);
  const twice = name !== undefined && received.length > 1 ? [toCause('timestamp_sent_twice')] : [];
  return [
    ...texts.flatMap((text) => guessTexts(text, timestamp, twice)),
    { value: undefined, causes: [toCause('timestamp_not_signed')] },
    ...headerNames(headers)
      .filter((each) => each !== name)
      .flatMap((each) => readHeader(headers, each).map((text) => [each, text] as const))
      .filter(([, text]) => (timestamp.unit === 'iso8601' ? isTime(text, timestamp) : /^[0-9]{9,13}$/.test(text)))
      .map(([each, text]) => ({ value: text, causes: [toCause('timestamp_header_renamed', each)] })),
  ];
}

/** Seconds that a time may have been renewed by, or be away from now where it is lost. */
const NEAR = 30 * 60;

interface Near {
  /** Of times that stand beside a signature. */
  readonly times: readonly string[];
  readonly now: () => number;
  readonly work: Work;
  /** Seconds either side; default half an hour. */
  readonly near?: number;
}

/** Times near the one that came, or near now where none did. */
export function* renewTime(
  provider: Provider,
  headers: DeliveryHeaders,
  { times, now, work, near = NEAR }: Near,
): Iterable<Guess<TimestampText>> {
  const { timestamp, signature } = provider;
  if (timestamp === undefined || signature.token !== undefined || timestamp.member !== undefined) return;
  const name = toName(provider, headers);
  const received = (name === undefined ? times : readHeader(headers, name)).filter((text) => isTime(text, timestamp));
  work.tell('timestamp', received.length > 0 ? 'the times near the one that came' : 'the times near now');
  const [text] = received;
  const from = text === undefined ? Math.floor(now() / 1000) * 1000 : toTime(text, timestamp);
  const code = text === undefined ? 'timestamp_lost' : 'timestamp_renewed';
  for (let seconds = text === undefined ? 0 : 1; seconds <= near; seconds++) {
    for (const away of seconds === 0 ? [0] : [-seconds, seconds]) {
      const when = text === undefined ? `${toAway(away)} than this machine's clock` : toAway(away);
      for (const value of toTexts(from + away * 1000, timestamp, text)) yield { value, causes: [toCause(code, when)] };
    }
  }
}

function toAway(seconds: number): string {
  return `${Math.abs(seconds)} seconds ${seconds < 0 ? 'earlier' : 'later'}`;
}

/** A time as the sender writes it, in the form of another where there is one. */
function toTexts(
  milliseconds: number,
  { unit = 'seconds' }: TimestampRule,
  like: string | undefined,
): readonly string[] {
  if (unit === 'seconds') return [String(Math.floor(milliseconds / 1000))];
  if (unit === 'milliseconds') return [String(milliseconds)];
  const iso = new Date(milliseconds).toISOString();
  if (like?.includes('.') === true) return [iso];
  const short = iso.replace(/\.\d{3}Z$/, 'Z');
  return like === undefined ? [iso, short] : [short];
}

/** More times of one header are not looked at. */
const MOST_TEXTS = 8;

/** Node joins a header that comes twice with a comma; no other text holds nothing but two times of today. */
function splitJoined(value: string): readonly string[] {
  const parts = value.split(',');
  return parts.every((part) => /^ ?(?:[0-9]{10}|[0-9]{13})$/.test(part)) ? parts : [value];
}

type Because = (code: CauseCode, detail: string, value: string) => Guess<string>;

function guessTexts(received: string, rule: TimestampRule, causes: readonly Cause[]): readonly Guess<string>[] {
  const text = received.trim();
  const all = text === received || causes.length > 0 ? causes : [toCause('timestamp_has_white_space')];
  const because: Because = (code, detail, value) => ({ value, causes: [...all, toCause(code, detail)] });
  if ((rule.unit ?? 'seconds') === 'seconds' && /^[0-9]{13}$/.test(text)) {
    return [
      because('timestamp_in_milliseconds', 'that same number', text),
      because('timestamp_in_milliseconds', 'the seconds', text.slice(0, 10)),
    ];
  }
  if (rule.unit === 'milliseconds' && /^[0-9]{9,10}$/.test(text)) {
    return [
      because('timestamp_in_seconds', 'that same number', text),
      because('timestamp_in_seconds', 'the milliseconds', `${text}000`),
    ];
  }
  if (!isTime(text, rule)) return [toStrange(text, rule, because), ...fromDate(text, rule, because)];
  const milliseconds = toTime(text, rule);
  return [
    { value: text, causes: all },
    ...respell(milliseconds).map(([detail, value]) => because('timestamp_signed_as_another_text', detail, value)),
    ...(text.startsWith('0')
      ? [because('timestamp_signed_as_another_text', 'without the zeros in front', String(Number(text)))]
      : []),
  ];
}

/** What is no time as the sender documents it, and yet was signed as it is. */
function toStrange(text: string, { unit }: TimestampRule, because: Because): Guess<string> {
  if (unit === 'iso8601') return because('timestamp_in_another_form', 'ISO 8601 with its zone', text);
  return unit === 'milliseconds'
    ? because('timestamp_in_another_form', 'a whole number of Unix milliseconds', text)
    : because('timestamp_not_in_seconds', '', text);
}

function respell(milliseconds: number): readonly (readonly [detail: string, text: string])[] {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return [];
  const iso = date.toISOString();
  const seconds = Math.floor(milliseconds / 1000);
  return [
    ['as ISO 8601 text', iso],
    ['as ISO 8601 text', iso.replace(/\.\d{3}Z$/, 'Z')],
    ['as ISO 8601 text', iso.replace(/\.\d{3}Z$/, '+00:00')],
    ['in milliseconds', `${milliseconds}`],
    ['in seconds', `${seconds}`],
    ['with a fraction', `${seconds}.0`],
  ];
}

function fromDate(text: string, { unit }: TimestampRule, because: Because): readonly Guess<string>[] {
  const seconds = Math.floor((/^[-+\d.]+$/.test(text) ? Number(text) : Date.parse(text) / 1000) || 0);
  if (seconds <= 0) return [];
  if (unit === undefined || unit === 'seconds')
    return [because('timestamp_signed_as_another_text', 'as Unix seconds', String(seconds))];
  // Thirteen digits are milliseconds, ten are seconds.
  const milliseconds = seconds > 1e11 ? seconds : seconds * 1000;
  return respell(milliseconds).map(([detail, value]) => because('timestamp_signed_as_another_text', detail, value));
}
