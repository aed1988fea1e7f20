import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pnpm, root, run } from './commands.ts';
import { catalogue, documentedBy, sendBy } from '../contract/catalogue.ts';
import { NOW } from '../contract/senders.ts';
import type { Packed } from './pack.ts';
import { senders } from '../../packages/providers/generate-forms.ts';
import { check } from './report.ts';

/** What a project is about: a framework's adapter, or the packages of the engines. */
const SUBJECTS = ['express', 'koa', 'fastify', 'engines'] as const;

type Subject = (typeof SUBJECTS)[number];

/** Where each project is. */
export type Projects = (age: Age | 'pnpm', subject: Subject) => string;
type Age = 'newest' | 'oldest';

const OURS: Readonly<Record<Subject, readonly string[]>> = {
  express: ['express'],
  koa: ['koa'],
  fastify: ['fastify'],
  engines: ['express', 'sqlite', 'redis', 'postgres'],
};

/** What is compiled beside the program: by the packages of the makers, which are in the projects of Express alone, or without. */
const TYPES: Readonly<Record<Subject, string>> = {
  express: 'official-types',
  koa: 'plain-types',
  fastify: 'plain-types',
  engines: 'plain-types',
};

/** What a user has beside our packages: what the workspace has, and the oldest of each that we claim to work with. */
const VERSIONS = {
  newest: {
    express: {
      express: installed('test', 'express'),
      '@types/express': installed('test', '@types/express'),
      '@octokit/openapi-webhooks-types': installed('test', '@octokit/openapi-webhooks-types'),
      stripe: installed('test', 'stripe'),
    },
    koa: { koa: installed('test', 'koa'), '@types/koa': installed('test', '@types/koa') },
    fastify: { fastify: installed('test', 'fastify') },
    engines: {
      express: installed('test', 'express'),
      '@types/express': installed('test', '@types/express'),
      redis: installed('test', 'redis'),
      ioredis: installed('test', 'ioredis'),
      bullmq: installed('test', 'bullmq'),
      pg: installed('test', 'pg'),
      '@types/pg': installed('test', '@types/pg'),
      'pg-boss': installed('test', 'pg-boss'),
    },
    all: { '@types/node': installed('.', '@types/node') },
  },
  oldest: {
    express: {
      express: '4.18.0',
      '@types/express': '4.17.21',
      '@octokit/openapi-webhooks-types': '8.5.1',
      stripe: '14.0.0',
    },
    koa: { koa: '2.14.0', '@types/koa': '2.15.0' },
    fastify: { fastify: '5.0.0' },
    engines: {
      express: '4.18.0',
      '@types/express': '4.17.21',
      redis: '5.0.0',
      ioredis: '5.4.1',
      bullmq: '6.7.0',
      pg: '8.11.0',
      '@types/pg': '8.11.0',
      'pg-boss': '12.38.0',
    },
    all: { '@types/node': '22.12.0', typescript: '5.9.3' },
  },
};

/** The version that a part of the workspace has. */
export function installed(where: string, name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, where, 'node_modules', name, 'package.json'), 'utf8'));
  return String(Reflect.get(Object(manifest), 'version'));
}

/** A subject in whose projects a package is installed, by itself or because another needs it. */
export function subjectOf({ name }: Packed, packages: readonly Packed[]): Subject {
  const isIn = (subject: Subject) => withNeeds(OURS[subject], packages).includes(name);
  return SUBJECTS.find((subject) => name === `@hooknotary/${subject}`) ?? SUBJECTS.find(isIn) ?? 'express';
}

/** Our packages of these names, and those of ours that they need. */
function withNeeds(names: readonly string[], packages: readonly Packed[]): readonly string[] {
  const found = new Set(names.map((name) => `@hooknotary/${name}`));
  for (const name of found) {
    const { dependencies = {} } = packages.find((packed) => packed.name === name)?.manifest ?? {};
    for (const needed of Object.keys(dependencies)) if (needed.startsWith('@hooknotary/')) found.add(needed);
  }
  return [...found];
}

