import { createHash, createHmac } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import {
  createVerifier,
  type AnyWebhook,
  defineProvider,
  signDelivery,
  WebhookError,
  type Delivery,
  type Provider,
} from '../src/index.js';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';

const secret = 'your_webhook_secret_here';
const payload = {
  phone: '+971501234567',
  requestId: 'abc123def456',
  status: 'verified',
  verifiedAt: '2026-04-04T14:30:00.000Z',
};
const genuine = signDelivery(akidotp, secret, payload);
const codeOf = (verify: () => unknown): unknown => {
  try {
    verify();
  } catch (error) {
    return error instanceof WebhookError ? error.code : error;
  }
  return 'accepted';
};
const codeFor = (change: Partial<Record<keyof Delivery, unknown>>) =>
  codeOf(() => createVerifier(akidotp, secret)({ ...genuine, ...change } as Delivery));

describe('createVerifier', () => {
  it('gives the verified webhook at once where the secret is at hand', () => {
    const now = () => Date.UTC(2026, 3, 4, 14, 31);
    expect(createVerifier(akidotp, secret, { now })(genuine)).toEqual({
      provider: 'akidotp',
      type: 'verified',
      payload,
      id: 'akidotp:abc123def456:verified',
      test: false,
      occurredAt: new Date('2026-04-04T14:30:00.000Z'),
      receivedAt: new Date('2026-04-04T14:31:00.000Z'),
      rawBody: genuine.rawBody,
      secretIndex: 0,
    });
  });

  it('reads the headers of a Headers object', () => {
    expect(codeFor({ headers: new Headers(genuine.headers) })).toBe('accepted');
    expect(codeFor({ headers: new Headers() })).toBe('signature_missing');
  });

  it('finds a header in any case', () => {
    expect(codeFor({ headers: { 'X-AkidOTP-Signature': genuine.headers['x-akidotp-signature'] } })).toBe('accepted');
  });

  it('refuses two spellings of one header as sent twice', () => {
    const signature = genuine.headers['x-akidotp-signature'];
    expect(codeFor({ headers: { 'X-AkidOTP-Signature': signature, 'X-AKIDOTP-SIGNATURE': signature } })).toBe(
      'signature_malformed',
    );
  });

  it('refuses a header given as a list of two, and takes a list of one', () => {
    const signature = genuine.headers['x-akidotp-signature'];
    expect(codeFor({ headers: { 'x-akidotp-signature': [signature, signature] } })).toBe('signature_malformed');
    expect(codeFor({ headers: { 'x-akidotp-signature': [signature] } })).toBe('accepted');
  });

  it.each([
    ['gzip', 'content_encoding_unsupported'],
    ['identity, gzip', 'content_encoding_unsupported'],
    ['identity', 'accepted'],
    ['Identity', 'accepted'],
    ['', 'accepted'],
  ])('takes the bytes as sent only: content-encoding %j is %s', (encoding, outcome) => {
    expect(codeFor({ headers: { ...genuine.headers, 'content-encoding': encoding } })).toBe(outcome);
  });

  it('refuses two content encodings, in whatever way they are given', () => {
    for (const encodings of [
      ['identity', 'identity'],
      ['iden', 'tity'],
    ]) {
      expect(codeFor({ headers: { ...genuine.headers, 'content-encoding': encodings } })).toBe(
        'content_encoding_unsupported',
      );
    }
  });

  it.each([
    ['text', '{}'],
    ['a parsed object', {}],
    ['undefined', undefined],
  ])('refuses a raw body that is %s', (_what, rawBody) => {
    expect(codeFor({ rawBody })).toBe('body_already_parsed');
  });

  it('refuses other methods and names the right one', () => {
    const verify = createVerifier(akidotp, secret);
    expect(() => verify({ ...genuine, method: 'GET' })).toThrow(
      expect.objectContaining({
        code: 'method_not_allowed',
        status: 405,
        headers: { 'cache-control': 'no-store', allow: 'POST' },
      }),
    );
  });

  it('gives the webhook at once where a secret function does, and a promise for one of another realm', async () => {
    expect(createVerifier(akidotp, () => secret)(genuine)).toMatchObject({ type: 'verified' });
    const elsewhere = runInNewContext('Promise.resolve(secret)', { secret }) as Promise<string>;
    const verify = createVerifier(akidotp, () => elsewhere);
    await expect(verify(genuine)).resolves.toMatchObject({ type: 'verified' });
  });

  it('gives a promise where the secret is late, and refuses by rejecting', async () => {
    await expect(createVerifier(akidotp, async () => secret)(genuine)).resolves.toMatchObject({ type: 'verified' });
    await expect(createVerifier(akidotp, async () => 'other')(genuine)).rejects.toMatchObject({
      code: 'signature_mismatch',
    });
    await expect(createVerifier(akidotp, () => Promise.reject(new Error('down')))(genuine)).rejects.toMatchObject({
      code: 'secret_unavailable',
      status: 503,
      cause: new Error('down'),
    });
    await expect(createVerifier(akidotp, async () => '')(genuine)).rejects.toMatchObject({
      code: 'secret_unavailable',
      cause: new TypeError('akidotp: the secret is empty.'),
    });
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('down');
      },
    ],
    ['gives null', () => null],
    ['gives empty text', () => ''],
    ['gives an empty array', () => []],
    ['gives text with white space', () => 'secret\n'],
  ])('refuses with secret_unavailable where the secret function %s', (_what, find) => {
    expect(codeOf(() => createVerifier(akidotp, find as () => string)(genuine))).toBe('secret_unavailable');
  });

  it.each([
    ['a list of nothing', [undefined], 'it is undefined.'],
    ['null', null, 'it is null.'],
  ])('says to the application, as the cause, that the secret function gave %s', (_what, found, message) => {
    expect(() => createVerifier(akidotp, () => found as unknown as string)(genuine)).toThrow(
      expect.objectContaining({
        code: 'secret_unavailable',
        cause: expect.objectContaining({ message: expect.stringContaining(message) as unknown }) as unknown,
      }),
    );
  });

  it.each([
    ['text', 'north'],
    ['text of 200 characters', 'x'.repeat(200)],
    ['nothing', undefined],
  ])('takes %s for a tenant', (_what, tenant) => {
    expect(createVerifier(akidotp, () => ({ secret, tenant }))(genuine)).toMatchObject({ tenant });
  });

  it.each([
    ['empty text', ''],
    ['text that is too long', 'x'.repeat(201)],
    ['half a surrogate pair', '\ud800'],
    ['a number', 7],
    ['null', null],
    ['an object that looks like text', { length: 1, isWellFormed: (): boolean => true }],
  ])('takes %s for no tenant, and says so as the cause', (_what, tenant) => {
    const verify = createVerifier(akidotp, () => ({ secret, tenant }) as { secret: string });
    expect(() => verify(genuine)).toThrow(
      expect.objectContaining({
        code: 'secret_unavailable',
        cause: new TypeError('akidotp: a tenant must be text, not empty and of 200 characters at most.'),
      }),
    );
  });

  it('says of a webhook that is unknown why, and of no other', () => {
    const unknown = signDelivery(akidotp, secret, { status: 'verified', requestId: 7 });
    const { mismatch, test } = createVerifier(akidotp, secret)(unknown) as AnyWebhook & { mismatch?: object };
    expect([mismatch, test]).toEqual([{ type: 'verified', path: '/requestId', expected: 'string' }, false]);
    expect(createVerifier(akidotp, secret)(genuine)).not.toHaveProperty('mismatch');
    const other = createVerifier(akidotp, secret)(signDelivery(akidotp, secret, { status: 'expired' }));
    expect(other).toMatchObject({
      type: 'unknown',
      mismatch: { type: undefined, path: '', expected: 'one of the known events of akidotp' },
    });
  });

  it('hands the delivery to the secret function', () => {
    const find = ({ url }: Delivery) => (url === '/tenants/7' ? secret : 'other');
    expect(codeOf(() => createVerifier(akidotp, find)({ ...genuine, url: '/tenants/7' }))).toBe('accepted');
    expect(codeOf(() => createVerifier(akidotp, find)({ ...genuine, url: '/tenants/8' }))).toBe('signature_mismatch');
  });

  it.each([
    ['missing', undefined, 'timestamp_missing'],
    ['empty', '', 'timestamp_malformed'],
    ['negative', '-1', 'timestamp_malformed'],
    ['in part of a second', '1644512345.5', 'timestamp_malformed'],
    ['of 13 digits', '1644512345000', 'timestamp_malformed'],
    ['with a space before', ' 1644512345', 'timestamp_malformed'],
    ['with a line feed behind', '1644512345\n', 'timestamp_malformed'],
    ['sent twice', ['1644512345', '1644512345'], 'timestamp_malformed'],
    ['of 12 digits', '999999999999', 'signature_mismatch'],
    ['of one digit', '0', 'signature_mismatch'],
  ])('refuses a timestamp that is %s', (_what, timestamp, code) => {
    const delivery = signDelivery(cardda, secret, {});
    const headers = { ...delivery.headers, 'x-cardda-timestamp': timestamp };
    expect(codeOf(() => createVerifier(cardda, secret)({ ...delivery, headers }))).toBe(code);
  });

  it('takes the tolerance given for that of the sender', () => {
    const verifyAt = (now: number) =>
      codeOf(() =>
        createVerifier(cardda, secret, { tolerance: 2, now: () => now })(
          signDelivery(cardda, secret, {}, { now: () => 1_000_000 }),
        ),
      );
    expect(verifyAt(1_002_000)).toBe('accepted');
    expect(verifyAt(1_002_001)).toBe('timestamp_too_old');
    expect(verifyAt(998_000)).toBe('accepted');
    expect(verifyAt(997_999)).toBe('timestamp_too_new');
  });

  it('refuses signed bytes that are no JSON, without quoting them', () => {
    const verify = createVerifier(akidotp, secret);
    for (const body of ['', '{', Buffer.from([0x22, 0xff, 0x22]), '{"__proto__":{}}']) {
      const read = () => verify(signDelivery(akidotp, secret, body));
      expect(read).toThrow(expect.objectContaining({ code: 'payload_malformed', status: 400 }));
      expect(read).toThrow(expect.not.objectContaining({ cause: expect.anything() as unknown }));
    }
  });

  it('counts what the sender signed in no known form as unknown, and takes nothing else from it', () => {
    expect(createVerifier(akidotp, secret)(signDelivery(akidotp, secret, { ...payload, phone: 5 }))).toMatchObject({
      type: 'unknown',
      payload: { ...payload, phone: 5 },
      test: false,
      occurredAt: undefined,
    });
  });

  it('refuses a timestamp under a clock that gives no number', () => {
    const delivery = signDelivery(cardda, secret, {});
    expect(codeOf(() => createVerifier(cardda, secret, { now: () => Number.NaN })(delivery))).toBe('timestamp_too_old');
  });

  it('judges maxEventAge to the millisecond, and lets webhooks without a time pass', () => {
    const verifyAt = (age: number, delivery: Delivery) =>
      codeOf(() =>
        createVerifier(akidotp, secret, { maxEventAge: 60, now: () => Date.parse(payload.verifiedAt) + age })(delivery),
      );
    expect(verifyAt(60_000, genuine)).toBe('accepted');
    expect(verifyAt(60_001, genuine)).toBe('event_too_old');
    expect(verifyAt(60_001, signDelivery(akidotp, secret, { status: 'new' }))).toBe('accepted');
  });
});

