import { publishedBy } from '../published.ts';
import { accepted, acceptedAs, guarded, refused, row, rowsForEach, type ExpectedWebhook } from '../row.ts';
import { akidotp } from '../senders.ts';
import { digestId, withoutMember } from './parts.ts';

/** AkidOTP: live verifications and tests have one form and one secret. */
export const akidotpRows = rowsForEach([akidotp], (sender) => {
  const verified = {
    phone: '+971501234567',
    requestId: 'abc',
    status: 'verified',
    verifiedAt: '2026-11-21T11:59:00.000Z',
  };
  const setup = guarded(sender);
  const of = (value: unknown) => sender.send(JSON.stringify(value));
  const takes = (value: object, more: Partial<ExpectedWebhook> = {}) =>
    [of(value), accepted({ type: 'verified', payload: value, ...more })] as const;
  const unknown = (value: object) =>
    [
      of(value),
      accepted({ type: 'unknown', payload: value, occurredAt: undefined, id: digestId(sender, JSON.stringify(value)) }),
    ] as const;
  const at = (verifiedAt: string) => ({ ...verified, verifiedAt });
  const aged = guarded(sender, { options: { maxEventAge: 60 } });
  const [live, button, sample] = publishedBy(sender).map((each) => each);
  if (live === undefined || button === undefined || sample === undefined) throw new Error('There are three fixtures.');
  const occurredAt = new Date('2026-04-04T14:30:00.000Z');

  return [
    row(
      'names a live verification',
      setup,
      live.request,
      acceptedAs(live, { id: 'akidotp:abc123def456:verified', occurredAt }),
    ),
    row(
      'marks a test as a test',
      setup,
      button.request,
      acceptedAs(button, { test: true, id: 'akidotp:test_1712234567890:test', occurredAt }),
    ),
    row(
      "marks the curl sample's test as a test",
      setup,
      sample.request,
      acceptedAs(sample, { test: true, id: 'akidotp:test_123:test', occurredAt }),
    ),
    row(
      'goes by the status, not by the look of a request ID',
      setup,
      ...takes({ ...verified, requestId: 'test_123' }, { id: 'akidotp:test_123:verified' }),
    ),
    row('goes by the status, not by the look of a phone', setup, ...takes({ ...verified, phone: '+000000000000' })),
    {
      it: 'does not call the handler of verifications for a test',
      setup: guarded(sender, { on: { verified: () => undefined, '*': () => undefined } }),
      exchanges: [
        { request: button.request, expected: acceptedAs(button, { on: '*', test: true }, { text: 'OK' }) },
        { request: live.request, expected: acceptedAs(live, { on: 'verified' }, { text: 'OK' }) },
      ],
    },
    row(
      'tells the last of two statuses',
      setup,
      sender.send('{"phone":"1","requestId":"a","verifiedAt":"x","status":"verified","status":"test"}'),
      accepted({ type: 'test', test: true }),
    ),
    row('takes a phone that is an address', setup, ...takes({ ...verified, phone: 'jane@example.com' })),
    row('takes an empty phone', setup, ...takes({ ...verified, phone: '' })),
    row('takes members nobody named yet', setup, ...takes({ ...verified, channel: 'whatsapp', attempts: 2 })),
    row(
      'keeps any request ID apart from its status',
      setup,
      ...takes({ ...verified, requestId: 'a:test/ü' }, { id: 'akidotp:a%3Atest%2F%C3%BC:verified' }),
    ),
    row(
      'digests a request ID too long for a key',
      setup,
      ...takes(
        { ...verified, requestId: 'x'.repeat(300) },
        { id: digestId(sender, JSON.stringify({ ...verified, requestId: 'x'.repeat(300) })) },
      ),
    ),
    row(
      'digests a request ID that is not well-formed',
      setup,
      sender.send(String.raw`{"phone":"1","requestId":"\ud800","status":"verified","verifiedAt":"x"}`),
      accepted({
        type: 'verified',
        id: digestId(sender, String.raw`{"phone":"1","requestId":"\ud800","status":"verified","verifiedAt":"x"}`),
      }),
    ),
    ...['phone', 'verifiedAt'].flatMap((name) => [
      row(
        `takes a verification without ${name}, as one by e-mail may be`,
        setup,
        ...takes(withoutMember(verified, name), { id: 'akidotp:abc:verified' }),
      ),
      row(`takes a verification with ${name} null`, setup, ...takes({ ...verified, [name]: null })),
      row(
        `takes a test without ${name}`,
        setup,
        ...takes(withoutMember({ ...verified, status: 'test' }, name), { type: 'test', test: true }),
      ),
      row(
        `takes a test with ${name} null`,
        setup,
        ...takes({ ...verified, status: 'test', [name]: null }, { type: 'test', test: true }),
      ),
    ]),
    ...[withoutMember(verified, 'verifiedAt'), { ...verified, verifiedAt: null }].map((value) =>
      row(
        `takes an event whose time is ${'verifiedAt' in value ? 'null' : 'missing'}, whatever maxEventAge`,
        aged,
        ...takes(value, { occurredAt: undefined }),
      ),
    ),
    ...['requestId', 'status'].flatMap((name) => [
      row(`hands over as unknown: no ${name}`, setup, ...unknown(withoutMember(verified, name))),
      row(`hands over as unknown: ${name} null`, setup, ...unknown({ ...verified, [name]: null })),
    ]),
    ...['phone', 'requestId', 'status', 'verifiedAt'].flatMap((name) => [
      row(`hands over as unknown: ${name} a number`, setup, ...unknown({ ...verified, [name]: 1 })),
      row(
        `hands over as unknown: ${name} a list`,
        setup,
        ...unknown({ ...verified, [name]: [verified[name as 'status']] }),
      ),
    ]),
    ...['failed', 'VERIFIED', ' verified', '', 'unknown', '*'].map((status) =>
      row(`hands over as unknown: the status '${status}'`, setup, ...unknown({ ...verified, status })),
    ),
    row(
      'takes an event as old as maxEventAge',
      aged,
      ...takes(at('2026-11-21T11:59:00.000Z'), { occurredAt: new Date('2026-11-21T11:59:00.000Z') }),
    ),
    row(
      'refuses an event older than maxEventAge',
      aged,
      of(at('2026-11-21T11:58:59.999Z')),
      refused(401, 'event_too_old'),
    ),
    row(
      'refuses an event in another zone that is older than maxEventAge',
      aged,
      of(at('2026-11-21T13:58:59+02:00')),
      refused(401, 'event_too_old'),
    ),
    row('refuses a test older than maxEventAge', aged, button.request, refused(401, 'event_too_old')),
    row('takes an event of the future, whatever maxEventAge', aged, ...takes(at('2030-01-01T00:00:00.000Z'))),
    ...[
      '',
      'yesterday',
      '2020-01-01',
      '2020-01-01T00:00:00',
      '1577836800',
      '2020-13-01T00:00:00Z',
      '2020-02-30T00:00:00Z',
      '2020-01-01T24:00:00Z',
    ].map((verifiedAt) =>
      row(
        `takes an event whose time '${verifiedAt}' says nothing, whatever maxEventAge`,
        aged,
        ...takes(at(verifiedAt), { occurredAt: undefined }),
      ),
    ),
    row('takes a delivery of any age without maxEventAge', setup, ...takes(at('1999-01-01T00:00:00.000Z'))),
  ];
});
