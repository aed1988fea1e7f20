import { onfido } from '@hooknotary/providers/onfido';
import { plaid } from '@hooknotary/providers/plaid';
import type { Delivery, Provider } from '@hooknotary/core';
import { describe, expect, it } from 'vitest';

const NO_DELIVERY: Delivery = { method: 'POST', url: '/', headers: {}, rawBody: new Uint8Array() };

/** The event type that a payload is taken for. */
function takenFor(provider: Provider, payload: object): string | undefined {
  const type = provider.typeOf(payload, NO_DELIVERY) ?? '';
  return provider.types.get(type)?.(payload) === true ? type : undefined;
}

describe("Plaid's types, made of its package,", () => {
  const event = (type: string, code: string, members: object) => ({
    webhook_type: type,
    webhook_code: code,
    ...members,
  });
  const error = { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED', error_message: 'log in again' };

  it.each([
    ['an event of one Item', event('ITEM', 'ERROR', { item_id: 'a', error, environment: 'production' })],
    ['an event of no known environment', event('ITEM', 'ERROR', { item_id: 'a', error, environment: 'development' })],
    [
      'an event without its environment',
      event('TRANSACTIONS', 'DEFAULT_UPDATE', { item_id: 'a', new_transactions: 3 }),
    ],
    ['the same for a processor', event('TRANSACTIONS', 'DEFAULT_UPDATE', { account_id: 'a', new_transactions: 3 })],
    ['an error that is null', event('TRANSACTIONS', 'INITIAL_UPDATE', { item_id: 'a', error: null })],
    ['an error that is text', event('TRANSACTIONS', 'INITIAL_UPDATE', { item_id: 'a', error: 'none' })],
    ['an error where the package says text', event('TRANSACTIONS', 'INITIAL_UPDATE', { item_id: 'a', error })],
    ['an entity', event('ENTITY_SCREENING', 'STATUS_UPDATED', { entity_screening_id: 'a' })],
    ['transfers of the older kind', event('BANK_TRANSFERS', 'BANK_TRANSFERS_EVENTS_UPDATE', {})],
    ['a member that is new', event('SCREENING', 'STATUS_UPDATED', { screening_id: 'a', brand_new: [7] })],
  ])('take %s', (_what, payload) => {
    expect(takenFor(plaid, payload)).toBe(`${payload.webhook_type}.${payload.webhook_code}`);
  });

  it.each([
    ['an Item without its identifier', event('ITEM', 'ERROR', { error })],
    ['an error without a code', event('ITEM', 'ERROR', { item_id: 'a', error: { ...error, error_code: undefined } })],
    ['a number as text', event('TRANSACTIONS', 'DEFAULT_UPDATE', { item_id: 'a', new_transactions: '3' })],
    ['a list of something else', event('LINK', 'EVENTS', { link_session_id: 'a', events: ['OPEN'] })],
  ])('refuse %s', (_what, payload) => {
    expect(takenFor(plaid, payload)).toBeUndefined();
  });
});

describe("Onfido's types, made of its package,", () => {
  const event = (action: string, resource: unknown, object: object = { id: 'a' }) => ({
    payload: { resource_type: action.split('.')[0], action, object, resource },
  });

  it.each([
    ['a check', event('check.completed', undefined, { id: 'a', status: 'complete', href: 'https://example.com/' })],
    ['a run', event('workflow_run.completed', { id: 'a', status: 'approved', error: null, reasons: [], tags: null })],
    ['a task that makes an object', event('workflow_task.completed', { input: {}, output: { first_name: 'A' } })],
    ['a task that makes a list', event('workflow_task.completed', { input: null, output: ['A'] })],
    ['an event of a status that is new', event('check.started', undefined, { id: 'a', status: 'brand_new' })],
  ])('take %s', (_what, payload) => {
    expect(takenFor(onfido, payload)).toBe(payload.payload.action);
  });

  it.each([
    ['an object without its identifier', event('check.completed', undefined, {})],
    ['a list of something else', event('workflow_run.completed', { reasons: [7] })],
  ])('refuse %s', (_what, payload) => {
    expect(takenFor(onfido, payload)).toBeUndefined();
  });
});
