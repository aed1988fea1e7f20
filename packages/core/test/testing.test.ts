import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { akidotp, cardda, createVerifier, idenfy, kudosity, osapher, type Provider } from '../src/index.js';
import { examplePayload, exampleTypes, signedRequest } from '../src/testing/index.js';

const FIXTURES: readonly (readonly [string, Provider])[] = [
  ['akidotp', akidotp],
  ['cardda', cardda],
  ['idenfy', idenfy],
  ['kudosity-callbacks', kudosity],
  ['osapher', osapher],
];

interface Fixture {
  readonly type: string;
  readonly body?: string;
  readonly query?: string;
}

function readFixtures(file: string): readonly Fixture[] {
  const url = new URL(`../../../test/fixtures/${file}.json`, import.meta.url);
  // The cast is true: the fixtures of these providers are lists of deliveries with a type, and a body or a query.
  return JSON.parse(readFileSync(url, 'utf8')) as readonly Fixture[];
}

describe.each(FIXTURES)('the examples in %s', (file, provider) => {
  const published = readFixtures(file);

  it('are what the sender has published, of every type that it has published', () => {
    expect(exampleTypes(provider).toSorted()).toEqual([...new Set(published.map(({ type }) => type))].toSorted());
    for (const type of exampleTypes(provider)) {
      const content = examplePayload(provider, type);
      expect(published).toContainEqual(
        expect.objectContaining({ type, [provider.method === 'GET' ? 'query' : 'body']: content.content }),
      );
    }
  });

  it.each(exampleTypes(provider))('verify as %s', (type) => {
    const { body, ...request } = signedRequest(provider, { secret: 'test secret', type });
    const webhook = createVerifier(provider, 'test secret')({ ...request, rawBody: body });
    expect(webhook).toMatchObject({ provider: provider.name, type });
  });
});
