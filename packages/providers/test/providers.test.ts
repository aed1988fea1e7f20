import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Delivery, createVerifier, signDelivery, type Provider } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';

const now = () => Date.UTC(2026, 1, 10, 14, 31);
const verify = (provider: Provider, payload: unknown, type?: string) =>
  createVerifier(provider, 'secret', { now })(signDelivery(provider, 'secret', payload, { now, type }));

/** None of the five has a part of its key outside the payload. */
const NO_DELIVERY: Delivery = { method: 'POST', url: '/', headers: {}, rawBody: new Uint8Array() };

describe('Kudosity', () => {
  const url = new URL('../../../test/fixtures/kudosity-callbacks.json', import.meta.url);
  const callbacks = JSON.parse(readFileSync(url, 'utf8')) as readonly { name: string; type: string; query: string }[];
  const queryOf = (type: string) => callbacks.find((callback) => callback.type === type)?.query ?? '';

  it.each(callbacks)('tells a $name by its parameters', ({ query, type }) => {
    expect(verify(kudosity, query).type).toBe(type);
  });

  it.each([
    ['delivery_receipt', 'response_id=7&link_hits[]=1&'],
    ['delivery_receipt', 'type=add&list_id=7&'],
    ['link_hit', 'status=seen&response_id=7&'],
    ['reply', 'status=seen&link_hits=1&datetime=now&'],
    ['list_action', 'status=seen&response_id=7&link_hits=1&'],
  ])('tells a %s, though the callback URL has the parameters %s of other kinds', (type, own) => {
    expect(verify(kudosity, own + queryOf(type)).type).toBe(type);
  });

  it('takes no callback about a message for a list action', () => {
    expect(verify(kudosity, 'message_id=1&type=add&list_id=1&mobile=61').type).toBe('unknown');
  });

  it.each([
    ['delivery_receipt', '&status=ok', 'delivery_receipt:331694668:61400000001:ok:2020-05-16%2012%3A10%3A00'],
    ['reply', '', 'reply:35566670'],
    ['link_hit', '&link_hits=2', 'link_hit:331696764:61400000001:2'],
  ])('makes the idempotency key of a %s of what tells it from others', (type, change, key) => {
    expect(verify(kudosity, queryOf(type) + change).id).toBe(`kudosity:${key}`);
  });

  it('makes the idempotency key of a list action of all that was signed', () => {
    expect(verify(kudosity, queryOf('list_action')).id).toMatch(/^kudosity:sha256:[0-9a-f]{64}$/);
  });

  it.each([
    ['a list action with its time', 'datetime_entry=2020-05-16+13:13:20', undefined],
    ['a list action without its time', '', null],
    ['a list action with an empty time', 'datetime_entry=', null],
    ['a list action with another time', 'datetime_entry=yesterday', null],
    ['a list action on a day that does not exist', 'datetime_entry=2020-02-30+13:13:20', null],
  ])('tells %s from the next by all that was signed, or not at all', (_what, time, key) => {
    const { payload, type } = verify(kudosity, `type=add&list_id=1&mobile=61&${time}`);
    expect(type).toBe('list_action');
    expect(kudosity.idempotencyKey(payload, type, NO_DELIVERY)).toBe(key);
  });

  it.each([
    ['delivery_receipt', new Date('2020-05-16T12:10:00Z')],
    ['reply', new Date('2020-05-16T12:10:00Z')],
    ['link_hit', new Date('2020-05-16T13:23:46Z')],
    ['list_action', new Date('2020-05-16T13:13:20Z')],
  ])('reads the time of a %s as UTC', (type, time) => {
    expect(verify(kudosity, queryOf(type)).occurredAt).toEqual(time);
  });

  it('takes the time that the sender names first, and none that it would not write', () => {
    const receipt = queryOf('delivery_receipt');
    expect(verify(kudosity, `${receipt}&datetime_entry=2021-01-01%2000:00:00`).occurredAt).toEqual(
      new Date('2020-05-16T12:10:00Z'),
    );
    expect(verify(kudosity, `${receipt}&datetime=yesterday`).occurredAt).toBeUndefined();
    expect(verify(kudosity, `${receipt}&datetime=2020-05-16T12:10:00Z`).occurredAt).toBeUndefined();
    expect(verify(kudosity, `${queryOf('list_action')}&datetime[]=x`)).toMatchObject({
      type: 'list_action',
      occurredAt: undefined,
    });
    expect(verify(kudosity, 'type=add&list_id=1&mobile=61')).toMatchObject({
      type: 'list_action',
      occurredAt: undefined,
    });
  });

  it('counts a callback without the parameters of its kind as unknown', () => {
    expect(verify(kudosity, 'response_id=1').type).toBe('unknown');
    expect(verify(kudosity, 'link_hits=1').type).toBe('unknown');
    expect(verify(kudosity, 'message_id=1').type).toBe('unknown');
  });

  it.each([
    ['reply', 'response_id=1'],
    ['reply', 'response=Hi'],
    ['link_hit', 'link_hits=1&status=seen'],
    ['delivery_receipt', 'status[]=delivered&list_id=1'],
    ['list_action', 'type=add&list_id=1'],
    [undefined, 'type=add'],
    [undefined, 'type=add&list_id=1&message_id=1'],
    [undefined, 'message_id=1'],
    [undefined, ''],
  ])('says that a callback is meant to be a %s by %s alone', (kind, query) => {
    const delivery = signDelivery(kudosity, 'secret', query);
    const { type, payload } = createVerifier(kudosity, 'secret')(delivery);
    expect(type).toBe('unknown');
    expect(kudosity.typeOf(payload, delivery)).toBe(kind);
  });

  it('takes the query from the first question mark on', () => {
    expect(verify(kudosity, 'a=1?b=2').payload).toEqual({ a: '1?b=2' });
  });
});

