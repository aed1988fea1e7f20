import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as core from '@hooknotary/core';
import * as express from '@hooknotary/express';
import * as fastify from '@hooknotary/fastify';
import * as koa from '@hooknotary/koa';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const exists = (path: string) => existsSync(new URL(path, root));

const providerFiles = readdirSync(new URL('packages/core/src/providers', root)).filter((file) => file !== 'index.ts');
const providers = providerFiles.map((file) => file.replace('.ts', ''));

describe('the house', () => {
  it('has only the planned names at its top', () => {
    const top = readdirSync(root).filter((name) => !name.startsWith('.') && name !== 'node_modules');
    const planned = [
      'LICENSE',
      'README.md',
      'examples',
      'package.json',
      'packages',
      'pnpm-lock.yaml',
      'pnpm-workspace.yaml',
      'test',
      'tsconfig.base.json',
    ];
    expect(top.toSorted()).toEqual(planned);
  });

  it('keeps its READMEs short', () => {
    expect(read('README.md').split('\n').length).toBeLessThan(200);
    const long = readdirSync(new URL('packages', root)).filter(
      (name) => read(`packages/${name}/README.md`).split('\n').length > 60,
    );
    expect(long).toEqual([]);
  });

  it('names no package registry in its lock file', () => {
    expect(read('pnpm-lock.yaml')).not.toMatch(/registry\.|tarball:/);
  });
});

describe.each(providers)('the provider %s', (name) => {
  it('is what its file exports, in at most 60 lines', () => {
    expect(Object.entries(core)).toContainEqual([name, expect.objectContaining({ name })]);
    expect(read(`packages/core/src/providers/${name}.ts`).split('\n').length).toBeLessThanOrEqual(61);
  });

  it('has a middleware in every adapter', () => {
    const factory = `${name}Webhook`;
    expect([express, fastify, koa].map((adapter) => Object.keys(adapter).includes(factory))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it("has payload types, a published delivery, a signer of the tests' own and a column in the README", () => {
    expect(exists(`packages/core/src/payloads/${name}.ts`)).toBe(true);
    expect(exists(`test/fixtures/${name}.json`)).toBe(true);
    expect(read('test/contract/senders.ts')).toContain(name);
    expect(read('README.md')).toContain(`\`${name}Webhook\``);
  });
});

it('exports the same names from every adapter, and captureRawBody from Express', () => {
  const [ofExpress, ofFastify, ofKoa] = [express, fastify, koa].map((adapter) => Object.keys(adapter).toSorted());
  expect(ofFastify).toEqual(ofKoa);
  expect(ofExpress).toEqual([...(ofKoa ?? []), 'captureRawBody'].toSorted());
});
