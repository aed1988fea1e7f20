import { digitsOf, withSignature, withoutHeader } from '../edits.ts';
import { exampleOf } from '../published.ts';
import { accepted, acceptedAs, guarded, refused, refusedBy, row, rowsOfAll, rowsOfPost } from '../row.ts';
import { hmac } from '../senders.ts';

const OLD = 'the-old-secret';
const NEW = 'the-new-secret';
const BINARY = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);

/** Where the key comes from: given, replaced, several, or found for each delivery. */
const foundRows = rowsOfAll((sender) => {
  const genuine = exampleOf(sender);
  const { request, content, type } = genuine;
  const { secret } = sender;
  const sign = (by: string | Uint8Array, target = request.target.split('?', 1)[0] ?? '') =>
    sender.send(content, { secret: by, type, target });
  const mismatch = refusedBy(sender, 'signature_mismatch', { hides: [digitsOf(sender, request)] });
  const unavailable = refused(503, 'secret_unavailable');
  const failing: readonly (readonly [string, () => unknown])[] = [
    ['throws', () => fail()],
    ['throws no error', () => fail('private detail of the key manager')],
    ['rejects', () => Promise.reject(new Error('private detail of the key manager'))],
    ['finds null in time', () => Promise.resolve(null)],
    ['finds an empty secret', () => ''],
    ['finds an empty secret in time', () => Promise.resolve('')],
    ['finds a blank secret', () => '  '],
    ['finds a secret with white space around it', () => `${secret}\n`],
    ['finds no secret in a list', () => []],
    ['finds an empty secret in a list', () => [secret, '']],
    ['finds no bytes', () => new Uint8Array()],
    ['finds a number', () => 42],
  ];
  return [
    row('takes the first of two secrets', guarded(sender, { secret: [OLD, NEW] }), sign(OLD), acceptedAs(genuine)),
    row(
      'takes the second of two secrets, and tells that it was the second',
      guarded(sender, { secret: [OLD, NEW] }),
      sign(NEW),
      acceptedAs(genuine, { secretIndex: 1 }),
    ),
    row(
      'takes the last of three secrets of both forms',
      guarded(sender, { secret: [OLD, NEW, BINARY] }),
      sign(BINARY),
      acceptedAs(genuine, { secretIndex: 2 }),
    ),
    row(
      'tells the first of two equal secrets',
      guarded(sender, { secret: [OLD, NEW, NEW] }),
      sign(NEW),
      acceptedAs(genuine, { secretIndex: 1 }),
    ),
    row('refuses a secret that was taken out', guarded(sender, { secret: [NEW] }), sign(OLD), mismatch),
    row('refuses two secrets joined', guarded(sender, { secret: [OLD, NEW] }), sign(`${OLD},${NEW}`), mismatch),
    row('takes a secret of bytes', guarded(sender, { secret: BINARY }), sign(BINARY), acceptedAs(genuine)),
    row(
      'takes the bytes of a text for that text',
      guarded(sender, { secret: Buffer.from(secret) }),
      request,
      acceptedAs(genuine),
    ),
    row(
      'keys with the UTF-8 bytes of a text',
      guarded(sender, { secret: 'ünïcødé-密' }),
      sign('ünïcødé-密'),
      acceptedAs(genuine),
    ),
    row(
      'does not decode a secret that looks like hexadecimal digits',
      guarded(sender, { secret: 'ab'.repeat(32) }),
      sign(Buffer.from('ab'.repeat(32), 'hex')),
      mismatch,
    ),
    row(
      'takes a secret longer than a block',
      guarded(sender, { secret: 's'.repeat(500) }),
      sign('s'.repeat(500)),
      acceptedAs(genuine),
    ),
    row('asks a function', guarded(sender, { secret: () => secret }), request, acceptedAs(genuine)),
    row(
      'asks a function that needs time',
      guarded(sender, { secret: async () => secret }),
      request,
      acceptedAs(genuine),
    ),
    row(
      'asks a function that finds several',
      guarded(sender, { secret: async () => [OLD, NEW] }),
      sign(NEW),
      acceptedAs(genuine, { secretIndex: 1 }),
    ),
    row('refuses what none of them signed', guarded(sender, { secret: async () => [OLD, NEW] }), request, mismatch),
    {
      it: "finds the secret of the tenant in the delivery's target",
      setup: guarded(sender, { secret: ({ url }) => `secret-of-${url.split(/[/?]/)[1] ?? ''}` }),
      exchanges: [
        { request: sign('secret-of-north', '/north'), expected: acceptedAs(genuine) },
        { request: sign('secret-of-north', '/south'), expected: mismatch },
        { request: sign('secret-of-south', '/south'), expected: acceptedAs(genuine) },
      ],
    },
    row(
      'shows a function the method, the headers and the bytes',
      guarded(sender, {
        secret: ({ method, headers, rawBody }) =>
          [method, Reflect.get(headers, 'x-tenant'), Buffer.from(rawBody).toString('hex')].join(),
      }),
      withTenant(sign([sender.method, 'north', Buffer.from(request.body).toString('hex')].join())),
      acceptedAs(genuine),
    ),
    row(
      'does not ask for a secret without a signature',
      guarded(sender, { secret: () => fail() }),
      withoutHeader(request, sender.signatureHeader),
      refusedBy(sender, 'signature_missing'),
    ),
    ...failing.map(([way, find]) =>
      row(
        `lets the sender come again where the function ${way}`,
        guarded(sender, { secret: find as () => string }),
        request,
        { ...unavailable, hides: [digitsOf(sender, request)] },
      ),
    ),
    ...[() => undefined, async () => undefined].map((nobody, index) =>
      row(
        `refuses as a forgery what is nobody's${index === 0 ? '' : ', as it turns out in time'}`,
        guarded(sender, { secret: nobody }),
        request,
        mismatch,
      ),
    ),
    ...[
      { secret, tenant: 'north' },
      { secret: [OLD, secret], tenant: 'north' },
    ].map((found, index) =>
      row(
        `says whose it is where the function does, with ${index + 1} of its secrets`,
        guarded(sender, { secret: async () => found }),
        request,
        acceptedAs(genuine, { tenant: 'north', secretIndex: index }),
      ),
    ),
    row(
      'says nothing of a tenant that the function does not name',
      guarded(sender, { secret: () => ({ secret }) }),
      request,
      acceptedAs(genuine),
    ),
    ...[{ secret, tenant: '' }, { secret, tenant: 7 }, { secret, tenant: '\ud800' }, { tenant: 'north' }].map((found) =>
      row(
        `lets the sender come again where the function finds ${JSON.stringify(Object.keys(found))} that nobody can use`,
        guarded(sender, { secret: (() => found) as unknown as () => string }),
        request,
        unavailable,
      ),
    ),
    row(
      'does not take a forged delivery where no secret can be had',
      guarded(sender, { secret: (() => '') as () => string }),
      withSignature(sender, request, `${sender.prefix}${hmac('', request.body)}`),
      unavailable,
    ),
  ];

  function withTenant(from: typeof request): typeof request {
    return { ...from, headers: [...from.headers, ['X-Tenant', 'north']] };
  }
});

const tenantRows = rowsOfPost((sender) => [
  {
    it: 'keeps deliveries apart that come at once, each under the secret of its tenant',
    setup: guarded(sender, { secret: ({ url }) => later(`secret-of-${url.slice(1)}`) }),
    connection: 'parallel' as const,
    exchanges: Array.from({ length: 20 }, (_, index) => {
      const isForged = index % 4 === 0;
      const secret = `secret-of-${isForged ? index + 1 : index}`;
      const expected = isForged ? refusedBy(sender, 'signature_mismatch') : accepted({ type: 'unknown' });
      return { request: sender.send(`{"a":${index}}`, { secret, target: `/${index}` }), expected };
    }),
  },
]);

export const secretRows = [...foundRows, ...tenantRows];

/** Takes the longer the earlier it is asked, so that answers come in another order than questions. */
async function later(found: string, turns = 20 - Number(found.slice('secret-of-'.length))): Promise<string> {
  if (turns <= 0) return found;
  await new Promise((resolve) => void setImmediate(resolve));
  return later(found, turns - 1);
}

function fail(what: unknown = new Error('private detail of the key manager')): never {
  throw what;
}
