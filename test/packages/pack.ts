import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pnpm, root, run } from './commands.ts';

/** What is read of a package.json. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package as it would be published. */
export interface Packed {
  readonly name: string;
  readonly tarball: string;
  /** Where the tarball was unpacked. */
  readonly folder: string;
  /** The package.json in the tarball. */
  readonly manifest: Manifest;
  /** Paths in the tarball. */
  readonly files: readonly string[];
  /** Where the package's source is. */
  readonly source: string;
}

/** Packs every package that is not private, and unpacks it beside. */
export async function packAll(folder: string): Promise<readonly Packed[]> {
  const sources = globSync('packages/*/package.json', { cwd: root })
    .map((path) => join(root, path, '..'))
    .filter((source) => readManifest(source).private !== true)
    .toSorted();
  const filters = sources.map((source) => `--filter=./${relative(root, source)}`);
  await run([...pnpm, ...filters, 'pack', '--pack-destination', folder], { cwd: root });
  return Promise.all(sources.map((source) => unpack(folder, source)));
}

async function unpack(folder: string, source: string): Promise<Packed> {
  const { name, version } = readManifest(source);
  const tarball = join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  if (!existsSync(tarball)) throw new Error(`pnpm pack made no ${tarball}`);
  const unpacked = join(folder, name);
  await mkdir(unpacked, { recursive: true });
  await run(['tar', '-xzf', tarball, '-C', unpacked, '--strip-components=1']);
  const files = globSync('**', { cwd: unpacked, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(unpacked.length + 1)
        .replaceAll(sep, '/'),
    );
  return { name, tarball, folder: unpacked, manifest: readManifest(unpacked), files: files.toSorted(), source };
}

function readManifest(folder: string): Manifest {
  // The cast is true: npm itself would refuse to pack anything else.
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
