import * as core from '@hooknotary/core';
import * as registry from '@hooknotary/providers/registry';
import { describe, expect, it } from 'vitest';
import { readHeader } from '../../packages/core/src/headers.js';
import { phpQueryToJson } from '../../packages/providers/src/kudosity/php-query.js';
import { readCorpus } from './corpus.ts';
import { createTargets } from './targets.ts';

const targets = createTargets({ core, registry, phpQueryToJson, readHeader });

// What the fuzzer once found worth keeping, and what it once failed on.
describe.each(targets)('the corpus of $name', (target) => {
  it.each(readCorpus(target).map((input, index) => [index, input.toString('latin1'), input] as const))(
    'holds for input %i: %j',
    (_index, _text, input) => {
      expect(target.run(input)).toEqual(expect.any(String));
    },
  );
});