describe('iDenfy', () => {
  const identification = (change: object) => {
    const url = new URL('../../../test/fixtures/idenfy.json', import.meta.url);
    const published = JSON.parse(readFileSync(url, 'utf8')) as readonly { type: string; body: string }[];
    const body = published.find(({ type }) => type === 'IDENTIFICATION')?.body ?? '';
    return { ...(JSON.parse(body) as object), ...change };
  };
  const timeOf = (payload: unknown, type: string) => verify(idenfy, payload, type).occurredAt;

  it('takes the end of an identification, in Unix seconds, for its time', () => {
    expect(timeOf(identification({ finishTime: 1_554_727_002 }), 'IDENTIFICATION')).toEqual(
      new Date(1_554_727_002_000),
    );
    expect(timeOf(identification({ finishTime: 1e300 }), 'IDENTIFICATION')).toBeUndefined();
  });

  it('takes the time that an age estimation names', () => {
    const estimation = { scanRef: 's', status: 'FINISHED', occurredAt: '2026-11-20T09:15:00Z' };
    expect(verify(idenfy, estimation, 'AGE_ESTIMATION')).toMatchObject({
      type: 'AGE_ESTIMATION',
      occurredAt: new Date('2026-11-20T09:15:00Z'),
    });
  });

  it('gives no time where there is no body or none in it', () => {
    expect(verify(idenfy, '', 'VIDEO_CALL_FINISHED')).toMatchObject({
      type: 'VIDEO_CALL_FINISHED',
      payload: undefined,
      occurredAt: undefined,
    });
    expect(timeOf({ id: '1' }, 'SOS_REPORT')).toBeUndefined();
  });

  it('has no idempotency key for what nothing tells from the next', () => {
    expect(
      idenfy.idempotencyKey({ usersToExtend: 3, usersToExpire: 1 }, 'AML_MONITORING_EXPIRATION', NO_DELIVERY),
    ).toBeNull();
    expect(idenfy.idempotencyKey(undefined, 'VIDEO_CALL_FINISHED', NO_DELIVERY)).toBeNull();
    expect(idenfy.idempotencyKey({ id: '1' }, 'SOS_REPORT', NO_DELIVERY)).toBeUndefined();
  });

  it('gives no time where the end of an identification is missing', () => {
    expect(timeOf(identification({ finishTime: undefined }), 'IDENTIFICATION')).toBeUndefined();
    expect(timeOf(identification({ finishTime: null }), 'IDENTIFICATION')).toBeUndefined();
  });

  it('takes no event type from a header sent twice', () => {
    const delivery = signDelivery(idenfy, 'secret', { id: '1' }, { type: 'SOS_REPORT' });
    const headers = { ...delivery.headers, 'idenfy-event-type': ['SOS_REPORT', 'SOS_REPORT'] };
    expect(createVerifier(idenfy, 'secret')({ ...delivery, headers }).type).toBe('unknown');
  });

  it('is refused with 403 for the signature’s sake', () => {
    const delivery = signDelivery(idenfy, 'other', { id: '1' });
    expect(() => createVerifier(idenfy, 'secret')(delivery)).toThrow(
      expect.objectContaining({ code: 'signature_mismatch', status: 403 }),
    );
  });
});

