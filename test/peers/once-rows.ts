import { memoryStore, type DeliveryStore } from '@hooknotary/core';
import { withHeader } from '../contract/edits.ts';
import type { Guard, Setup } from '../contract/harness.ts';
import { exampleOf } from '../contract/published.ts';
import { acceptedAs, guarded, refused, rowsOfAll, type Expected, type Row } from '../contract/row.ts';
import type { Sender } from '../contract/senders.ts';
import { UNSIGNED } from './unsigned.ts';

/** What stores of others were caught at. */
export const onceRows: readonly Row[] = rowsOfAll((sender) => {
  const example = exampleOf(sender);
  const { request } = example;
  const success = { status: 200, text: sender.success.text };
  const handled = acceptedAs(example, { on: '*' }, success);
  const duplicate: Expected = success;
  const inProgress = refused(409, 'delivery_in_progress');
  const withStore = (guard: Partial<Guard>, store = memoryStore) => handledBy(sender, guard, store);
  return [
    {
      it: 'handles the retry of a delivery whose handler failed, for it is no replay',
      setup: () => withStore({ on: { '*': failOnce() } }),
      exchanges: [
        { request, expected: acceptedAs(example, { on: '*' }, { status: 500, code: 'handler_failed' }) },
        { request, expected: handled },
      ],
    },
    {
      it: 'does not run the handler again because the store failed to remember that it succeeded',
      setup: () => withStore({}, () => ({ ...memoryStore(), commit: () => Promise.reject(new Error('timeout')) })),
      exchanges: [
        { request, expected: handled },
        { request, expected: inProgress },
      ],
    },
    {
      it: 'handles a captured delivery once, under whatever unsigned name it comes again',
      setup: () => withStore({}),
      exchanges: [
        { request, expected: handled },
        ...UNSIGNED.map((header) => ({ request: withHeader(request, ...header), expected: duplicate })),
      ],
    },
    {
      it: 'answers a duplicate with success, for a refusal would have the sender disable the address',
      setup: () => withStore({}),
      exchanges: [
        { request, expected: handled },
        { request, expected: duplicate },
        { request, expected: duplicate },
      ],
    },
    {
      it: 'does not say that it is at work when the handler has failed, however long that took',
      setup: () => withStore({ on: { '*': failLate } }),
      exchanges: [{ request, expected: acceptedAs(example, { on: '*' }, { status: 500, code: 'handler_failed' }) }],
    },
  ];
});

function handledBy(sender: Sender, guard: Partial<Guard>, store: () => DeliveryStore): Setup {
  return guarded(sender, { on: { '*': () => undefined }, ...guard, options: { store: store() } });
}

function failOnce(): () => void {
  let calls = 0;
  return () => {
    if (++calls === 1) throw new Error('database is down');
  };
}

async function failLate(): Promise<never> {
  await new Promise((resolve) => setImmediate(resolve));
  throw new Error('database is down');
}
