import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, run } from './commands.ts';
import { installed } from './consumers.ts';
import type { Packed } from './pack.ts';
import { check } from './report.ts';

const NAMES = ['core', 'inbox', 'postgres', 'redis'];

/** What the inboxes need and the stores do not. */
const ENGINES = { redis: 'bullmq', postgres: 'pg-boss' };

const VERSIONS = {
  esbuild: '0.28.2',
  ioredis: installed('test', 'ioredis'),
  pg: installed('test', 'pg'),
};

const STORES = `
import { postgresStore } from '@hooknotary/postgres/store';
import { redisStore } from '@hooknotary/redis/store';
import { Redis } from 'ioredis';
import pg from 'pg';

const client = new Redis({ port: 1, lazyConnect: true });
const stores = [redisStore({ client }), postgresStore({ pool: new pg.Pool({ port: 1 }) })];
console.log(stores.map(({ timeout }) => timeout).join());
`;

/** Bundles the stores as a user does who has no inbox, and so no engine of one. */
export async function checkBundles(folder: string, packages: readonly Packed[]): Promise<void> {
  const cwd = join(folder, 'project-bundle');
  await check('bundles: the stores can be installed without the engines of the inboxes', async () => {
    const ours = packages.filter(({ name }) => NAMES.some((each) => name === `@hooknotary/${each}`));
    const dependencies = {
      ...VERSIONS,
      ...Object.fromEntries(ours.map(({ name, tarball }) => [name, `file:${tarball}`])),
    };
    await mkdir(cwd);
    await writeFile(join(cwd, 'package.json'), JSON.stringify({ private: true, dependencies }));
    await run(['npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'], { cwd });
    assert.deepEqual(
      Object.values(ENGINES).filter((engine) => existsSync(join(cwd, 'node_modules', engine))),
      [],
    );
  });
  await check('bundles: the stores alone, by esbuild', async () => {
    await bundle(cwd, 'stores', STORES);
    const node = join(root, 'node_modules/.bin/node');
    assert.equal(await run([node, join(cwd, 'stores.cjs')]), '5,5\n');
  });
  // What shows that the one above can fail.
  for (const [name, engine] of Object.entries(ENGINES)) {
    await check(`bundles: @hooknotary/${name} needs ${engine}`, () =>
      assert.rejects(
        bundle(cwd, name, `export * from '@hooknotary/${name}';`),
        new RegExp(`Could not resolve "${engine}"`),
      ),
    );
  }
}

async function bundle(cwd: string, name: string, program: string): Promise<void> {
  await writeFile(join(cwd, `${name}.mjs`), program);
  const options = ['--bundle', '--platform=node', '--log-level=error', `--outfile=${name}.cjs`];
  await run([join(cwd, 'node_modules/.bin/esbuild'), `${name}.mjs`, ...options], { cwd });
}
