import { withBody, withFraming, withHeader, withoutHeader, withSignature } from '../edits.ts';
import { exampleOf } from '../published.ts';
import { acceptedAs, guarded, refused, row, rowsForEach } from '../row.ts';
import { cardda, hmac, NOW } from '../senders.ts';

const SECONDS = NOW / 1000;
const TIMESTAMP = 'X-Cardda-Timestamp';

/** Cardda signs the time of sending together with the body. */
export const carddaTimestampRows = rowsForEach([cardda], (sender) => {
  const example = exampleOf(sender);
  const { request, content } = example;
  const setup = guarded(sender);
  const at = (timestamp: number | string) => sender.send(content, { timestamp: String(timestamp) });
  const forgedAt = (timestamp: number | string) => withSignature(sender, at(timestamp), '0'.repeat(64));
  const taken = acceptedAs(example);
  const tolerant = (tolerance: number, now = NOW) => guarded(sender, { options: { tolerance, now: () => now } });
  const malformed: readonly (readonly [string, string])[] = [
    ['no digits', 'now'],
    ['nothing', ''],
    ['a plus sign', `+${SECONDS}`],
    ['a minus sign', `-${SECONDS}`],
    ['a fraction', `${SECONDS}.0`],
    ['an exponent', '1.7637264e9'],
    ['an exponent without a point', '17637264e2'],
    ['hexadecimal digits', '0x692055c0'],
    ['an underscore between digits', '1_763_726_400'],
    ['a comma between digits', '1,763,726,400'],
    ['a space between digits', '1763726 400'],
    ['milliseconds', String(NOW)],
    ['digits that are not ASCII', Buffer.from('１７６３７２６４００').toString('latin1')],
    ['Arabic digits', Buffer.from('١٧٦٣٧٢٦٤٠٠').toString('latin1')],
    ['a superscript digit', `${SECONDS}\xb2`],
    ['a time in ISO 8601', '2026-11-21T12:00:00Z'],
    ['Infinity', 'Infinity'],
    ['a thousand digits', '1'.repeat(1000)],
  ];
  return [
    row('takes a timestamp 300 seconds old', setup, at(SECONDS - 300), taken),
    row('refuses a timestamp 301 seconds old', setup, at(SECONDS - 301), refused(401, 'timestamp_too_old')),
    row('takes a timestamp 300 seconds ahead', setup, at(SECONDS + 300), taken),
    row('refuses a timestamp 301 seconds ahead', setup, at(SECONDS + 301), refused(401, 'timestamp_too_new')),
    row('refuses the timestamp that the vendor printed', setup, at('1644512345'), refused(401, 'timestamp_too_old')),
    row('refuses the timestamp 0', setup, at(0), refused(401, 'timestamp_too_old')),
    row('refuses the last timestamp of twelve digits', setup, at('999999999999'), refused(401, 'timestamp_too_new')),
    row('takes leading zeros, which the signature covers', setup, at(`00${SECONDS}`), taken),
    row(
      'takes white space around the timestamp, as HTTP has it',
      setup,
      withHeader(request, TIMESTAMP, ` ${SECONDS} `),
      taken,
    ),
    row('takes a timestamp as old as the tolerance', tolerant(10), at(SECONDS - 10), taken),
    row(
      'refuses a timestamp older than the tolerance',
      tolerant(10),
      at(SECONDS - 11),
      refused(401, 'timestamp_too_old'),
    ),
    row(
      'refuses a timestamp further ahead than the tolerance',
      tolerant(10),
      at(SECONDS + 11),
      refused(401, 'timestamp_too_new'),
    ),
    row('takes an older timestamp where the tolerance is wider', tolerant(86_400), at(SECONDS - 86_400), taken),
    row(
      'takes a tolerance of half a second',
      tolerant(0.5, NOW + 500),
      at(SECONDS),
      acceptedAs(example, { receivedAt: new Date(NOW + 500) }),
    ),
    row(
      'counts milliseconds of its own clock',
      tolerant(0.5, NOW + 501),
      at(SECONDS),
      refused(401, 'timestamp_too_old'),
    ),
    row('refuses where its clock is broken', tolerant(300, Number.NaN), at(SECONDS), refused(401, 'timestamp_too_old')),
    row(
      'refuses a delivery without a timestamp',
      setup,
      withoutHeader(request, TIMESTAMP),
      refused(401, 'timestamp_missing'),
    ),
    row(
      'refuses a delivery without a timestamp before its body comes',
      setup,
      withFraming(withoutHeader(request, TIMESTAMP), 'announced'),
      refused(401, 'timestamp_missing'),
    ),
    ...malformed.map(([form, text]) =>
      row(`refuses a timestamp of ${form}, though it was signed`, setup, at(text), refused(401, 'timestamp_malformed')),
    ),
    row(
      'refuses the timestamp sent twice',
      setup,
      withHeader(request, TIMESTAMP, String(SECONDS), String(SECONDS)),
      refused(401, 'timestamp_malformed'),
    ),
    row(
      'refuses a genuine timestamp behind another one',
      setup,
      withHeader(request, TIMESTAMP, String(SECONDS - 999), String(SECONDS)),
      refused(401, 'timestamp_malformed'),
    ),
    row(
      'refuses another timestamp than the one signed',
      setup,
      withHeader(at(SECONDS - 999), TIMESTAMP, String(SECONDS)),
      refused(401, 'signature_mismatch'),
    ),
    row(
      'refuses a timestamp written in another way than the one signed',
      setup,
      withHeader(request, TIMESTAMP, `0${SECONDS}`),
      refused(401, 'signature_mismatch'),
    ),
    row(
      'judges no age before the signature: too old',
      setup,
      forgedAt(SECONDS - 301),
      refused(401, 'signature_mismatch'),
    ),
    row(
      'judges no age before the signature: too new',
      setup,
      forgedAt(SECONDS + 301),
      refused(401, 'signature_mismatch'),
    ),
    row(
      'judges the age before the payload',
      setup,
      sender.send('no JSON', { timestamp: String(SECONDS - 301) }),
      refused(401, 'timestamp_too_old'),
    ),
    row(
      'refuses the body signed without its timestamp',
      setup,
      withSignature(sender, request, hmac(sender.secret, content)),
      refused(401, 'signature_mismatch'),
    ),
    row(
      'refuses the body signed without the dot',
      setup,
      withSignature(sender, request, hmac(sender.secret, String(SECONDS), content)),
      refused(401, 'signature_mismatch'),
    ),
    row('refuses bytes moved from the body to the timestamp', setup, moved(), refused(401, 'timestamp_malformed')),
    row(
      'asks for a signature before it asks for a timestamp',
      setup,
      { ...request, headers: [] },
      refused(401, 'signature_missing'),
    ),
    {
      it: 'takes the retry of a delivery within the tolerance, and refuses a later one',
      setup: () => guarded(sender, { options: { now: clock([NOW, NOW + 300_000, NOW + 300_001]) } }),
      exchanges: [
        { request, expected: taken },
        { request, expected: acceptedAs(example, { receivedAt: new Date(NOW + 300_000) }) },
        { request, expected: refused(401, 'timestamp_too_old') },
      ],
    },
  ];

  /** `<a>.<b>` reads the same where the dot stands in the body. */
  function moved() {
    const signed = sender.send('5.{}', { timestamp: '17637264' });
    return withBody(withHeader(signed, TIMESTAMP, '17637264.5'), '{}');
  }
});

function clock(times: readonly number[]): () => number {
  const left = [...times];
  return () => left.shift() ?? Number.NaN;
}