/** Makes projects outside the workspace, one a subject, and installs the tarballs there as a user would. */
export async function installConsumers(folder: string, packages: readonly Packed[]): Promise<Projects> {
  const tarballs = new Map(packages.map(({ name, tarball }) => [name, `file:${tarball}`]));
  const toTarballs = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, tarballs.get(name) ?? '']));
  const project: Projects = (age, subject) => join(folder, `project-${age}-${subject}`);

  const withNpm = (['newest', 'oldest'] as const).flatMap((age) =>
    SUBJECTS.map(async (subject) => {
      const cwd = project(age, subject);
      const hasCommand = age === 'newest' && subject === 'express';
      // No registry has them: those that others need are named, too.
      const ours = toTarballs(hasCommand ? [...tarballs.keys()] : withNeeds(OURS[subject], packages));
      await makeProject(cwd, subject, { ...ours, ...VERSIONS[age][subject], ...VERSIONS[age].all });
      await run(['npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'], { cwd });
    }),
  );
  const withPnpm = SUBJECTS.map(async (subject) => {
    const cwd = project('pnpm', subject);
    // Only what package.json names can be imported here; so what is not meant to be, and no registry has, is named elsewhere.
    const named = toTarballs(OURS[subject].map((name) => `@hooknotary/${name}`));
    await makeProject(cwd, subject, { ...named, ...VERSIONS.newest[subject], ...VERSIONS.newest.all });
    const overrides = [...tarballs].map(([name, tarball]) => `  '${name}': '${tarball}'`);
    await writeFile(join(cwd, 'pnpm-workspace.yaml'), `overrides:\n${overrides.join('\n')}\n`);
    await run([...pnpm, 'install', '--ignore-scripts', '--prefer-offline', '--reporter=silent'], { cwd });
  });
  // All of them end before the folder goes.
  const ended = await Promise.allSettled([...withNpm, ...withPnpm]);
  const failed = ended.find((each) => each.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return project;
}

async function makeProject(
  project: string,
  subject: Subject,
  dependencies: Readonly<Record<string, string>>,
): Promise<void> {
  await mkdir(project);
  await writeFile(join(project, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await Promise.all([
    makeProgram(join(project, 'esm'), subject, { type: 'module' }),
    makeProgram(join(project, 'cjs'), subject, {}),
  ]);
}

async function makeProgram(folder: string, subject: Subject, manifest: object): Promise<void> {
  await cp(join(import.meta.dirname, 'consumer'), folder, { recursive: true });
  await writeFile(join(folder, 'every.json'), JSON.stringify(toDeliveries()));
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig(subject)));
  await writeFile(join(folder, 'tsconfig.types.json'), JSON.stringify(tsconfig(TYPES[subject])));
}

/** Of every sender of the catalogue what a project needs to receive a genuine and a forged delivery; bodies in base64. */
function toDeliveries(): readonly object[] {
  return catalogue.map((sender) => {
    const { name, madeWith, secret, options } = sender;
    const [example] = documentedBy(sender);
    if (example === undefined) throw new Error(`There is no fixture of ${name}.`);
    const { method, target, headers, body } = sendBy(sender, example);
    const toRequest = (bytes: Uint8Array) => ({ method, target, headers, body: Buffer.from(bytes).toString('base64') });
    const exported = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const forged = Buffer.concat([body, Buffer.from(' ')]);
    return { name, exported, madeWith, secret, options, now: NOW, genuine: toRequest(body), forged: toRequest(forged) };
  });
}

function tsconfig(name: string): object {
  return {
    compilerOptions: {
      target: 'es2023',
      module: 'nodenext',
      types: ['node'],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      rewriteRelativeImportExtensions: true,
      rootDir: '.',
      outDir: 'out',
    },
    files: [`${name}.ts`],
  };
}

