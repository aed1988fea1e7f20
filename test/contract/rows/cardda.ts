import { exampleOf } from '../published.ts';
import { accepted, acceptedAs, guarded, refused, row, rowsForEach, type ExpectedWebhook } from '../row.ts';
import { cardda } from '../senders.ts';
import { digestId, withoutMember } from './parts.ts';

/** Cardda: one event, whose text holds a one-time code. */
export const carddaRows = rowsForEach([cardda], (sender) => {
  const example = exampleOf(sender);
  const payload = example.payload as Readonly<Record<string, unknown>>;
  const setup = guarded(sender);
  const of = (value: unknown) => sender.send(JSON.stringify(value));
  const takes = (value: object, more: Partial<ExpectedWebhook>) =>
    [of(value), accepted({ type: 'verification_code', payload: value, extras: { code: '123456' }, ...more })] as const;
  const unknown = (value: object) =>
    [
      of(value),
      accepted({ type: 'unknown', payload: value, id: digestId(sender, JSON.stringify(value)), occurredAt: undefined }),
    ] as const;
  const codes: readonly (readonly [string, string | undefined])[] = [
    ['123456', '123456'],
    ['000000 es tu codigo', '000000'],
    ['Tu codigo: 654321.', '654321'],
    ['code(654321)', '654321'],
    ['ab654321cd', '654321'],
    ['654-321', undefined],
    ['12345', undefined],
    ['1234567', undefined],
    ['4111111111111111', undefined],
    ['Card 4111111111111111, code 654321', '654321'],
    ['111111 or 222222', '111111'],
    ['1234567 654321', '654321'],
    ['', undefined],
    ['No code at all', undefined],
    ['１２３４５６', undefined],
    ['１123456', undefined],
    ['123456٣', undefined],
    ['\n123456\n', '123456'],
  ];
  const aged = guarded(sender, { options: { maxEventAge: 60 } });
  return [
    row(
      'names the delivery by its ID',
      setup,
      example.request,
      acceptedAs(example, {
        id: 'cardda:550e8400-e29b-41d4-a716-446655440000',
        occurredAt: new Date('2026-02-10T14:30:00.000Z'),
      }),
    ),
    ...codes.map(([body, code]) =>
      row(
        `finds ${code ?? 'no code'} in ${JSON.stringify(body)}`,
        setup,
        ...takes({ ...payload, body }, { extras: { code } }),
      ),
    ),
    row('takes members nobody named yet', setup, ...takes({ ...payload, event: 'x', card: { last4: '1' } }, {})),
    row('takes an ID that is no UUID', setup, ...takes({ ...payload, id: 'a b' }, { id: 'cardda:a%20b' })),
    ...['id', 'body', 'vendor_card_id'].flatMap((name) => [
      row(`hands over as unknown: no ${name}`, setup, ...unknown(withoutMember(payload, name))),
      row(`hands over as unknown: ${name} null`, setup, ...unknown({ ...payload, [name]: null })),
    ]),
    ...['id', 'body', 'vendor_card_id', 'created_at'].map((name) =>
      row(`hands over as unknown: ${name} a number`, setup, ...unknown({ ...payload, [name]: 123456 })),
    ),
    ...[withoutMember(payload, 'created_at'), { ...payload, created_at: null }].map((value) =>
      row(
        `takes a code whose time of making is ${'created_at' in value ? 'null' : 'missing'}, whatever maxEventAge`,
        aged,
        ...takes(value, { occurredAt: undefined }),
      ),
    ),
    row('refuses an event older than maxEventAge', aged, example.request, refused(401, 'event_too_old')),
    row(
      'takes an event as old as maxEventAge',
      aged,
      ...takes({ ...payload, created_at: '2026-11-21T11:59:00.000Z' }, {}),
    ),
  ];
});
