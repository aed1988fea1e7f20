import { describe, expect, it } from 'vitest';
import { recordHeaders } from '../src/header-recorder.js';
import type { DeliveryHeaders } from '../src/index.js';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import type { Provider } from '../src/provider.js';

const HEADERS = { 'x-kind': 'live', 'x-api-key': 'canary', authorization: 'Bearer canary', cookie: 'canary' };
const DESCRIBED = ['x-cardda-signature', 'x-cardda-timestamp'];

const readOf = (
  read: (headers: never) => unknown,
  headers: DeliveryHeaders = HEADERS,
  provider: Provider = cardda as Provider,
) => {
  const recorder = recordHeaders(headers, provider);
  const result = read(recorder.headers as never);
  return { result, names: recorder.read() };
};

describe('recorded headers', () => {
  it('are those that the description names, where no function reads any', () => {
    expect(readOf(() => undefined).names).toEqual(DESCRIBED);
    expect(readOf(() => undefined, HEADERS, idenfy as Provider).names).toEqual([
      'idenfy-signature',
      'idenfy-event-type',
    ]);
  });

  it.each<[string, (headers: typeof HEADERS) => unknown, unknown]>([
    ['by its name', (headers) => headers['x-kind'], 'live'],
    ['by taking it apart', ({ 'x-kind': kind }) => kind, 'live'],
    ['by asking whether it is there', (headers) => 'x-kind' in headers, true],
    ['by asking whether it is one of their own', (headers) => Object.hasOwn(headers, 'x-kind'), true],
    ['by reflection', (headers) => Reflect.get(headers, 'x-kind'), 'live'],
  ])('have what a function reads %s', (_how, read, result) => {
    expect(readOf(read)).toEqual({ result, names: [...DESCRIBED, 'x-kind'] });
  });

  it.each<[string, (headers: typeof HEADERS) => unknown]>([
    ['lists them', (headers) => Object.keys(headers)],
    ['goes through them', (headers) => Object.entries(headers)],
    ['spreads them', (headers) => ({ ...headers })],
    ['writes them as JSON', (headers) => JSON.stringify(headers)],
    ['makes text of them', (headers) => String(headers)],
    ['asks them for one of their own', (headers) => headers.hasOwnProperty('x-kind')],
  ])('are not known where a function %s, so that all are kept but credentials', (_how, read) => {
    const { result, names } = readOf(read);
    expect(names).toBeUndefined();
    expect(result).toEqual(read(HEADERS));
  });

  it('of a Headers object are those that are asked for', () => {
    const headers = new Headers(HEADERS);
    expect(readOf((given: Headers) => given.get('X-Kind'), headers)).toEqual({
      result: 'live',
      names: [...DESCRIBED, 'x-kind'],
    });
    expect(readOf((given: Headers) => given.has('x-kind'), headers).names).toEqual([...DESCRIBED, 'x-kind']);
    expect(readOf((given: Headers) => [...given.keys()].length, headers)).toEqual({ result: 4, names: undefined });
  });

  it('have no credentials, though a function reads them', () => {
    expect(readOf((headers: typeof HEADERS) => [headers.authorization, headers.cookie]).names).toEqual(DESCRIBED);
  });
});
