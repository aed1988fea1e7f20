import { digitsOf, withBody, withFraming, withHeader, withoutHeader, withSignature } from '../edits.ts';
import type { Framing } from '../http.ts';
import { exampleOf } from '../published.ts';
import { acceptedAs, guarded, refused, refusedBy, row, rowsOfAll, rowsOfPost } from '../row.ts';

/** How the bytes of a request come, whatever they say. */
const waysRows = rowsOfPost((sender) => {
  const genuine = exampleOf(sender);
  const ways: readonly (readonly [string, Framing])[] = [
    ['in packets of one byte', 'byte-writes'],
    ['in one chunk', 'chunked'],
    ['in chunks of one byte', 'byte-chunks'],
    ['after the server said 100', 'continue'],
  ];
  return ways.map(([way, framing]) =>
    row(`takes a body that comes ${way}`, guarded(sender), withFraming(genuine.request, framing), acceptedAs(genuine)),
  );
});

const targetRows = rowsOfAll((sender) => {
  const genuine = exampleOf(sender);
  const { request, content } = genuine;
  const to = (target: string) => sender.send(content, { target, type: genuine.type });
  return [
    row('takes an absolute-form target', guarded(sender), to('http://example.com/hook'), acceptedAs(genuine)),
    row('takes a target that begins with two slashes', guarded(sender), to('//hook'), acceptedAs(genuine)),
    row('takes a target that begins with three slashes', guarded(sender), to('///hook/'), acceptedAs(genuine)),
    row('takes the root as its target', guarded(sender), to('/'), acceptedAs(genuine)),
    row('takes a percent sign that encodes nothing', guarded(sender), to('/hook%20s'), acceptedAs(genuine)),
    row(
      'takes a fragment in the target',
      guarded(sender),
      { ...request, target: `${request.target}#a=1` },
      acceptedAs(genuine),
    ),
    ...(sender.method === 'GET'
      ? []
      : [row('does not mind a query', guarded(sender), to('/hook?a=1&a=2&status=x&&b[]=%FF'), acceptedAs(genuine))]),
  ];
});

/** What happens on one connection, delivery after delivery. */
const connectionRows = rowsOfAll((sender) => {
  const genuine = exampleOf(sender);
  const { request } = genuine;
  const forged = withSignature(sender, request, `${sender.prefix}${'0'.repeat(64)}`);
  const unsigned = withoutHeader(request, sender.signatureHeader);
  const good = { request, expected: acceptedAs(genuine) };
  const bad = {
    request: forged,
    expected: refusedBy(sender, 'signature_mismatch', { hides: [digitsOf(sender, request)] }),
  };
  const none = { request: unsigned, expected: refusedBy(sender, 'signature_missing') };
  return [
    {
      it: 'serves genuine and forged deliveries in turn on one connection',
      setup: guarded(sender),
      connection: 'shared' as const,
      exchanges: [good, bad, none, good, none, bad, good],
    },
    {
      it: 'answers pipelined deliveries each for itself, in their order',
      setup: guarded(sender),
      connection: 'pipelined' as const,
      exchanges: [none, good, bad, good],
    },
    {
      it: 'lets the sender close the connection',
      setup: guarded(sender),
      connection: 'shared' as const,
      exchanges: [{ request: withHeader(request, 'Connection', 'close'), expected: acceptedAs(genuine) }, good],
    },
    {
      it: 'takes the same delivery twice, where no store remembers it',
      setup: guarded(sender),
      exchanges: [good, good],
    },
  ];
});

const lengthRows = rowsOfPost((sender) => {
  const genuine = exampleOf(sender);
  const { request } = genuine;
  const { length } = request.body;
  return [
    row(
      'verifies only as many bytes as Content-Length says',
      guarded(sender),
      withFraming(sender.send(`${genuine.content}\r\n`, { type: genuine.type }), { says: length }),
      refusedBy(sender, 'signature_mismatch'),
    ),
    row(
      'does not see what comes behind the bytes that Content-Length says',
      guarded(sender),
      withFraming(withBody(request, `${genuine.content}\r\n`), { says: length }),
      acceptedAs(genuine, { rawBody: request.body }),
    ),
    {
      it: 'tells that the sender went away half-way, and serves the next delivery',
      setup: guarded(sender),
      exchanges: [
        { request: withFraming(request, 'cut'), expected: { status: undefined, code: 'body_aborted' } },
        { request, expected: acceptedAs(genuine) },
      ],
    },
    {
      it: 'hands over what came whole though the sender went away, and serves the next delivery',
      setup: guarded(sender),
      exchanges: [
        { request: withFraming(request, 'left'), expected: acceptedAs(genuine, {}, { status: undefined }) },
        { request, expected: acceptedAs(genuine) },
      ],
    },
    {
      it: 'tells that the sender went away before it could look',
      setup: guarded(sender, {}, { platform: 'late' as const }),
      exchanges: [{ request: withFraming(request, 'cut'), expected: { status: undefined, code: 'body_aborted' } }],
    },
  ];
});

const methodRows = rowsOfAll((sender) => {
  const { request } = exampleOf(sender);
  const other = sender.method === 'GET' ? 'POST' : 'GET';
  const notAllowed = refused(405, 'method_not_allowed', { headers: { allow: sender.method } });
  return [
    ...[other, 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) =>
      row(`refuses a genuine delivery by ${method}`, guarded(sender), { ...request, method }, notAllowed),
    ),
    row(
      'does not let a header override the method',
      guarded(sender),
      withHeader({ ...request, method: 'PUT' }, 'X-HTTP-Method-Override', sender.method),
      notAllowed,
    ),
    row(
      'speaks of the method before it looks for a signature',
      guarded(sender),
      withoutHeader({ ...request, method: other }, sender.signatureHeader),
      notAllowed,
    ),
  ];
});

export const transportRows = [...waysRows, ...targetRows, ...connectionRows, ...lengthRows, ...methodRows];
