import { withFraming, withHeader, withoutHeader, withSignature } from '../edits.ts';
import { exampleOf } from '../published.ts';
import { acceptedAs, guarded, refused, refusedBy, row, rowsOfAll, type Exchange, type Expected } from '../row.ts';
import { postSenders, senders, type Sender } from '../senders.ts';

const ignore = () => undefined;
const untouched: Expected = { status: 200, untouched: true, text: '{"handled":{}}' };

function pathOf(sender: Sender): string {
  return `/webhooks/${sender.provider}`;
}

/** A guard of one path, which handles what comes there itself. */
function owning(sender: Sender, more: object = {}) {
  return guarded(sender, { options: { path: pathOf(sender) }, on: { '*': ignore }, ...more });
}

const ownedRows = rowsOfAll((sender) => {
  const example = exampleOf(sender);
  const { content, type } = example;
  const path = pathOf(sender);
  const setup = owning(sender);
  const to = (target: string) => sender.send(content, { target, type });
  const unsigned = (target: string) => withoutHeader(to(target), sender.signatureHeader);
  const handled = acceptedAs(example, { on: '*' });
  const missing = refusedBy(sender, 'signature_missing');
  const others = [
    '/',
    '/webhooks',
    `${path}/`,
    `${path}/more`,
    `${path}s`,
    path.toUpperCase(),
    `/more${path}`,
    `/${path}`,
    `${path}%2F`,
    `/webhooks//${sender.provider}`,
    `/other?${path}`,
  ];
  return [
    row('guards the path it was given', setup, to(path), handled),
    row('refuses an unsigned delivery on that path', setup, unsigned(path), missing),
    row('guards the path in an absolute-form target', setup, to(`http://example.com${path}`), handled),
    row(
      'refuses an unsigned delivery in an absolute-form target',
      setup,
      unsigned(`HTTP://example.com${path}`),
      missing,
    ),
    row('guards the path with a fragment behind it', setup, unsigned(`${path}#a`), missing),
    row('guards the path with a query behind it', setup, unsigned(`${path}?a=1`), missing),
    row('guards the path with an empty query behind it', setup, unsigned(`${path}?`), missing),
    ...others.map((target) => row(`lets ${target} pass untouched`, setup, unsigned(target), untouched)),
    row('lets another path pass though it is genuine', setup, to('/other'), untouched),
    row(
      'refuses another method on that path',
      setup,
      { ...to(path), method: 'DELETE' },
      refused(405, 'method_not_allowed', { headers: { allow: sender.method } }),
    ),
    {
      it: 'guards the path in percent encoding only where the router reads it as the same path',
      setup,
      exchanges: [
        {
          request: unsigned(path.replace('w', '%77')),
          expected: untouched,
          differs: {
            framework: 'Fastify 5',
            because: 'its router decodes a path before it compares',
            expected: missing,
          },
        },
      ],
    },
  ];
});

const routeRows = rowsOfAll((sender) => {
  const example = exampleOf(sender);
  const { request, content, type } = example;
  const setup = guarded(sender, { route: pathOf(sender) });
  const elsewhere = withoutHeader(sender.send(content, { target: '/elsewhere', type }), sender.signatureHeader);
  return [
    row('guards one route of the application', setup, request, acceptedAs(example)),
    row(
      'refuses a forged delivery on that route',
      setup,
      withSignature(sender, request, `${sender.prefix}${'0'.repeat(64)}`),
      refusedBy(sender, 'signature_mismatch'),
    ),
    row('lets other routes of the application pass', setup, elsewhere, untouched),
    row(
      'guards a route with a handler of its own',
      guarded(sender, { route: pathOf(sender), on: { [type]: ignore, '*': ignore } }),
      request,
      acceptedAs(example, { on: type }),
    ),
  ];
});

/** All five providers in one app. */
const houseRows = rowsOfAll((sender) => {
  const byPath = { guards: senders.flatMap((each) => owning(each).guards) };
  const byRoute = { guards: senders.flatMap((each) => guarded(each, { route: pathOf(each) }).guards) };
  const exchanges = (on?: string): Exchange[] =>
    senders.map((each) => {
      const example = exampleOf(each);
      return { request: example.request, expected: acceptedAs(example, on === undefined ? {} : { on }) };
    });
  const strangers = (sender.method === 'GET' ? [] : postSenders)
    .filter(({ provider }) => provider !== sender.provider)
    .map((other): Exchange => {
      const example = exampleOf(other);
      const request = other.send(example.content, { target: pathOf(sender), type: example.type });
      return { request, expected: refusedBy(sender, 'signature_missing') };
    });
  return [
    { it: 'lives with the others in one app, each on a path of its own', setup: byPath, exchanges: exchanges('*') },
    { it: 'lives with the others in one app, each on a route of its own', setup: byRoute, exchanges: exchanges() },
    { it: 'refuses deliveries of the others on its path', setup: byPath, exchanges: strangers },
    { it: 'refuses deliveries of the others on its route', setup: byRoute, exchanges: strangers },
  ].filter((each) => each.exchanges.length > 0);
});

const headRows = rowsOfAll((sender) => {
  const { request } = exampleOf(sender);
  const notAllowed = refused(405, 'method_not_allowed', { headers: { allow: sender.method }, text: '' });
  return [
    row('answers HEAD without a body, and serves on', owning(sender), { ...request, method: 'HEAD' }, notAllowed),
    row(
      'answers OPTIONS of a browser like any other method',
      owning(sender),
      withHeader(
        withFraming({ ...request, method: 'OPTIONS', body: Buffer.alloc(0) }, 'none'),
        'Origin',
        'https://example.com',
      ),
      refused(405, 'method_not_allowed', {
        headers: { allow: sender.method, 'access-control-allow-origin': undefined },
      }),
    ),
  ];
});

export const pathRows = [...ownedRows, ...routeRows, ...houseRows, ...headRows];
