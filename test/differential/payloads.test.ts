import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generated, generatePayloads, pathOf } from '../../packages/providers/generate-payloads.ts';

describe.each(generated)('the payload types of %s', (sender) => {
  it("are made of its maker's: if not, run `npm run generate`", () => {
    expect(readFileSync(pathOf(sender), 'utf8')).toBe(generatePayloads(sender));
  }, 300_000);
});
