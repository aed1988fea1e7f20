import { createVerifier } from '@hooknotary/core';
import * as registry from '@hooknotary/providers/registry';
import { describe, expect, it } from 'vitest';
import { registered } from '../../diagnose/test/registered.ts';
import { examplePayload, exampleTypes, signedRequest } from '../src/index.ts';

const NOW = 1_774_970_000_000;

describe.each(registered)('the examples of $name', ({ provider, signing, secret, options }) => {
  it('are of every type that the sender documents', () => {
    expect(exampleTypes(provider).toSorted()).toEqual([...provider.types.keys()].toSorted());
  });

  it('verify, each as its type', () => {
    const clock = { now: () => NOW, ...options };
    const verify = createVerifier(provider as never, secret as string, clock);
    const types = exampleTypes(provider).map((type) => {
      const { body, ...request } = signedRequest(provider, { secret: signing as string, type, ...clock });
      return [type, (verify({ ...request, rawBody: body }) as { readonly type: string }).type];
    });
    expect(types).toEqual(exampleTypes(provider).map((type) => [type, type]));
  });

  it('are short, and hold nothing that stands for no value', () => {
    const written = Object.values(registry).find((each) => each.provider.name === provider.name)?.examples ?? {};
    for (const type of exampleTypes(provider).filter((each) => !Object.hasOwn(written, each))) {
      const { content } = examplePayload(provider, type);
      expect(content.length).toBeLessThan(3000);
      expect(content).not.toMatch(/undefined|NaN/);
    }
  });
});
