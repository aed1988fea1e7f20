import { withBody, withHeader, withSignature } from '../contract/edits.ts';
import type { Header, HttpRequest } from '../contract/http.ts';
import { exampleOf } from '../contract/published.ts';
import {
  accepted,
  acceptedAs,
  guarded,
  refused,
  refusedBy,
  row,
  rowsForEach,
  rowsOfAll,
  rowsOfPost,
  type Row,
} from '../contract/row.ts';
import { kudosity } from '../contract/senders.ts';
import { onceRows } from './once-rows.ts';
import { factories } from './providers.ts';
import { UNSIGNED } from './unsigned.ts';

/** What `String.replace` takes for orders in a replacement. */
const PATTERNS = "$& $$ $` $' $1 $<a> $$5 {body} {timestamp} %s ${x}";

const invalid = Buffer.of(0x22, 0xff, 0x22);

const bodyRows = rowsOfPost((sender) => {
  const mismatch = refusedBy(sender, 'signature_mismatch');
  const spaced = '{"a": 1, "b": [1, 2]}\n';
  const compact = JSON.stringify(JSON.parse(spaced));
  /** The body under the signature of another one. */
  const signedAs = (body: string | Uint8Array, signed: string | Uint8Array) => withBody(sender.send(signed), body);
  const patterns = JSON.stringify({ note: PATTERNS });
  return [
    row(
      'accepts a body that holds `$&` and `$$`',
      guarded(sender),
      sender.send(patterns),
      accepted({ type: 'unknown' }),
    ),
    row(
      'refuses a spaced body under the signature of its compact form',
      guarded(sender),
      signedAs(spaced, compact),
      mismatch,
    ),
    row(
      'refuses a compact body under the signature of its spaced form',
      guarded(sender),
      signedAs(compact, spaced),
      mismatch,
    ),
    row(
      'refuses a body that lost its newline at the end',
      guarded(sender),
      signedAs(spaced.trimEnd(), spaced),
      mismatch,
    ),
    row('refuses a body whose byte order mark was taken off', guarded(sender), signedAs('{}', '\uFEFF{}'), mismatch),
    row(
      'refuses bytes that are not UTF-8 under the signature of their decoded text',
      guarded(sender),
      signedAs(invalid, invalid.toString('utf8')),
      mismatch,
    ),
    row(
      'refuses a decoded text under the signature of bytes that are not UTF-8',
      guarded(sender),
      signedAs(invalid.toString('utf8'), invalid),
      mismatch,
    ),
    row(
      'refuses a body in which one byte that is not UTF-8 became another',
      guarded(sender),
      signedAs(Buffer.of(0x22, 0xfe, 0x22), invalid),
      mismatch,
    ),
    row(
      'does not verify the first part of a body that is too long',
      guarded(sender, { options: { bodyLimit: 2 } }),
      { ...signedAs('{}{}', '{}'), framing: 'chunked' },
      refused(413, 'body_too_large'),
    ),
  ];
});

const secretRows = rowsOfAll((sender) => {
  const { content, type } = exampleOf(sender);
  const forged = sender.send(content, { type, secret: '' });
  const unavailable = refused(503, 'secret_unavailable', {
    text: /"message":"The secret could not be had\. Try again later\."/,
  });
  return [
    row(
      'refuses a forgery under an empty secret that a function gives',
      guarded(sender, { secret: () => '' }),
      forged,
      unavailable,
    ),
    row(
      'refuses a forgery under the secret undefined that a function gives',
      guarded(sender, { secret: (() => undefined) as unknown as () => string }),
      sender.send(content, { type, secret: 'undefined' }),
      refusedBy(sender, 'signature_mismatch'),
    ),
  ];
});

const retryRows = rowsOfAll((sender) => {
  const example = exampleOf(sender);
  const { request } = example;
  const handled = acceptedAs(example, { on: '*' });
  return [
    {
      it: 'handles the retry of a delivery whose handler failed, the same bytes under the same signature',
      setup: () => {
        let calls = 0;
        const handle = (): void => {
          calls += 1;
          if (calls === 1) throw new Error('private detail');
        };
        return guarded(sender, { on: { '*': handle } });
      },
      exchanges: [
        { request, expected: { ...handled, status: 500, code: 'handler_failed' } },
        { request, expected: { ...handled, text: sender.success.text } },
      ],
    },
  ];
});

const headerRows = rowsOfAll((sender) => {
  const example = exampleOf(sender);
  const { request } = example;
  const behindProxy = withAll(request, [
    ['X-Forwarded-Host', 'evil.example'],
    ['X-Forwarded-Proto', 'https'],
    ['X-Forwarded-Prefix', '/evil'],
    ['Forwarded', 'host=evil.example;proto=https'],
    ['X-Original-URL', '/evil?a=1'],
    ['X-Rewrite-URL', '/evil?a=1'],
  ]);
  return [
    {
      it: 'names a delivery the same whatever unsigned headers say of its identity',
      setup: guarded(sender),
      exchanges: [request, withAll(request, UNSIGNED)].map((each) => ({
        request: each,
        expected: acceptedAs(example),
      })),
    },
    row(
      'verifies what was sent, not what headers of proxies say was',
      guarded(sender),
      behindProxy,
      acceptedAs(example),
    ),
    row(
      'refuses by what was sent, whatever headers of proxies say was',
      guarded(sender),
      withSignature(sender, behindProxy, `${sender.prefix}${'0'.repeat(64)}`),
      refusedBy(sender, 'signature_mismatch'),
    ),
  ];
});

const queryRows = rowsForEach([kudosity], (sender) => {
  const query = `note=${encodeURIComponent(PATTERNS).replaceAll("'", '%27')}&message_id=1`;
  const genuine = sender.send('message_id=1');
  const other = { ...genuine, target: '/webhooks/kudosity?message_id=2' };
  return [
    row('accepts a query that holds `$&` and `$$`', guarded(sender), sender.send(query), {
      status: 200,
      webhook: { type: 'unknown', payload: { note: PATTERNS, message_id: '1' } },
    }),
    row(
      'refuses another query than the signed one, though a header holds the signed one',
      guarded(sender),
      withHeader(other, 'X-Original-URL', genuine.target),
      refusedBy(sender, 'signature_mismatch'),
    ),
  ];
});

const ownProviderRows = rowsOfPost((sender) => {
  const { request } = exampleOf(sender);
  const failing = (member: 'signedContent' | 'typeOf') => ({
    provider: { ...factories[sender.provider].provider, [member]: raise },
  });
  return (['signedContent', 'typeOf'] as const).map((member) =>
    row(
      `answers and does not hang where ${member} of a provider throws`,
      guarded(sender, failing(member)),
      request,
      refused(500, 'provider_failed'),
    ),
  );
});

/** What other receivers were caught at, as deliveries that every framework of ours must answer rightly. */
export const rows: readonly Row[] = [
  ...bodyRows,
  ...secretRows,
  ...retryRows,
  ...headerRows,
  ...queryRows,
  ...ownProviderRows,
  ...onceRows,
];

function withAll(request: HttpRequest, headers: readonly Header[]): HttpRequest {
  return { ...request, headers: [...request.headers, ...headers] };
}

function raise(): never {
  throw new Error('private detail');
}
