import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';

/** What the figures depend on. */
export interface Machine {
  /** Of the run, as ISO 8601 has it. */
  readonly date: string;
  readonly node: string;
  readonly openssl: string;
  readonly processor: string;
  readonly cores: number;
  readonly gibibytes: number;
  readonly system: string;
  /** Of the libraries compared, by name. */
  readonly versions: Readonly<Record<string, string>>;
}

export function describeMachine(): Machine {
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    openssl: process.versions.openssl,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    gibibytes: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    versions: readVersions(),
  };
}

export function toText({ date, node, openssl, processor, cores, gibibytes, system, versions }: Machine): string {
  const libraries = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `${date}, Node ${node}, OpenSSL ${openssl}, ${cores} x ${processor}, ${gibibytes} GiB, ${system}`,
    libraries.join(', '),
    'Medians of turns taken A B A B; a ratio is to the first line of its table, the median of the ratios of all rounds.',
  ].join('\n');
}

function readVersions(): Readonly<Record<string, string>> {
  const { devDependencies } = readPackage('package.json');
  const names = Object.keys(devDependencies).filter((name) => !name.startsWith('@types/'));
  return Object.fromEntries(names.map((name) => [name, readPackage(`node_modules/${name}/package.json`).version]));
}

interface Package {
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

function readPackage(path: string): Package {
  // The cast is true of what is read here: the benchmark's own package has the one, and every package the other.
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Package;
}