describe('the idempotency key', () => {
  const idOf = (body: unknown) => createVerifier(akidotp, secret)(signDelivery(akidotp, secret, body)).id;
  const digest = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

  it('keeps two events apart whose parts would read the same side by side', () => {
    expect(idOf({ ...payload, requestId: 'a:verified' })).toBe('akidotp:a%3Averified:verified');
  });

  it('takes up to 200 characters, as the sender wrote them', () => {
    const requestId = 'x'.repeat(200 - ':verified'.length);
    expect(idOf({ ...payload, requestId })).toBe(`akidotp:${requestId}:verified`);
    const body = { ...payload, requestId: `${requestId}x` };
    expect(idOf(body)).toBe(`akidotp:${digest(JSON.stringify(body))}`);
  });

  it.each([
    ['too long', 'x'.repeat(201)],
    ['too long once encoded', 'ü'.repeat(100)],
    ['no well-formed text', '\ud800'],
  ])('is a digest where an identifier is %s', (_what, requestId) => {
    const body = { ...payload, requestId };
    expect(idOf(body)).toBe(`akidotp:${digest(JSON.stringify(body))}`);
  });

  it('of an unknown event is a digest of the signed bytes', () => {
    expect(idOf({ status: 'new' })).toBe(`akidotp:${digest('{"status":"new"}')}`);
  });

  it('of iDenfy does not change with the unsigned event type', () => {
    const [first, second] = ['COMPANY_EXPIRATION', 'SOS_REPORT'].map((type) =>
      createVerifier(idenfy, secret)(signDelivery(idenfy, secret, { id: '1' }, { type })),
    );
    expect([first?.type, second?.type]).toEqual(['COMPANY_EXPIRATION', 'SOS_REPORT']);
    expect(first?.id).toBe(second?.id);
  });

  it('of Cardda stays the same when a retry is signed anew', () => {
    const [first, second] = [0, 60_000].map((later) => {
      const now = () => Date.UTC(2026, 1, 10) + later;
      return createVerifier(cardda, secret, { now })(signDelivery(cardda, secret, { event: 'new' }, { now }));
    });
    expect(first?.id).toBe(second?.id);
  });
});

