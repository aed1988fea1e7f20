import { readHeader } from '@hooknotary/core/internal';
import type { DeliveryHeaders, Provider } from '@hooknotary/core';
import { toCause, type Cause, type CauseCode } from './causes.js';
import { asGiven, type Guess } from './guess.js';
import { headerNames } from './signatures.js';
import type { Work } from './work.js';

/** The text that stands for the time in the signed content; undefined where it is left out. */
export type TimestampText = string | undefined;

const SECONDS = /^[0-9]{1,12}$/;

/** The timestamp as the provider's description reads it, `''` where it has none; undefined where it is refused. */
export function readTimestamp({ timestamp }: Provider, headers: DeliveryHeaders): string | undefined {
  if (timestamp === undefined) return '';
  // Beside the signature nothing is looked for.
  if (timestamp.header === undefined) return undefined;
  const [text = '', ...more] = readHeader(headers, timestamp.header);
  return more.length === 0 && SECONDS.test(text) ? text : undefined;
}

/** Texts that may stand for the time in the signed content. */
export function guessTimestamps(
  provider: Provider,
  headers: DeliveryHeaders,
  work: Work,
): readonly Guess<TimestampText>[] {
  const header = provider.timestamp?.header;
  if (header === undefined) return [asGiven('')];
  const received = readHeader(headers, header).flatMap(splitJoined);
  const texts = [...new Set(received)].slice(0, MOST_TEXTS);
  const isCut = new Set(received).size > MOST_TEXTS;
  work.tell('timestamp', 'the time in other headers and forms', isCut ? `only ${MOST_TEXTS} of them` : undefined);
  const twice = received.length > 1 ? [toCause('timestamp_sent_twice')] : [];
  return [
    ...texts.flatMap((text) => guessTexts(text, twice)),
    { value: undefined, causes: [toCause('timestamp_not_signed')] },
    ...headerNames(headers)
      .filter((name) => name !== header)
      .flatMap((name) => readHeader(headers, name).map((text) => [name, text] as const))
      .filter(([, text]) => /^[0-9]{9,13}$/.test(text))
      .map(([name, text]) => ({ value: text, causes: [toCause('timestamp_header_renamed', name)] })),
  ];
}

/** More times of one header are not looked at. */
const MOST_TEXTS = 8;

/** Node joins a header that comes twice with a comma; no other text holds nothing but two times of today. */
function splitJoined(value: string): readonly string[] {
  const parts = value.split(',');
  return parts.every((part) => /^ ?(?:[0-9]{10}|[0-9]{13})$/.test(part)) ? parts : [value];
}

function guessTexts(received: string, causes: readonly Cause[]): readonly Guess<string>[] {
  const text = received.trim();
  const all = text === received || causes.length > 0 ? causes : [toCause('timestamp_has_white_space')];
  const because = (code: CauseCode, detail: string, value: string): Guess<string> => ({
    value,
    causes: [...all, toCause(code, detail)],
  });
  if (/^[0-9]{13}$/.test(text)) {
    return [
      because('timestamp_in_milliseconds', 'that same number', text),
      because('timestamp_in_milliseconds', 'the seconds', text.slice(0, 10)),
    ];
  }
  if (!SECONDS.test(text)) return [because('timestamp_not_in_seconds', '', text), ...fromDate(text, because)];
  return [
    { value: text, causes: all },
    ...respell(Number(text)).map(([detail, value]) => because('timestamp_signed_as_another_text', detail, value)),
    ...(text.startsWith('0')
      ? [because('timestamp_signed_as_another_text', 'without the zeros in front', String(Number(text)))]
      : []),
  ];
}

function respell(seconds: number): readonly (readonly [detail: string, text: string])[] {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return [];
  const iso = date.toISOString();
  return [
    ['as ISO 8601 text', iso],
    ['as ISO 8601 text', iso.replace('.000Z', 'Z')],
    ['as ISO 8601 text', iso.replace('.000Z', '+00:00')],
    ['in milliseconds', `${seconds}000`],
    ['with a fraction', `${seconds}.0`],
  ];
}

function fromDate(
  text: string,
  because: (code: CauseCode, detail: string, value: string) => Guess<string>,
): readonly Guess<string>[] {
  const seconds = Math.floor((/^[-+\d.]+$/.test(text) ? Number(text) : Date.parse(text) / 1000) || 0);
  return seconds > 0 ? [because('timestamp_signed_as_another_text', 'as Unix seconds', String(seconds))] : [];
}
