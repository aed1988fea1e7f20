import { describe, expect, it } from 'vitest';
import type { Delivery } from '@hooknotary/core';
import { diagnose } from '../src/index.js';
import { cardda, codesOf, hmac, now, post, secret, seconds } from './diagnose-deliveries.js';

const body = '{"text":"canary-body"}';
const iso = new Date(seconds * 1000).toISOString();

/** A delivery with this timestamp header, signed over this text. */
const deliver = (timestamp: string | readonly string[] | undefined, signed: string): Delivery => ({
  ...post('cardda', { body }),
  headers: { 'x-cardda-signature': hmac(signed).toString('hex'), 'x-cardda-timestamp': timestamp },
});

describe('the timestamp of cardda', () => {
  it.each([
    ['counts milliseconds', `${seconds}123`, `${seconds}123.${body}`, ['timestamp_in_milliseconds']],
    ['counts milliseconds that are not signed', `${seconds}123`, `${seconds}.${body}`, ['timestamp_in_milliseconds']],
    ['is not signed', `${seconds}`, body, ['timestamp_not_signed']],
    ['is missing, and not signed', undefined, body, ['timestamp_not_signed']],
    ['is missing', undefined, `${seconds}.${body}`, ['timestamp_lost']],
    ['is signed as ISO text', `${seconds}`, `${iso}.${body}`, ['timestamp_signed_as_another_text']],
    ['is signed as short ISO text', `${seconds}`, `${iso.slice(0, 19)}Z.${body}`, ['timestamp_signed_as_another_text']],
    [
      'is signed with an offset',
      `${seconds}`,
      `${iso.slice(0, 19)}+00:00.${body}`,
      ['timestamp_signed_as_another_text'],
    ],
    ['is signed in milliseconds', `${seconds}`, `${seconds}000.${body}`, ['timestamp_signed_as_another_text']],
    ['is signed with a fraction', `${seconds}`, `${seconds}.0.${body}`, ['timestamp_signed_as_another_text']],
    ['is signed without its zeros', `00${seconds}`, `${seconds}.${body}`, ['timestamp_signed_as_another_text']],
    ['is ISO text', iso, `${iso}.${body}`, ['timestamp_not_in_seconds']],
    ['is ISO text, signed as seconds', iso, `${seconds}.${body}`, ['timestamp_signed_as_another_text']],
    ['has a fraction', `${seconds}.25`, `${seconds}.25.${body}`, ['timestamp_not_in_seconds']],
    ['has a fraction, signed without', `${seconds}.25`, `${seconds}.${body}`, ['timestamp_signed_as_another_text']],
    ['has white space around it', ` ${seconds}`, `${seconds}.${body}`, ['timestamp_has_white_space']],
    ['comes twice', [`${seconds}`, `${seconds}`], `${seconds}.${body}`, ['timestamp_sent_twice']],
    ['comes twice, joined', `${seconds}, ${seconds}`, `${seconds}.${body}`, ['timestamp_sent_twice']],
    [
      'comes twice, another one first',
      [`${seconds - 1}`, `${seconds}`],
      `${seconds}.${body}`,
      ['timestamp_sent_twice'],
    ],
    [
      'has a fraction behind a comma',
      `${seconds},123456789`,
      `${seconds},123456789.${body}`,
      ['timestamp_not_in_seconds'],
    ],
    ['is of another day', `${seconds - 86_400}`, `${seconds}.${body}`, []],
  ])('%s', (_what, timestamp, signed, codes) => {
    expect(codesOf(cardda, secret, deliver(timestamp, signed))).toEqual(codes);
  });

  it('stands under another name', () => {
    const { headers, ...rest } = deliver(undefined, `${seconds}.${body}`);
    const renamed = { ...rest, headers: { ...headers, 'x-timestamp': `${seconds}`, 'x-other': '5' } };
    expect(codesOf(cardda, secret, renamed)).toEqual(['timestamp_header_renamed']);
  });

  it.each([
    [-301, 'timestamp_too_old', '301 seconds behind', 'either one of the clocks is wrong, or the delivery is old'],
    [-86_400, 'timestamp_too_old', '86400 seconds behind', 'either one of the clocks is wrong, or the delivery is old'],
    [301, 'timestamp_too_new', '301 seconds ahead', 'the two clocks disagree'],
    [3600, 'timestamp_too_new', '3600 seconds ahead', 'the two clocks disagree'],
  ])('of a clock that is %i seconds off says so', (off, code, distance, meaning) => {
    const timestamp = `${seconds + off}`;
    const delivery = deliver(timestamp, `${timestamp}.${body}`);
    expect(codesOf(cardda, secret, delivery)).toEqual([code]);
    const { refusal, causes } = diagnose(cardda, secret, delivery, { now });
    expect([refusal?.code, causes[0]?.proof]).toEqual([code, expect.stringContaining(distance)]);
    expect(causes[0]?.proof).toContain(meaning);
  });

  it('is judged by the tolerance given', () => {
    const delivery = deliver(`${seconds - 10}`, `${seconds - 10}.${body}`);
    expect(diagnose(cardda, secret, delivery, { now }).webhook?.provider).toBe('cardda');
    expect(codesOf(cardda, secret, delivery, { tolerance: 9 })).toEqual(['timestamp_too_old']);
    expect(codesOf(cardda, `${secret}\n`, delivery)).toEqual(['secret_has_white_space']);
    expect(codesOf(cardda, `${secret}\n`, delivery, { tolerance: 9 })).toEqual([
      'secret_has_white_space',
      'timestamp_too_old',
    ]);
  });

  it('is not judged where it is not signed, nor under a clock that gives no number', () => {
    expect(codesOf(cardda, secret, deliver('5', body))).toEqual(['timestamp_not_signed']);
    const { headers, ...other } = post('akidotp', { body });
    expect(codesOf(cardda, secret, { ...other, headers: { ...headers, 'x-cardda-timestamp': '5' } })).toEqual([
      'sent_by_another_provider',
    ]);
    const delivery = deliver(`${seconds}`, `${seconds}.${body}`);
    expect(codesOf(cardda, secret, delivery, { now: () => Number.NaN })).toEqual([]);
  });

  it('and the body are wrong at once', () => {
    const delivery = { ...deliver(`${seconds}`, `${body}\n`), rawBody: Buffer.from(body) };
    expect(codesOf(cardda, secret, delivery)).toEqual(['timestamp_not_signed', 'body_newline_lost']);
    expect(codesOf(cardda, `${secret}\n`, delivery)).toEqual([
      'timestamp_not_signed',
      'body_newline_lost',
      'secret_has_white_space',
    ]);
  });
});