describe('Kudosity', () => {
  const verify = createVerifier(kudosity, secret);
  const sign = (json: string) => createHmac('sha256', secret).update(json).digest('hex');
  const deliver = (query: string, json: string) =>
    ({
      method: 'GET',
      url: `/hook?${query}`,
      headers: { 'x-transmitsms-signature': sign(json) },
      rawBody: Buffer.alloc(0),
    }) as const;

  it('makes the payload of the signed map: PHP lets the last parameter of a name win, in the place of the first', () => {
    const { payload: map } = verify(
      deliver('a=1&b=2&a=3&c[]=x&c[]=y&d[k]=v', '{"a":"3","b":"2","c":["x","y"],"d":{"k":"v"}}'),
    );
    expect(JSON.stringify(map)).toBe('{"a":"3","b":"2","c":["x","y"],"d":{"k":"v"}}');
  });

  it('refuses what PHP cannot encode, though the sender would sign the empty string for it', () => {
    expect(codeOf(() => verify(deliver('message_id=%FF', '')))).toBe('signed_content_malformed');
  });

  it('takes the query up to a fragment, and an empty one where there is none', () => {
    expect(verify(deliver('a=1#&b=2', '{"a":"1"}')).payload).toEqual({ a: '1' });
    expect(verify({ ...deliver('', '[]'), url: '/hook' }).payload).toEqual([]);
  });
});

