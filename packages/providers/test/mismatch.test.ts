import { describe, expect, it } from 'vitest';
import { REQUIRED } from '../../../test/fuzz/required.ts';
import type { Provider, PayloadForm } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import { findMismatch } from '@hooknotary/core/internal';

type Difference = NonNullable<ReturnType<typeof findMismatch>>;
import { CANARY, pathsOf, samples, toPointer, withValue } from './forms-samples.js';

const providers = [akidotp, cardda, idenfy, kudosity, osapher];

/** A value of each kind, of which any but one or two is wrong wherever it is put. */
const VALUES = [null, true, 7, CANARY, [], {}, [7], [null], { [CANARY]: 7 }, Infinity];

/** What is reported, which must be just where the check fails, and tell nothing that the sender wrote. */
function explain(provider: Provider, type: string, payload: unknown): Difference | undefined {
  const misfit = findMismatch(formOf(provider, type), payload);
  expect(provider.types.get(type)?.(payload)).toBe(misfit === undefined);
  expect(JSON.stringify(misfit) ?? '').not.toContain('ca~');
  return misfit;
}

function formOf(provider: Provider, type: string): PayloadForm {
  const form = provider.forms.get(type);
  if (form === undefined) throw new Error(`${provider.name} has no form of ${type}.`);
  return form;
}

describe.each(providers)('of $name, the forms', (provider) => {
  it('are of all event types, as the checks and the samples are', () => {
    const types = [...provider.types.keys()];
    expect([...provider.forms.keys()]).toEqual(types);
    expect(types.filter((type) => !samples.some((each) => each.provider === provider && each.type === type))).toEqual(
      [],
    );
  });
});

describe.each(samples)('of $provider.name, $type ($name)', ({ provider, type, payload }) => {
  it('is explained by nothing, as it fits', () => {
    expect(explain(provider, type, payload)).toBeUndefined();
  });

  it('is explained where a member is missing that must be there, by its name, and where no other is', () => {
    const required = new Set((REQUIRED[provider.name]?.[type] ?? '').split(' ').map((each) => each.split(':')[0]));
    for (const path of pathsOf(payload).filter((each) => Number.isNaN(Number(each.at(-1))))) {
      const misfit = explain(provider, type, withValue(payload, path, undefined));
      expect(misfit?.path).toBe(required.has(path.join('.')) ? toPointer(path) : undefined);
    }
  });

  it('is explained where a member is of another kind, by its name', () => {
    for (const path of pathsOf(payload)) {
      for (const value of VALUES) {
        const misfit = explain(provider, type, withValue(payload, path, value));
        if (misfit === undefined) continue;
        const inside =
          typeof value === 'object' && value !== null ? misfit.path.startsWith(`${toPointer(path)}/`) : false;
        expect(inside ? toPointer(path) : misfit.path).toBe(toPointer(path));
      }
    }
  });

  it('is explained where it is something else altogether', () => {
    for (const value of [...VALUES, undefined]) {
      const misfit = explain(provider, type, value);
      const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
      expect(isMap ? '' : misfit?.path).toBe(payload === value ? undefined : '');
    }
  });
});

describe('an explanation', () => {
  const sampleOf = (type: string) => samples.findLast((each) => each.type === type)?.payload as object;

  it.each<[string, Provider, string, object, Difference]>([
    ['text', akidotp, 'verified', { requestId: 7 }, { path: '/requestId', expected: 'string' }],
    ['text or null', akidotp, 'verified', { phone: 7 }, { path: '/phone', expected: 'string or null' }],
    ['one text', akidotp, 'verified', { status: 'test' }, { path: '/status', expected: "'verified'" }],
    ['true', idenfy, 'IDENTIFICATION_MANUAL_FINISHED', { final: false }, { path: '/final', expected: 'true' }],
    ['a number', idenfy, 'ACCOUNT_CHECK', { score: '7' }, { path: '/score', expected: 'number' }],
    ['an object', idenfy, 'IDENTIFICATION', { status: 'x' }, { path: '/status', expected: 'object' }],
    ['an object or null', idenfy, 'IDENTIFICATION', { data: [] }, { path: '/data', expected: 'object or null' }],
    ['what is deep inside', idenfy, 'IDENTIFICATION', { status: {} }, { path: '/status/overall', expected: 'string' }],
    [
      'a member of a nullable object',
      idenfy,
      'IDENTIFICATION',
      { phoneVerification: { phone: 7 } },
      { path: '/phoneVerification/phone', expected: 'string or null' },
    ],
    [
      'a member of a list',
      idenfy,
      'IDENTIFICATION',
      { AML: [{}, { status: { overallStatus: 7 } }] },
      { path: '/AML/1/status/overallStatus', expected: 'string or null' },
    ],
    [
      'a value of a map',
      idenfy,
      'IDENTIFICATION',
      { fileUrls: { [CANARY]: 7 } },
      { path: '/fileUrls/*', expected: 'string or null' },
    ],
    [
      'a parameter of an own name',
      kudosity,
      'reply',
      { [CANARY]: [['x', { [CANARY]: 7 }]] },
      { path: '/*/0/1/*', expected: 'string or array or object' },
    ],
    [
      'the first that is wrong',
      akidotp,
      'test',
      { status: 7, phone: 7 },
      { path: '/phone', expected: 'string or null' },
    ],
  ])('says that %s was expected', (_what, provider, type, change, misfit) => {
    expect(explain(provider, type, { ...sampleOf(type), ...change })).toEqual(misfit);
  });

  it('says that an object was expected, or nothing at all', () => {
    expect(explain(cardda, 'verification_code', [])).toEqual({ path: '', expected: 'object' });
    expect(explain(idenfy, 'VIDEO_CALL_FINISHED', {})).toEqual({ path: '', expected: 'nothing' });
  });

  it.each<[string, PayloadForm, unknown, Difference | undefined]>([
    ['a name with a slash', { properties: { 'a/b~c': { type: 'string' } } }, { 'a/b~c': 7 }, misfitAt('/a~1b~0c')],
    ['any value but none', { required: ['a'], properties: { a: {} } }, {}, misfitAt('/a', 'any value')],
    ['a name that must be there, whatever its value', { required: ['a'] }, {}, misfitAt('/a', 'any value')],
    ['whatever value of such a name', { required: ['a'] }, { a: null }, undefined],
    ['one of several', { anyOf: [{ const: 1 }, { const: 'b' }, { const: null }] }, 2, misfitAt('', "1 or 'b' or null")],
    ['one of a list', { enum: ['a', null] }, 'b', misfitAt('', "one of 'a', null")],
    ['the last of a list', { type: ['string', 'null'], enum: ['a', null] }, null, undefined],
    ['the last of several', { anyOf: [{ const: 1 }, { const: null }] }, null, undefined],
    ['members of whatever is an object', { properties: { a: { type: 'string' } } }, 'text', undefined],
    ['members of whatever is a list', { items: { type: 'string' } }, { length: 1, 0: 7 }, undefined],
    [
      'a definition of a definition',
      { $ref: 'a', definitions: { a: { $ref: 'b' }, b: { type: 'string' } } },
      7,
      misfitAt(''),
    ],
    ['a definition that is not there', { $ref: 'a' }, 7, undefined],
  ])('of an own form understands %s', (_what, form, payload, misfit) => {
    expect(findMismatch(form, payload)).toEqual(misfit);
  });
});

function misfitAt(path: string, expected = 'string'): Difference {
  return { path, expected };
}
