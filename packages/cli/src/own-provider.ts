import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Provider } from '@hooknotary/core';
import { toReason, UsageError } from './failure.js';
import type { KnownProvider } from './providers.js';
import { quote } from './shell.js';

/** The sender that a module of the user's own describes by `defineProvider`. @throws UsageError where there is none, or no telling which. */
export async function readOwnProvider(file: string): Promise<KnownProvider> {
  const provider = choose(await load(file), file);
  return {
    name: provider.name,
    argument: `--provider ${/^[\w./-]+$/.test(file) ? file : quote(file)}`,
    provider,
    title: provider.name,
    variable: `${provider.name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}_WEBHOOK_SECRET`,
    documentation: file,
    signs: `what ${file} says`,
    proof: [],
    isSuccess: (status) => status >= 200 && status <= 299,
    retries: { delays: [], source: `${file} says nothing of when it is sent again, so that it is not` },
  };
}

async function load(file: string): Promise<Readonly<Record<string, unknown>>> {
  const path = resolve(file);
  try {
    if ((await stat(path)).isDirectory()) throw new UsageError('it is a folder');
    // The cast is true: a module is an object of what it exports.
    return (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    const { code } = Object(error) as NodeJS.ErrnoException;
    const isMissing = code === 'ENOENT';
    const reason = error instanceof Error && !isMissing ? error.message : toReason(error);
    throw new UsageError(`${file}: ${reason.replace(/\.?\s*$/, '')}.`);
  }
}

function choose(exported: Readonly<Record<string, unknown>>, file: string): Provider {
  if (isProvider(exported['default'])) return exported['default'];
  const names = Object.keys(exported).filter((name) => isProvider(exported[name]));
  // A module of the older kind exports the same under more than one name.
  const [provider, ...others] = new Set(Object.values(exported).filter(isProvider));
  if (provider === undefined) {
    throw new UsageError(`${file}: it exports no provider: what defineProvider of @hooknotary/core makes.`);
  }
  if (others.length > 0) {
    throw new UsageError(
      `${file}: it exports several providers: ${names.join(', ')}. Export the one that is meant as default.`,
    );
  }
  return provider;
}

/** As core recognises one; a definition that `defineProvider` has not been given has no map. */
function isProvider(value: unknown): value is Provider {
  return typeof value === 'object' && value !== null && (value as Partial<Provider>).types instanceof Map;
}
