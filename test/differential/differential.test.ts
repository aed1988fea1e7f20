/** Our senders against what their makers publish: of many deliveries, genuine and changed, both must say the same. */
import { createHash } from 'node:crypto';
import { createVerifier, signDelivery, WebhookError } from '@hooknotary/core';
import { messagebird } from '@hooknotary/providers/messagebird';
import { slack } from '@hooknotary/providers/slack';
import { describe, expect, it, vi } from 'vitest';
import { createRandom, type Random } from '../fuzz/mutate.ts';
import {
  anyQueryOf,
  formOf,
  isOurs,
  isTaken,
  isTakenByMessagebird,
  jsonOf,
  MESSAGEBIRD_KEY,
  ORACLES,
  ORIGIN,
  toText,
  withClaims,
  type Oracle,
  type Signed,
} from './oracles.ts';

const COUNT = 10_000;
// Packages judge a time by the clock of the process, which stands still: a run may take longer than they tolerate.
vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T12:00:00Z') });
const NOW = Date.now();

/** Half of all stay as they are; the others are changed in one place. */
function change(delivery: Signed, { signatureHeader }: Oracle, random: Random): Signed {
  const text = delivery.headers[signatureHeader] ?? '';
  const withSignature = (value: string): Signed => ({
    ...delivery,
    headers: { ...delivery.headers, [signatureHeader]: value },
  });
  const at = random(Math.max(text.length, 1));
  switch (random(8)) {
    case 0: {
      const rawBody = Buffer.from(delivery.rawBody);
      // One letter of ASCII for another, so that the bytes stay text.
      const letter = rawBody.findIndex((byte, index) => index >= rawBody.length / 2 && byte >= 0x61 && byte < 0x7a);
      if (letter >= 0) rawBody[letter] = (rawBody[letter] ?? 0) + 1;
      return { ...delivery, rawBody };
    }
    case 1: {
      const other = /[a-z0-8]/.test(text[at] ?? '') ? String.fromCharCode(text.charCodeAt(at) + 1) : '0';
      return withSignature(text.slice(0, at) + other + text.slice(at + 1));
    }
    case 2:
      return withSignature(text.slice(0, at));
    case 3:
      return withSignature('');
    default:
      return delivery;
  }
}

describe.each(ORACLES)('$name and our $provider.name', (oracle) => {
  it('say the same of every delivery', async () => {
    const { provider, secret, signing = secret, bodyOf = jsonOf, queryOf = anyQueryOf, options, spread = 200 } = oracle;
    const random = createRandom(1);
    const now = Math.floor(Date.now() / 1000) * 1000;
    const verdicts = { both: 0, none: 0 };
    const different: unknown[] = [];
    for (let round = 0; round < COUNT; round++) {
      const sent = now + (random(2 * spread + 1) - spread) * 1000;
      const headers = { 'webhook-id': `msg_${round}`, 'content-type': 'application/json', ...oracle.headers };
      const url = `/hooks/${random(3)}?${queryOf(random)}`;
      const signed = signDelivery(provider, signing, bodyOf(random), {
        url,
        headers,
        now: () => sent,
        ...options,
      }) as Signed;
      const genuine = oracle.signAgain?.(signed) ?? signed;
      const delivery = change(genuine, oracle, random);
      const [ours, theirs] = [isOurs(oracle, delivery), await isTaken(() => oracle.takes(delivery))];
      // Theirs is lenient: it takes signatures in spellings that no encoder makes.
      const [before = '', after = ''] = [genuine, delivery].map((each) => each.headers[oracle.signatureHeader]);
      if (theirs && isMisspelt(after) && !isMisspelt(before)) continue;
      if (ours !== theirs) different.push({ ours, theirs, headers: delivery.headers, body: toText(delivery.rawBody) });
      else verdicts[ours ? 'both' : 'none']++;
    }
    expect(different.slice(0, 3)).toEqual([]);
    expect(verdicts.both).toBeGreaterThan(COUNT / 4);
    expect(verdicts.none).toBeGreaterThan(COUNT / 4);
  }, 300_000);
});

