import { digitsOf, withHeader, withoutHeader } from '../edits.ts';
import { exampleOf } from '../published.ts';
import { accepted, acceptedAs, guarded, refused, row, rowsForEach, type ExpectedWebhook } from '../row.ts';
import { hmac, NOW, osapher } from '../senders.ts';
import { digestId, withoutMember } from './parts.ts';

const LEGACY = 'X-Verinty-Signature';

/** All that a verification may leave open. */
const NOTHING = { legalName: null, abn: null, jurisdiction: null, fractureScore: null, fractureRisk: null };

/** Osapher, once Verinty: two names for one header, five events, one of them documented. */
export const osapherRows = rowsForEach([osapher], (sender) => {
  const example = exampleOf(sender);
  const { request, content } = example;
  const payload = example.payload as Readonly<Record<string, unknown>>;
  const setup = guarded(sender);
  const written = `sha256=${digitsOf(sender, request)}`;
  const forged = `sha256=${hmac('another', content)}`;
  const unsigned = withoutHeader(request, sender.signatureHeader);
  const of = (value: unknown) => sender.send(JSON.stringify(value));
  const unknown = (value: unknown, more: Partial<ExpectedWebhook> = {}) =>
    [of(value), accepted({ type: 'unknown', payload: value, occurredAt: undefined, ...more })] as const;
  const event = (name: string, data: unknown = {}) => ({ event: name, timestamp: '2026-11-21T11:59:59.000Z', data });
  const aged = (maxEventAge: number) =>
    guarded(sender, { options: { maxEventAge, now: () => Date.parse('2026-04-26T10:33:01.000Z') } });
  const then = new Date('2026-04-26T10:33:01.000Z');

  return [
    row(
      'names the delivery by its digest and tells when it happened',
      setup,
      request,
      acceptedAs(example, { id: digestId(sender, content), occurredAt: new Date('2026-04-26T10:23:01.000Z') }),
    ),
    row('takes the header of the former name alone', setup, withHeader(unsigned, LEGACY, written), acceptedAs(example)),
    row('takes both headers', setup, withHeader(request, LEGACY, written), acceptedAs(example)),
    row(
      'refuses a genuine header beside a forged one of the former name',
      setup,
      withHeader(request, LEGACY, forged),
      refused(401, 'signature_mismatch'),
    ),
    row(
      'refuses a forged header beside a genuine one of the former name',
      setup,
      withHeader(withHeader(request, sender.signatureHeader, forged), LEGACY, written),
      refused(401, 'signature_mismatch'),
    ),
    row(
      'refuses a genuine header beside a malformed one of the former name',
      setup,
      withHeader(request, LEGACY, 'sha256='),
      refused(401, 'signature_malformed'),
    ),
    row(
      'refuses a genuine header beside an empty one of the former name',
      setup,
      withHeader(request, LEGACY, ''),
      refused(401, 'signature_malformed'),
    ),
    row(
      'refuses the header of the former name twice',
      setup,
      withHeader(unsigned, LEGACY, written, written),
      refused(401, 'signature_malformed'),
    ),
    row(
      'refuses the header of the former name without its prefix',
      setup,
      withHeader(unsigned, LEGACY, written.slice(7)),
      refused(401, 'signature_malformed'),
    ),
    row(
      'takes both headers while one of them is signed with the old secret',
      guarded(sender, { secret: ['old', sender.secret] }),
      withHeader(request, LEGACY, `sha256=${hmac('old', content)}`),
      acceptedAs(example, { secretIndex: 1 }),
    ),
    row(
      'does not decode the base64 of a secret that begins with whsec_',
      guarded(sender, { secret: sender.secret }),
      sender.send(content, { secret: Buffer.from(sender.secret.slice('whsec_'.length), 'base64') }),
      refused(401, 'signature_mismatch'),
    ),
    row(
      'does not drop the whsec_ of a secret',
      setup,
      sender.send(content, { secret: sender.secret.slice('whsec_'.length) }),
      refused(401, 'signature_mismatch'),
    ),
    ...['verification.high_risk', 'certificate.issued', 'onboarding.submitted', 'certificate.expired'].map((type) =>
      row(
        `hands over ${type} with whatever data it has`,
        setup,
        of(event(type, { any: [1, null] })),
        accepted({ type, payload: event(type, { any: [1, null] }), occurredAt: new Date('2026-11-21T11:59:59.000Z') }),
      ),
    ),
    row('hands over as unknown: a new event', setup, ...unknown(event('certificate.revoked'))),
    row('hands over as unknown: an event in upper case', setup, ...unknown(event('CERTIFICATE.ISSUED'))),
    row('hands over as unknown: data that is text', setup, ...unknown(event('certificate.issued', 'text'))),
    row('hands over as unknown: data that is a list', setup, ...unknown(event('certificate.issued', []))),
    ...['verification.high_risk', 'certificate.issued', 'onboarding.submitted', 'certificate.expired'].flatMap((type) =>
      [
        { ...event(type), data: null },
        { event: type, timestamp: '2026-11-21T11:59:59.000Z' },
        { event: type, timestamp: null },
        { event: type },
      ].map((value) =>
        row(
          `takes ${type} as no more than ${JSON.stringify(Object.entries(value).slice(1))}`,
          setup,
          of(value),
          accepted({
            type,
            payload: value,
            occurredAt: typeof value.timestamp === 'string' ? new Date(value.timestamp) : undefined,
          }),
        ),
      ),
    ),
    ...[{}, null, [], 'text'].map((data) =>
      row(
        `hands over as unknown: a completed verification with the data ${JSON.stringify(data)}`,
        setup,
        ...unknown(event('verification.completed', data)),
      ),
    ),
    row(
      'hands over as unknown: a completed verification without data',
      setup,
      ...unknown(withoutMember(payload, 'data')),
    ),
    row(
      'hands over as unknown: a score that is text',
      setup,
      ...unknown({ ...payload, data: { ...(payload['data'] as object), fractureScore: '0' } }),
    ),
    row('hands over as unknown: no event', setup, ...unknown(withoutMember(payload, 'event'))),
    row('hands over as unknown: a time that is a number', setup, ...unknown({ ...payload, timestamp: 1777199001 })),
    row(
      'takes an event whose time is missing, whatever maxEventAge',
      aged(1),
      of(withoutMember(payload, 'timestamp')),
      accepted({
        type: 'verification.completed',
        payload: withoutMember(payload, 'timestamp'),
        occurredAt: undefined,
        receivedAt: then,
      }),
    ),
    ...['legalName', 'jurisdiction', 'fractureScore', 'fractureRisk', 'status'].map((name) =>
      row(
        `hands over as unknown: ${name} a list`,
        setup,
        ...unknown({ ...payload, data: { ...(payload['data'] as object), [name]: [] } }),
      ),
    ),
    ...[{}, { status: null }].map((data) =>
      row(
        `hands over as unknown: a completed verification whose data is the example's but for ${JSON.stringify(data)}`,
        setup,
        ...unknown({
          ...payload,
          data: { ...withoutMember(payload['data'] as Readonly<Record<string, unknown>>, 'status'), ...data },
        }),
      ),
    ),
    ...[
      ['a company that was not found', { status: 'not_found' }],
      ['an error, with null for all that is not known', { ...NOTHING, status: 'error' }],
    ].map(([what, data]) =>
      row(
        `takes ${String(what)}`,
        setup,
        of({ ...payload, data }),
        accepted({ type: 'verification.completed', payload: { ...payload, data } }),
      ),
    ),
    ...[
      ['a company of New Zealand without an ABN', { abn: null, nzbn: '9429000000000', jurisdiction: 'NZ' }],
      ['a risk nobody named yet', { fractureRisk: 'extreme', status: 'pending', jurisdiction: 'FJ' }],
      ['members nobody named yet', { fractureSignals: ['x'], entityType: 'Company' }],
    ].map(([what, data]) => {
      const value = { ...payload, requestId: 'x', data: { ...(payload['data'] as object), ...(data as object) } };
      return row(
        `takes ${String(what)}`,
        setup,
        of(value),
        accepted({ type: 'verification.completed', payload: value }),
      );
    }),
    row(
      'does not guess at a time that is not ISO 8601',
      setup,
      of({ ...payload, timestamp: '26 April 2026' }),
      accepted({
        type: 'verification.completed',
        payload: { ...payload, timestamp: '26 April 2026' },
        occurredAt: undefined,
      }),
    ),
    row('takes an event as old as maxEventAge', aged(600), request, acceptedAs(example, { receivedAt: then })),
    row('refuses an event older than maxEventAge', aged(599), request, refused(401, 'event_too_old')),
    row(
      'refuses a forged event for its signature, not for its age',
      aged(1),
      withHeader(request, sender.signatureHeader, forged),
      refused(401, 'signature_mismatch'),
    ),
    row(
      'takes an event of the future, whatever maxEventAge',
      guarded(sender, { options: { maxEventAge: 1 } }),
      of(event('certificate.issued')),
      accepted({ type: 'certificate.issued', payload: event('certificate.issued'), receivedAt: new Date(NOW) }),
    ),
    row(
      'takes an unknown event, whatever maxEventAge',
      guarded(sender, { options: { maxEventAge: 1 } }),
      ...unknown({ event: 'new', timestamp: '2020-01-01T00:00:00.000Z', data: {} }),
    ),
  ];
});
