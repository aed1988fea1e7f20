/**
 * Checks what would be published: packs every package, examines the tarballs, and installs them in projects like a user's.
 * `--update` writes the exported names to exports.json.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { checkBundles } from './bundles.ts';
import { root, run } from './commands.ts';
import { checkConsumers, subjectOf, installConsumers, type Projects } from './consumers.ts';
import { readDeclaredNames, readRuntimeNames, type PackageNames } from './exported-names.ts';
import { packAll, type Packed } from './pack.ts';
import { check, finish } from './report.ts';

/** What each package may need where it runs, frameworks aside. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  '@hooknotary/core': ['raw-body', 'secure-json-parse'],
  '@hooknotary/diagnose': ['@hooknotary/core', '@hooknotary/providers', 'diff'],
  '@hooknotary/express': ['@hooknotary/core', '@hooknotary/diagnose', '@hooknotary/providers'],
  '@hooknotary/fastify': [
    '@hooknotary/core',
    '@hooknotary/diagnose',
    '@hooknotary/providers',
    'fastify-plugin',
    'fastify-raw-body',
  ],
  '@hooknotary/koa': ['@hooknotary/core', '@hooknotary/diagnose', '@hooknotary/providers'],
  '@hooknotary/inbox': ['@hooknotary/core'],
  '@hooknotary/postgres': ['@hooknotary/core', '@hooknotary/inbox'],
  '@hooknotary/providers': ['@hooknotary/core'],
  '@hooknotary/redis': ['@hooknotary/core', '@hooknotary/inbox'],
  '@hooknotary/sqlite': ['@hooknotary/core', '@hooknotary/inbox'],
  '@hooknotary/testing': ['@hooknotary/core', '@hooknotary/providers'],
  hooknotary: [
    '@clack/prompts',
    '@hooknotary/core',
    '@hooknotary/diagnose',
    '@hooknotary/express',
    '@hooknotary/providers',
    '@hooknotary/testing',
    'commander',
    'env-paths',
    'express',
    'leven',
    'p-limit',
  ],
};

/** Layers, of which each may need those before it: dependencies point one way. */
const LAYERS = [
  ['@hooknotary/core'],
  ['@hooknotary/inbox', '@hooknotary/providers'],
  ['@hooknotary/postgres', '@hooknotary/redis', '@hooknotary/sqlite'],
  ['@hooknotary/diagnose', '@hooknotary/testing'],
  ['@hooknotary/express', '@hooknotary/fastify', '@hooknotary/koa'],
  ['hooknotary'],
];

/** What Vite made for browsers: other kinds of files, with all that they need inside. */
const PAGE = 'dist/page/';

const SNAPSHOT = join(import.meta.dirname, 'exports.json');

