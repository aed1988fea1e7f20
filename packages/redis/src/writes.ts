import { createRunScript, type RedisClient, type RunScript } from './client.js';
import { createConfirm, type Confirm, type Demand } from './confirm.js';
import { duplicate, watch } from './own-connection.js';
import { listen, toParts } from './parts.js';
import { isReadOnly } from './refusals.js';

/** Runs the scripts of a store. */
export interface Writes {
  readonly run: RunScript;
  /** Resolves when what it wrote is as safe as it is to be; `hasWritten` tells by the answer whether it wrote anything. */
  readonly runSafely: (hasWritten: (answer: number) => boolean, ...script: Parameters<RunScript>) => Promise<number>;
}

/** On the client; where replicas or the disk are to have what is written, on a connection beside it that ends with it. */
export function createWrites(client: RedisClient, demand: Demand & { readonly timeout: number }): Writes {
  const { replicas, disk, timeout } = demand;
  if (replicas === 0 && !disk) {
    const run = createRunScript(client);
    return { run, runSafely: (_, ...script) => run(...script) };
  }
  let own: { readonly run: RunScript; readonly confirm: Confirm; readonly close: () => void } | undefined;
  listen(client, 'end', drop);

  function open(): NonNullable<typeof own> {
    if (own !== undefined) return own;
    const { status, isOpen } = toParts(client);
    if (status === 'end' || isOpen === false) throw new Error('The client is closed.');
    const connection = duplicate(client);
    const confirm = createConfirm(watch(connection.client), demand);
    own = { run: createRunScript(connection.client), confirm, close: connection.close };
    return own;
  }

  function drop(): void {
    own?.close();
    own = undefined;
  }

  // A client of node-redis stays with a primary that has become a replica.
  function dropReplica(error: unknown): never {
    if (isReadOnly(error)) drop();
    throw error;
  }

  return {
    run: async (...script) => open().run(...script),
    async runSafely(hasWritten, ...script) {
      const { run, confirm } = open();
      const end = performance.now() + timeout * 900;
      return confirm(() => run(...script), end, hasWritten).catch(dropReplica);
    },
  };
}
