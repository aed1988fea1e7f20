import { ignore as ignoreOnPurpose } from '@hooknotary/core';
import { withSignature } from '../edits.ts';
import { exampleOf } from '../published.ts';
import { accepted, acceptedAs, guarded, refused, refusedBy, row, rowsOfAll, type Expected } from '../row.ts';

const ignore = () => undefined;

/** The middleware answers the sender itself, once a handler is done. */
const ownRows = rowsOfAll((sender) => {
  const example = exampleOf(sender);
  const { request, type } = example;
  const unknownContent = sender.method === 'GET' ? 'kind=new' : '{"status":"new","event":"new"}';
  const unknown = sender.send(unknownContent, { type: 'NEW_EVENT' });
  const unknownPayload = sender.method === 'GET' ? { kind: 'new' } : { status: 'new', event: 'new' };
  const success: Omit<Expected, 'webhook'> = {
    status: 200,
    headers: { 'content-type': sender.success.type, 'cache-control': 'no-store' },
    text: sender.success.text,
  };
  const handled = (on: string): Expected => acceptedAs(example, { on }, success);
  const unknownBy = (on: string): Expected => accepted({ type: 'unknown', payload: unknownPayload, on }, success);
  const on = (handlers: Readonly<Record<string, (webhook: unknown) => unknown>>) =>
    guarded(sender, { on: { '*': fail, ...handlers } });
  const failing: readonly (readonly [string, () => unknown])[] = [
    ['throws', () => fail()],
    ['throws in time', async () => fail()],
    ['throws after a while', () => later().then(fail)],
    ['rejects', () => Promise.reject(new Error('private detail'))],
    ['rejects with text', () => Promise.reject('private detail')],
    ['rejects with nothing', () => Promise.reject()],
    [
      'throws an error with a status of its own',
      () => fail(Object.assign(new Error('private detail'), { status: 410, expose: true })),
    ],
  ];
  return [
    row('calls the handler of the type', on({ [type]: ignore }), request, handled(type)),
    row('calls the handler of all types', on({ '*': ignore }), request, handled('*')),
    row(
      'calls the handler of the type before that of all types',
      on({ '*': fail, [type]: ignore }),
      request,
      handled(type),
    ),
    row(
      'calls the handler of unknown webhooks',
      on({ '*': fail, [type]: fail, unknown: ignore }),
      unknown,
      unknownBy('unknown'),
    ),
    row(
      'calls the handler of all types for unknown webhooks',
      on({ [type]: fail, '*': ignore }),
      unknown,
      unknownBy('*'),
    ),
    ...[200, 202, 204].map((status) =>
      row(
        `acknowledges with ${status} where the application wants that`,
        guarded(sender, { on: { '*': ignore }, options: { success: status } }),
        request,
        acceptedAs(example, { on: '*' }, { status, text: status < 204 ? sender.success.text : '' }),
      ),
    ),
    row('acknowledges what is ignored on purpose', on({ '*': ignoreOnPurpose }), unknown, unknownBy('*')),
    row('does not mind what a handler returns', on({ [type]: () => ({ status: 500 }) }), request, handled(type)),
    row(
      'does not mind an error that a handler returns',
      on({ [type]: () => new Error('private detail') }),
      request,
      handled(type),
    ),
    row(
      'calls no handler for a forged delivery',
      on({ '*': fail }),
      withSignature(sender, request, `${sender.prefix}${'0'.repeat(64)}`),
      refusedBy(sender, 'signature_mismatch'),
    ),
    ...failing.map(([way, handler]) =>
      row(`lets the sender come again where the handler ${way}`, on({ [type]: handler }), request, {
        ...refused(500, 'handler_failed'),
        webhook: handled(type).webhook ?? { type },
      }),
    ),
    {
      it: 'serves the next delivery after a handler failed',
      setup: () => on({ [type]: failOnce() }),
      connection: 'shared' as const,
      exchanges: Array.from({ length: 5 }, () => [
        { request, expected: { ...refused(500, 'handler_failed'), webhook: handled(type).webhook ?? { type } } },
        { request, expected: handled(type) },
      ]).flat(),
    },
  ];
});

/** The application answers for itself, behind a guard without handlers. */
const applicationRows = rowsOfAll((sender) => {
  const example = exampleOf(sender);
  const forged = withSignature(sender, example.request, `${sender.prefix}${'0'.repeat(64)}`);
  const answers = [
    { status: 201, type: 'text/plain; charset=utf-8', text: 'made' },
    { status: 404, type: 'text/plain; charset=utf-8', text: 'no such person' },
    { status: 422, type: 'application/json; charset=utf-8', text: '{"error":"no"}' },
    { status: 500, type: 'text/html; charset=utf-8', text: '<h1>down</h1>' },
    { status: 503, type: 'application/json; charset=utf-8', text: '{"later":true}' },
  ];
  return [
    ...answers.map((reply) =>
      row(
        `leaves the application's own ${reply.status} as it is`,
        guarded(sender, {}, { reply }),
        example.request,
        acceptedAs(
          example,
          {},
          {
            status: reply.status,
            text: reply.text,
            headers: { 'content-type': reply.type, 'cache-control': undefined },
          },
        ),
      ),
    ),
    row(
      "leaves the application's own error to the framework",
      guarded(sender, {}, { reply: 'throws' as const }),
      example.request,
      acceptedAs(example, {}, { status: 500, text: /^(?!.*handler_failed)/s }),
    ),
    {
      it: 'lets the application answer refusals',
      setup: guarded(sender, {}, { takesRefusals: true }),
      connection: 'shared' as const,
      exchanges: [
        {
          request: forged,
          expected: refusedBy(sender, 'signature_mismatch', { text: '{"taken":"signature_mismatch"}' }),
        },
        { request: example.request, expected: acceptedAs(example) },
      ],
    },
    row(
      'lets the application answer for its own handler, too',
      guarded(sender, { on: { '*': fail } }, { takesRefusals: true }),
      example.request,
      {
        ...refused(500, 'handler_failed', { text: '{"taken":"handler_failed"}' }),
        webhook: acceptedAs(example, { on: '*' }).webhook ?? { type: '' },
      },
    ),
    ...(
      [
        ['throws', () => fail()],
        ['rejects', () => Promise.reject(new Error('private detail'))],
        ['never returns', () => new Promise(() => undefined)],
      ] as const
    ).map(([way, onRefused]) =>
      row(
        `answers the same where onRefused ${way}`,
        guarded(sender, { onRefused }),
        forged,
        refusedBy(sender, 'signature_mismatch'),
      ),
    ),
  ];
});

export const handlerRows = [...ownRows, ...applicationRows];

function fail(what: unknown = new Error('private detail')): never {
  throw what;
}

/** Fails at every other call. */
function failOnce(): () => void {
  let calls = 0;
  return () => {
    calls += 1;
    if (calls % 2 === 1) fail();
  };
}

async function later(): Promise<void> {
  await new Promise((resolve) => void setImmediate(resolve));
}
