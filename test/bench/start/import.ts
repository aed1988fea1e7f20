/**
 * Imports modules one after the other, in a fresh process, and prints what each took and which packages came with it:
 * `node test/bench/start/import.ts [--count] <module>…`
 */
import { registerHooks } from 'node:module';

export interface Imported {
  readonly milliseconds: number;
  /** Packages that no import before it had loaded; only with `--count`, which takes time. */
  readonly packages: readonly string[];
}

const [first, ...rest] = process.argv.slice(2);
const counts = first === '--count';
const modules = counts ? rest : [first ?? '', ...rest];
const packages = new Set<string>();

if (counts) {
  registerHooks({
    load: (url, context, next) => {
      const name = toPackage(url);
      if (name !== undefined) packages.add(name);
      return next(url, context);
    },
  });
}

const imported: Imported[] = [];
for (const each of modules) {
  const before = new Set(packages);
  const started = performance.now();
  await import(each);
  const milliseconds = performance.now() - started;
  imported.push({ milliseconds, packages: [...packages].filter((name) => !before.has(name)) });
}
console.log(JSON.stringify(imported));

/** The folder of the package, for there may be several versions of one. */
function toPackage(url: string): string | undefined {
  const [folder] = /.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(url) ?? /.*\/packages\/[^/]+\//.exec(url) ?? [];
  return folder;
}