/** Whether it is base64, or ends in it, with bits that no byte has or without its padding. */
function isMisspelt(text: string): boolean {
  const [last = ''] = /[\w+/=-]*$/.exec(text) ?? [];
  // Without the name before it.
  const end = last.replace(/^(?:[a-z]\d?|sha256)=/, '');
  const encoding = text.includes('.') ? 'base64url' : 'base64';
  return end.length >= 40 && Buffer.from(end, encoding).toString(encoding) !== end;
}

interface Claims {
  readonly nbf?: number;
  readonly exp?: number | null;
  readonly [claim: string]: unknown;
}

describe('MessageBird', () => {
  const oracle = ORACLES.find(({ name }) => name === 'messagebird');
  /** Claims say times in seconds from now. */
  const sign = ({ nbf = 0, exp, ...claims }: Claims) => {
    const now = Math.floor(Date.now() / 1000);
    const options = { url: '/hooks?a=1', publicUrl: ORIGIN, now: () => (now + nbf) * 1000 };
    return withClaims(signDelivery(messagebird, MESSAGEBIRD_KEY, { id: 'a' }, options) as Signed, {
      ...claims,
      ...(exp === undefined ? {} : { exp: exp === null ? undefined : now + exp }),
    });
  };
  const verdictsOf = async (claims: Claims) => {
    const delivery = sign(claims);
    return [oracle !== undefined && isOurs(oracle, delivery), await isTaken(() => isTakenByMessagebird(delivery))];
  };
  const jti = 'an ID';

  it.each([
    ['as it sends it', { jti }],
    ['that ended three seconds ago', { jti, nbf: -63, exp: -3 }],
  ])('has a package that takes a token %s, as ours', async (_what, claims) => {
    expect(await verdictsOf(claims)).toEqual([true, true]);
  });

  it.each([
    ['of another URL', { jti, url_hash: createHash('sha256').update(`${ORIGIN}/hooks?a=2`).digest('hex') }],
    ['of no URL', { jti, url_hash: undefined }],
    ['of no body', { jti, payload_hash: undefined }],
    ['that ended a minute ago', { jti, nbf: -120, exp: -60 }],
    ['that begins in a minute', { jti, nbf: 60, exp: 120 }],
    ['of somebody else', { jti, iss: 'Bird' }],
  ])('has a package that refuses a token %s, as ours', async (_what, claims) => {
    expect(await verdictsOf(claims)).toEqual([false, false]);
  });

  it('has a package that refuses a token without an ID, which ours takes: nothing is made of it', async () => {
    expect(await verdictsOf({})).toEqual([true, false]);
  });

  it('has a package that takes a token without an end for ever, which ours refuses', async () => {
    const claims = { jti, nbf: -3600, exp: null };
    expect(await verdictsOf(claims)).toEqual([false, true]);
  });
});

describe('Slack', () => {
  it('has a package whose check is of the same bytes, and of no time to come', async () => {
    const { isValidSlackRequest } = await import('@slack/bolt/dist/receivers/verify-request.js');
    const random = createRandom(2);
    for (let round = 0; round < COUNT; round++) {
      const body = random(2) === 0 ? jsonOf(random) : formOf(random);
      const sent = NOW - random(200) * 1000;
      const delivery = signDelivery(slack, 'a secret', body, { now: () => sent }) as Signed;
      const time = Number(delivery.headers['x-slack-request-timestamp']);
      const signature = delivery.headers['x-slack-signature'] ?? '';
      const isChanged = random(2) === 0;
      const text = isChanged ? `${body} ` : body;
      const theirs = isValidSlackRequest({
        signingSecret: 'a secret',
        body: text,
        headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': time },
      });
      const verify = createVerifier(slack, 'a secret', { now: () => NOW });
      const ours = (() => {
        try {
          verify({ ...delivery, rawBody: Buffer.from(text) });
          return true;
        } catch (error) {
          return error instanceof WebhookError && error.code === 'payload_malformed';
        }
      })();
      expect([ours, theirs]).toEqual([!isChanged, !isChanged]);
    }
  }, 300_000);
});
