import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Packed } from './pack.ts';

/** What an entry point exports. */
interface ExportedNames {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** Names by entry point, `.` first. */
export type PackageNames = Readonly<Record<string, ExportedNames>>;

/** The names that a package declares, from its `.d.ts` files. */
export function readDeclaredNames(packed: Packed, packages: readonly Packed[]): PackageNames {
  return Object.fromEntries(
    entryPoints(packed).map(([entryPoint, { types }]) => {
      const declared = [...readDeclarations(join(packed.folder, types), packages)];
      const namesOf = (kind: Kind) => declared.filter(([, each]) => each === kind).map(([name]) => name);
      return [entryPoint, { values: namesOf('value').toSorted(), types: namesOf('type').toSorted() }];
    }),
  );
}

/** The names that are there when a program imports the package from where a project has installed it. */
export async function readRuntimeNames(
  packed: Packed,
  project: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { resolve } = createRequire(join(project, 'package.json'));
  const names = entryPoints(packed).map(async ([entryPoint]) => {
    const url = pathToFileURL(resolve(join(packed.name, entryPoint))).href;
    return [entryPoint, Object.keys((await import(url)) as object).toSorted()] as const;
  });
  return Object.fromEntries(await Promise.all(names));
}

/** Each, those of a pattern by the folders that are there. */
function entryPoints({ manifest, folder }: Pick<Packed, 'manifest' | 'folder'>) {
  return Object.entries(manifest.exports).flatMap(([entryPoint, target]) => {
    if (typeof target === 'string') return [];
    if (!entryPoint.includes('*')) return [[entryPoint, target] as const];
    const [before = '', after = ''] = join(folder, target.types).split('*');
    return globSync(`${before}*${after}`)
      .toSorted()
      .map((file) => {
        const name = file.slice(before.length, file.length - after.length);
        return [entryPoint.replace('*', name), { types: target.types.replace('*', name) }] as const;
      });
  });
}

/** The declarations of an entry point of another of our packages. */
function find(target: string, packages: readonly Packed[]): string {
  for (const packed of packages) {
    const found = entryPoints(packed).find(([entryPoint]) => target === join(packed.name, entryPoint));
    if (found !== undefined) return join(packed.folder, found[1].types);
  }
  throw new Error(`No package of ours is ${target}.`);
}

function toDeclaration(target: string): string {
  return target.replace(/\.js$/, '.d.ts');
}

type Kind = 'value' | 'type';

const STATEMENT = /^export\b[^\n]*/gm;
const DECLARATION = /^export (?:declare )?(?:abstract )?(const|let|function|class|interface|type) (\w+)/;
const NAMESPACE = /^export \* as (\w+) from '.+';/;
const STAR = /^export (type )?\* from '(.+)';/;
const LIST = /^export (type )?\{(.*)\}(?: from '.+')?;/;

/** Reads what `tsc` writes: one statement a line, every relative import with its file's ending. */
function readDeclarations(file: string, packages: readonly Packed[]): Map<string, Kind> {
  const names = new Map<string, Kind>();
  const source = readFileSync(file, 'utf8').replaceAll(/\/\*[^]*?\*\//g, '');
  for (const [statement] of source.matchAll(STATEMENT)) {
    const [, keyword, name] = DECLARATION.exec(statement) ?? [];
    const [, namespace] = NAMESPACE.exec(statement) ?? [];
    const [, isTypeStar, target] = STAR.exec(statement) ?? [];
    const [, isTypeList, list] = LIST.exec(statement) ?? [];
    if (keyword !== undefined && name !== undefined) {
      names.set(name, keyword === 'interface' || keyword === 'type' ? 'type' : 'value');
    } else if (namespace !== undefined) {
      names.set(namespace, 'value');
    } else if (target !== undefined) {
      const others = readDeclarations(
        target.startsWith('.') ? join(dirname(file), toDeclaration(target)) : find(target, packages),
        packages,
      );
      for (const [other, kind] of others) names.set(other, isTypeStar === undefined ? kind : 'type');
    } else if (list !== undefined) {
      for (const item of list.split(',').filter((each) => each.trim() !== '')) {
        const exported = item.trim().split(' ').at(-1) ?? '';
        names.set(exported, isTypeList !== undefined || item.trim().startsWith('type ') ? 'type' : 'value');
      }
    } else {
      throw new Error(`${file}: no way to read '${statement}'`);
    }
  }
  return names;
}