describe('Osapher', () => {
  const delivery = signDelivery(osapher, 'whsec_dGVzdA==', { event: 'new' });
  const good = delivery.headers['x-osapher-signature'] ?? '';
  const bad = `sha256=${'0'.repeat(64)}`;
  const codeWith = (headers: Record<string, string>) =>
    codeOf(() => createVerifier(osapher, 'whsec_dGVzdA==')({ ...delivery, headers }));

  it('signs with the secret as it stands', () => {
    expect(good).toBe(`sha256=${createHmac('sha256', 'whsec_dGVzdA==').update('{"event":"new"}').digest('hex')}`);
  });

  it.each([
    [{ 'x-osapher-signature': good }, 'accepted'],
    [{ 'x-verinty-signature': good }, 'accepted'],
    [{ 'x-osapher-signature': good, 'x-verinty-signature': good }, 'accepted'],
    [{ 'x-osapher-signature': good, 'x-verinty-signature': bad }, 'signature_mismatch'],
    [{ 'x-osapher-signature': bad, 'x-verinty-signature': good }, 'signature_mismatch'],
    [{ 'x-osapher-signature': good, 'x-verinty-signature': '' }, 'signature_malformed'],
  ])('with headers %o is %s', (headers, code) => {
    expect(codeWith(headers)).toBe(code);
  });
});