describe('AkidOTP', () => {
  const event = { phone: '+1', requestId: 'r', verifiedAt: '2026-02-10T14:30:00.000Z' };

  it('marks what the dashboard sends as a test, and keeps it apart from a live verification', () => {
    expect(verify(akidotp, { ...event, status: 'test' })).toMatchObject({
      type: 'test',
      test: true,
      id: 'akidotp:r:test',
      occurredAt: new Date('2026-02-10T14:30:00.000Z'),
    });
    expect(verify(akidotp, { ...event, status: 'verified' })).toMatchObject({ test: false, id: 'akidotp:r:verified' });
  });
});

describe('Osapher', () => {
  const event = { event: 'certificate.issued', timestamp: '2026-02-10T14:30:00.000Z', data: {} };

  it('gives the time in the signed body, and a digest for the idempotency key', () => {
    const webhook = verify(osapher, event);
    expect(webhook).toMatchObject({ type: 'certificate.issued', occurredAt: new Date('2026-02-10T14:30:00.000Z') });
    expect(webhook.id).toMatch(/^osapher:sha256:[0-9a-f]{64}$/);
  });

  it('has no idempotency key where the time is missing', () => {
    expect(osapher.idempotencyKey(event, event.event, NO_DELIVERY)).toBeUndefined();
    expect(osapher.idempotencyKey({ event: event.event }, event.event, NO_DELIVERY)).toBeNull();
    expect(osapher.idempotencyKey({ ...event, timestamp: null }, event.event, NO_DELIVERY)).toBeNull();
    expect(osapher.idempotencyKey({ ...event, timestamp: '' }, event.event, NO_DELIVERY)).toBeNull();
  });

  it('is acknowledged as its page asks', () => {
    expect(osapher.success).toEqual({ contentType: 'application/json; charset=utf-8', body: '{"received":true}' });
  });
});

describe('Cardda', () => {
  const message = { id: 'm', body: '123456', vendor_card_id: '1', created_at: '2026-02-10T14:30:00.000Z' };

  it('gives the time and the identifier in the signed body', () => {
    expect(verify(cardda, message)).toMatchObject({
      type: 'verification_code',
      id: 'cardda:m',
      occurredAt: new Date('2026-02-10T14:30:00.000Z'),
    });
  });

  it('signs the time before the body', () => {
    const delivery = signDelivery(cardda, 'secret', message, { now });
    const later = { ...delivery.headers, 'x-cardda-timestamp': String(now() / 1000 + 1) };
    expect(() => createVerifier(cardda, 'secret', { now })({ ...delivery, headers: later })).toThrow(
      expect.objectContaining({ code: 'signature_mismatch', status: 401 }),
    );
  });

  it('is taken up to five minutes before and after it was sent, to the millisecond', () => {
    const delivery = signDelivery(cardda, 'secret', message, { now });
    const verifyLater = (age: number) => () => createVerifier(cardda, 'secret', { now: () => now() + age })(delivery);
    expect(verifyLater(300_000)).not.toThrow();
    expect(verifyLater(-300_000)).not.toThrow();
    expect(verifyLater(300_001)).toThrow(expect.objectContaining({ code: 'timestamp_too_old', status: 401 }));
    expect(verifyLater(-300_001)).toThrow(expect.objectContaining({ code: 'timestamp_too_new', status: 401 }));
  });

  it('is acknowledged as its page asks', () => {
    expect(cardda.success).toEqual({ contentType: 'application/json; charset=utf-8', body: '{"status":"received"}' });
  });
});
