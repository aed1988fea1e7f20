import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { PayloadForm, Provider } from '@hooknotary/core';
import { generateForms, pathOf, senders } from '../generate-forms.ts';
import { CANARY, pathsOf, samples, withValue } from './forms-samples.js';

const VALUES = [undefined, null, true, false, 0, -1.5, CANARY, '', [], {}, [7], [null], { [CANARY]: 7 }];

describe.each(senders)('the forms of %s', (sender) => {
  it('are those of its payload types: if not, run `npm run generate`', () => {
    expect(readFileSync(pathOf(sender), 'utf8')).toBe(generateForms(sender));
  });
});

/** The same form as a library of JSON Schema checks it. */
function compile(provider: Provider, type: string): ValidateFunction {
  const text = JSON.stringify(provider.forms.get(type)).replaceAll(/"\$ref":"(\w+)"/g, '"$ref":"#/definitions/$1"');
  return new Ajv({ allowUnionTypes: true }).compile(JSON.parse(text) as PayloadForm);
}

describe.each(samples)('of $provider.name, $type ($name), the check', ({ provider, type, payload }) => {
  it('says what a library of JSON Schema says, whatever stands in a member’s place', () => {
    const validate = compile(provider, type);
    const check = provider.types.get(type);
    const payloads = [
      payload,
      ...VALUES,
      ...pathsOf(payload).flatMap((path) => VALUES.map((value) => withValue(payload, path, value))),
    ];
    for (const each of payloads) {
      if (each === undefined) continue;
      expect(check?.(each)).toBe(validate(each));
    }
  });
});