describe('Cardda', () => {
  const codeIn = (body: string) => {
    const message = { id: '1', body, vendor_card_id: '12345', created_at: '2026-02-10T14:30:00.000Z' };
    const webhook = createVerifier(cardda, secret)(signDelivery(cardda, secret, message));
    return webhook.type === 'verification_code' ? webhook.code : 'unknown';
  };

  it.each([
    ['Tu codigo de verificacion es 123456', '123456'],
    ['123456', '123456'],
    ['12345', undefined],
    ['1234567', undefined],
    ['Tarjeta 4111111111111111, codigo 654321.', '654321'],
    ['codigo:123456x', '123456'],
    ['123-456', undefined],
    ['\u0661123456', undefined],
    ['\u0661\u0662\u0663\u0664\u0665\u0666', undefined],
    ['111111 222222', '111111'],
    ['', undefined],
  ])('finds in %j the code %s', (body, code) => {
    expect(codeIn(body)).toBe(code);
  });
});

describe('defineProvider', () => {
  interface Ping {
    readonly n: number;
  }
  const acme = defineProvider<'acme', { ping: Ping }, { readonly twice: number }>({
    name: 'acme',
    signature: { headers: ['x-acme'], prefix: 'v1=', refusalStatus: 403 },
    timestamp: { header: 'x-acme-time', tolerance: 10 },
    signedContent: ({ rawBody }, timestamp) => [Buffer.from(`${timestamp}:`), rawBody],
    types: { ping: (body): body is Ping => typeof (body as Partial<Ping> | null)?.n === 'number' },
    typeOf: () => 'ping',
    idempotencyKey: ({ n }) => [String(n)],
    testTypes: ['ping'],
    extras: ({ n }) => ({ twice: n * 2 }),
  });

  it("describes a sender of the user's own, type and all", () => {
    const webhook = createVerifier(acme, 'secret')(signDelivery(acme, 'secret', { n: 21 }));
    expect(webhook).toMatchObject({
      provider: 'acme',
      type: 'ping',
      id: 'acme:21',
      test: true,
      twice: 42,
      occurredAt: undefined,
    });
    expect(webhook.type === 'ping' && webhook.payload.n + webhook.twice).toBe(63);
  });

  it("refuses with its own status, for the signature's sake alone", () => {
    const { headers, ...rest } = signDelivery(acme, 'secret', { n: 1 }, { now: () => 1_000_000 });
    const verify = createVerifier(acme, 'secret', { now: () => 2_000_000 });
    expect(() => verify({ ...rest, headers: { ...headers, 'x-acme': 'v1=' } })).toThrow(
      expect.objectContaining({ status: 403 }),
    );
    expect(() => verify({ ...rest, headers })).toThrow(
      expect.objectContaining({ code: 'timestamp_too_old', status: 401 }),
    );
  });

  it('refuses content of no parts, which nobody can have signed', () => {
    const provider: Provider = { ...akidotp, signedContent: () => [] };
    const delivery = signDelivery(provider, 'secret', {});
    expect(codeOf(() => createVerifier(provider, 'secret')(delivery))).toBe('signed_content_malformed');
  });

  it('hands empty text for the timestamp of a sender that signs none', () => {
    const received: string[] = [];
    const provider: Provider = {
      ...akidotp,
      signedContent: ({ rawBody }, timestamp) => {
        received.push(timestamp);
        return [rawBody];
      },
    };
    createVerifier(provider, secret)(signDelivery(provider, secret, payload));
    expect(received).toEqual(['', '']);
  });
});