const { update } = parseArgs({ options: { update: { type: 'boolean', default: false } } }).values;
const folder = mkdtempSync(join(tmpdir(), 'hooknotary-'));
try {
  const packages = await packAll(folder);
  let project: Projects | undefined;
  await Promise.all([
    ...packages.map(checkPackage),
    check('the tarballs can be installed by npm and pnpm', async () => {
      project = await installConsumers(folder, packages);
    }),
  ]);
  if (project !== undefined) await checkInstalled(packages, project);
  await checkBundles(folder, packages);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
finish();

async function checkPackage(packed: Packed): Promise<void> {
  const { name, tarball, manifest, files } = packed;
  const code = files.filter((file) => file.startsWith('dist/') && !file.startsWith(PAGE));
  await check(`${name}: publint finds nothing`, async () => {
    const bytes = Uint8Array.from(readFileSync(tarball)).buffer;
    const { messages, pkg } = await publint({ pack: { tarball: bytes }, strict: true });
    assert.equal(messages.map((message) => formatMessage(message, pkg)).join('\n'), '');
  });
  await check(`${name}: its types are right wherever ESM is imported`, () =>
    run(['attw', tarball, '--profile', 'esm-only', '--no-definitely-typed', '--format', 'ascii']),
  );
  await check(`${name}: the tarball holds the compiled sources, README.md, LICENSE and package.json`, () => {
    const others = files.filter((file) => !file.startsWith('dist/'));
    assert.equal(files.includes(`${PAGE}index.html`), name === 'hooknotary');
    assert.deepEqual(others, ['LICENSE', 'README.md', 'package.json']);
    const odd = code.filter((file) => !/\.(?:js|d\.ts)$/.test(file));
    assert.equal(odd.join('\n'), '', 'Only .js and .d.ts belong in dist.');
    const stale = code.filter((file) => !hasSource(packed, file));
    assert.equal(stale.join('\n'), '', 'No source makes these: delete dist, then `npm run compile`.');
  });
  await check(`${name}: nothing tells where it was made`, () => {
    const telling = files.filter((file) => tellsPlace(readFileSync(join(packed.folder, file), 'utf8')));
    assert.deepEqual(telling, []);
  });
  await check(`${name}: needs what it is allowed to need, and no more`, () => {
    const needed = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
    assert.deepEqual(needed.toSorted(), ALLOWED[name] ?? 'an entry in ALLOWED');
  });
  await check(`${name}: dependencies point one way`, () => {
    const all = { ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.peerDependencies };
    const ours = Object.keys(all).filter((each) => each.startsWith('@hooknotary/'));
    const layer = LAYERS.findIndex((names) => names.includes(name));
    assert.notEqual(layer, -1, 'It stands in no layer.');
    const allowed = new Set(LAYERS.slice(0, layer).flat());
    assert.deepEqual(
      ours.filter((each) => !allowed.has(each)),
      [],
    );
    assert.deepEqual(
      Object.entries(all).filter(([, range]) => /^(?:workspace|file|link):/.test(range)),
      [],
    );
  });
  await check(`${name}: imports nothing that it does not declare`, () => {
    const declared = new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }));
    const imported = new Set(code.flatMap((file) => importsOf(readFileSync(join(packed.folder, file), 'utf8'))));
    assert.deepEqual(
      [...imported].filter((each) => !declared.has(each)),
      [],
    );
  });
}

async function checkInstalled(packages: readonly Packed[], project: Projects): Promise<void> {
  const names = packages.map((packed) => checkNames(packed, packages, project('newest', subjectOf(packed, packages))));
  if (update) {
    writeFileSync(SNAPSHOT, JSON.stringify(Object.fromEntries(await Promise.all(names))));
    await run(['oxfmt', SNAPSHOT]);
  }
  await Promise.all([...names, checkConsumers(project)]);
}

async function checkNames(
  packed: Packed,
  packages: readonly Packed[],
  project: string,
): Promise<[string, PackageNames]> {
  let declared: PackageNames = {};
  await check(`${packed.name}: the values declared are those that are there`, async () => {
    declared = readDeclaredNames(packed, packages);
    const values = Object.entries(declared).map(([entryPoint, names]) => [entryPoint, names.values]);
    assert.deepEqual(await readRuntimeNames(packed, project), Object.fromEntries(values));
  });
  await check(`${packed.name}: the exported names are those of exports.json`, () => {
    if (update) return;
    const known = JSON.parse(readFileSync(SNAPSHOT, 'utf8')) as Readonly<Record<string, PackageNames>>;
    assert.deepEqual(declared, known[packed.name] ?? 'an entry in exports.json: node test/packages/check.ts --update');
  });
  return [packed.name, declared];
}

function hasSource({ source }: Packed, file: string): boolean {
  const name = file.replace(/^dist\//, '').replace(/\.(?:d\.ts|js)$/, '');
  return ['.ts', '.js'].some((ending) => existsSync(join(source, 'src', name + ending)));
}

function tellsPlace(text: string): boolean {
  return text.includes(root) || /\/(?:home|Users|root|tmp)\/\w|[A-Z]:\\\\?Users/.test(text);
}

/** Packages that a file imports, without Node's own. */
function importsOf(text: string): string[] {
  return [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^'.][^']*)'|^import '([^'.][^']*)'/gm)]
    .map(([, from, bare]) => from ?? bare ?? '')
    .filter((each) => !each.startsWith('node:') && !builtinModules.includes(each))
    .map((each) => each.split('/', each.startsWith('@') ? 2 : 1).join('/'));
}
