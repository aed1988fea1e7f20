import { withBody, withFraming, withHeader } from '../edits.ts';
import { exampleOf } from '../published.ts';
import { accepted, acceptedAs, guarded, refused, row, rowsForEach, type ExpectedWebhook } from '../row.ts';
import { kudosity } from '../senders.ts';
import { digestId, publishedAs, withoutMember } from './parts.ts';

const TIME = '2020-05-16 12:10:00';
type Reply = Readonly<Record<string, string>>;
const RECEIPT = { message_id: '1', mobile: '614', datetime: TIME, status: 'delivered', user_id: '2' };

/** Kudosity: four kinds of callbacks, told apart by their parameters, and a body that means nothing. */
export const kudosityRows = rowsForEach([kudosity], (sender) => {
  const example = exampleOf(sender);
  const { request } = example;
  const setup = guarded(sender);
  const bare = acceptedAs(example, { rawBody: Buffer.alloc(0) });
  const unexpected = refused(400, 'body_unexpected');
  const aged = guarded(sender, { options: { maxEventAge: 60 } });
  const of = (parameters: Readonly<Record<string, string>>) => sender.send(new URLSearchParams(parameters).toString());
  const takes = (parameters: Readonly<Record<string, string>>, more: Partial<ExpectedWebhook> = {}) =>
    [of(parameters), accepted({ type: 'delivery_receipt', payload: parameters, ...more })] as const;
  const unknown = (parameters: Readonly<Record<string, string>>) =>
    [
      of(parameters),
      accepted({
        type: 'unknown',
        payload: parameters,
        id: digestId(sender, JSON.stringify(parameters)),
        occurredAt: undefined,
      }),
    ] as const;
  const named = (type: string, id: string, time: string) => {
    const kind = publishedAs(sender, type);
    return row(
      `names a ${type} and tells when it happened`,
      setup,
      kind.request,
      acceptedAs(kind, { id, occurredAt: new Date(time) }),
    );
  };
  const action = JSON.stringify(publishedAs(sender, 'list_action').payload);

  return [
    named(
      'delivery_receipt',
      'kudosity:delivery_receipt:331694668:61400000001:delivered:2020-05-16%2012%3A10%3A00',
      '2020-05-16T12:10:00Z',
    ),
    named('reply', 'kudosity:reply:35566670', '2020-05-16T12:10:00Z'),
    named('link_hit', 'kudosity:link_hit:331696764:61400000001:1', '2020-05-16T13:23:46Z'),
    named('list_action', digestId(sender, action), '2020-05-16T13:13:20Z'),
    row(
      "hands over the application's own parameters",
      setup,
      ...takes({ tenant: 'acme', token: 'a b', ...RECEIPT, rate: '10' }),
    ),
    row('takes a status nobody named yet', setup, ...takes({ ...RECEIPT, status: 'read' })),
    ...['mobile', 'datetime', 'status', 'message_id'].map((name) =>
      row(
        `hands over as unknown: a receipt without ${name}`,
        setup,
        ...unknown(withoutMember(RECEIPT, name) as typeof RECEIPT),
      ),
    ),
    row('takes a receipt without the account', setup, ...takes(withoutMember(RECEIPT, 'user_id') as typeof RECEIPT)),
    row(
      'takes an SMS that answers none, without the account, and that says nothing of an opt-out',
      setup,
      ...takes(
        { response: 'Hi', response_id: '7', mobile: '614', longcode: '615', datetime_entry: TIME },
        { type: 'reply', id: 'kudosity:reply:7' },
      ),
    ),
    row(
      'takes a link hit without the account',
      setup,
      ...takes(
        { link_hits: '1', message_id: '2', mobile: '614', datetime: TIME },
        { type: 'link_hit', id: 'kudosity:link_hit:2:614:1' },
      ),
    ),
    ...['response', 'response_id', 'mobile', 'longcode', 'datetime_entry'].map((name) => {
      const { user_id: _account, is_optout: _optOut, ...reply } = publishedAs(sender, 'reply').payload as Reply;
      return row(
        `hands over as unknown: a reply without ${name}`,
        setup,
        ...unknown(withoutMember(reply, name) as Reply),
      );
    }),
    row('hands over as unknown: parameters of no callback', setup, ...unknown({ a: '1' })),
    row(
      'hands over as unknown: a status in brackets',
      setup,
      sender.send('message_id=1&mobile=614&datetime=x&status[]=delivered&user_id=2', {
        json: '{"message_id":"1","mobile":"614","datetime":"x","status":["delivered"],"user_id":"2"}',
      }),
      accepted({
        type: 'unknown',
        payload: { message_id: '1', mobile: '614', datetime: 'x', status: ['delivered'], user_id: '2' },
      }),
    ),
    row('refuses a body, which nobody signed', setup, withBody(request, 'status=pending'), unexpected),
    row('refuses a body in chunks', setup, withFraming(withBody(request, '{"status":"x"}'), 'chunked'), unexpected),
    row(
      'refuses a body over the limit as any other',
      guarded(sender, { options: { bodyLimit: 1 } }),
      withBody(request, 'x'.repeat(100)),
      unexpected,
    ),
    row('waits for no body', setup, withFraming(withBody(request, 'x'.repeat(100)), 'announced'), unexpected),
    row('takes an announced body of nothing for none', setup, withHeader(request, 'Content-Length', '0'), bare),
    {
      it: 'serves the next callback on a connection with bodies',
      setup,
      connection: 'shared' as const,
      exchanges: Array.from({ length: 3 }, () => ({
        request: withBody(request, 'x'.repeat(70_000)),
        expected: unexpected,
      })),
    },
    row('does not mind a content type', setup, withHeader(request, 'Content-Type', 'application/json'), bare),
    row(
      'takes an event as old as maxEventAge',
      aged,
      ...takes({ ...RECEIPT, datetime: '2026-11-21 11:59:00' }, { occurredAt: new Date('2026-11-21T11:59:00Z') }),
    ),
    row('refuses an event older than maxEventAge', aged, of(RECEIPT), refused(401, 'event_too_old')),
    ...[
      'yesterday',
      '2020-05-16',
      '2020-05-16T12:10:00Z',
      '2020-05-16 12:10:00 +10',
      '2020-02-31 25:00:00',
      '2020-02-30 12:10:00',
    ].map((datetime) =>
      row(
        `takes an event whose time '${datetime}' says nothing, whatever maxEventAge`,
        aged,
        ...takes({ ...RECEIPT, datetime }, { occurredAt: undefined }),
      ),
    ),
  ];
});