const NODES: Readonly<Record<string, string>> = {
  'Node 22': join(root, 'test/node_modules/node22/bin/node'),
  'Node 24': join(root, 'node_modules/.bin/node'),
  'Node 26': join(root, 'test/node_modules/node26/bin/node'),
};

/** Compiles the programs of consumer/ in every project, and runs them. */
export async function checkConsumers(project: Projects): Promise<void> {
  await Promise.all([...SUBJECTS.map((subject) => checkSubject(subject, project)), ...checkCommand(project)]);
}

function checkCommand(project: Projects): readonly Promise<void>[] {
  const main = join(project('newest', 'express'), 'node_modules/.bin/hooknotary');
  return Object.entries(NODES).map(([version, node]) =>
    check(`runs: hooknotary, ${version}`, async () => {
      const rows: unknown = JSON.parse(await run([node, main, 'providers', '--json']));
      assert.equal(Array.isArray(rows) && rows.length, senders.length);
    }),
  );
}

async function checkSubject(subject: Subject, project: Projects): Promise<void> {
  const tsc = join(root, 'node_modules/.bin/tsc');
  const oldTsc = join(project('oldest', subject), 'node_modules/.bin/tsc');
  const newest = { subject, project: project('newest', subject), age: 'newest', tsc, nodes: Object.keys(NODES) };
  const byPnpm = { ...newest, project: project('pnpm', subject), age: 'newest by pnpm', nodes: ['Node 22'] };
  const oldest = { subject, project: project('oldest', subject), age: 'oldest', tsc: oldTsc, nodes: ['Node 22'] };
  await checkProgram({ ...newest, format: 'esm' });
  await checkProgram({ ...newest, format: 'cjs' });
  await checkProgram({ ...byPnpm, format: 'esm' });
  await checkProgram({ ...oldest, format: 'esm' });
  await checkProgram({ ...oldest, format: 'cjs' });

  if (subject !== 'engines') {
    await check(`receives: ${subject}, every sender of the catalogue, genuine and forged`, async () => {
      const told = await run([NODES['Node 24'] ?? '', join(newest.project, 'esm', 'every.mjs'), subject]);
      const refusals = told
        .trimEnd()
        .split('\n')
        .filter((line) => /: 200 .+, 401 signature_mismatch$/.test(line));
      assert.equal(refusals.length, catalogue.length, told);
    });
  }
  // By npm, whose projects can import what the adapter needs, too.
  for (const { age, project: folder, tsc: compiler } of [newest, oldest]) {
    const command = [compiler, '-p', join(folder, 'esm', 'tsconfig.types.json'), '--skipLibCheck'];
    await checkCompile(`${TYPES[subject]}, ${subject}, ${age}`, command);
  }
  const cjs = join(newest.project, 'cjs');
  await checkCompile(`${subject}, newest, cjs, module node20`, [tsc, '-p', cjs, '--module', 'node20', '--noEmit']);
  const required = Object.entries(NODES).map(([version, node]) =>
    check(`required: ${subject}, newest, a plain script, ${version}`, async () => {
      assert.equal(await run([node, join(cjs, 'plain.cjs'), subject]), 'required\n');
    }),
  );
  await Promise.all(required);
}

interface Program {
  readonly subject: Subject;
  readonly project: string;
  readonly age: string;
  readonly format: string;
  readonly tsc: string;
  readonly nodes: readonly string[];
}

async function checkProgram({ subject, project, age, format, tsc, nodes }: Program): Promise<void> {
  await checkCompile(`${subject}, ${age}, ${format}`, [tsc, '-p', join(project, format)]);
  const received = nodes.map((version) =>
    check(`receives: ${subject}, ${age}, ${format}, ${version}`, async () => {
      const told = await run([NODES[version] ?? '', join(project, format, 'out', `${subject}.js`)], {
        timeout: 20_000,
      });
      assert.equal(told.trimEnd().split('\n').length, 5, told);
    }),
  );
  await Promise.all(received);
}

function checkCompile(name: string, command: readonly string[]): Promise<void> {
  return check(`compiles: ${name}`, () => run(command));
}
