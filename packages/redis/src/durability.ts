import type { RedisClient } from './client.js';
import { listen, readInfos } from './parts.js';
import { isLasting } from './refusals.js';

/** What is asked of a Redis that is to keep what it has acknowledged. */
export interface DurabilityOptions {
  /** Who asks, and what Redis may lose. */
  readonly who: 'redisStore' | 'redisInbox';
  readonly requireDurable: boolean;
  /** How many replicas are waited for. */
  readonly replicas: number;
}

/** Looks whether Redis can lose what it has acknowledged: when first asked, and again after it has connected anew. */
export interface DurabilityCheck {
  /** Rejects where durability is required and cannot be seen. Else it resolves at once, and warns later, once. */
  readonly check: () => Promise<void>;
  /** Takes the client by which to look; returns what lets go of it. */
  readonly watch: (client: RedisClient) => () => void;
}

const FAULTS: readonly (readonly [sign: RegExp, fault: string])[] = [
  [/^aof_enabled:0/m, "'appendonly' is off"],
  [/^maxmemory_policy:(?!noeviction)/m, "'maxmemory-policy' is not 'noeviction'"],
];
const REPLICATED = /^connected_slaves:[1-9]/m;
const UNCONFIRMED = "it has replicas, one of which may take its place, and the option 'replicas' is 0";
const SILENT = 'it does not tell how it is configured';

// Of the clients of both libraries, and of their clusters.
const CONNECTED = ['ready', '+node', 'node-ready'];

export function createDurabilityCheck({ who, requireDurable, replicas }: DurabilityOptions): DurabilityCheck {
  let client: RedisClient | undefined;
  let looking: Promise<readonly string[]> | undefined;

  function look(): Promise<readonly string[]> {
    looking ??= findFaults().catch((error: unknown) => {
      forget();
      throw error;
    });
    return looking;
  }

  async function findFaults(): Promise<readonly string[]> {
    const infos = client === undefined ? [] : await readInfos(client).catch(toSilence);
    const faults = FAULTS.filter(([sign]) => infos.some((info) => sign.test(info))).map(([, fault]) => fault);
    if (replicas === 0 && infos.some((info) => REPLICATED.test(info))) faults.push(UNCONFIRMED);
    if (requireDurable && (infos.length === 0 || !infos.every(tellsAll))) faults.push(SILENT);
    return faults;
  }

  function forget(): void {
    looking = undefined;
  }

  async function check(): Promise<void> {
    if (!requireDurable) {
      if (looking === undefined)
        look().then(
          (faults) => warnOnce(who, faults),
          () => undefined,
        );
      return;
    }
    const faults = await look();
    if (faults.length === 0) return;
    // Somebody may do something about it, and nothing tells when.
    forget();
    throw new Error(toMessage(who, faults.join(', and ')));
  }

  function watch(watched: RedisClient): () => void {
    client = watched;
    const stops = CONNECTED.map((event) => listen(watched, event, forget));
    return () => stops.forEach((stop) => stop());
  }

  return { check, watch };
}

function tellsAll(info: string): boolean {
  return /^aof_enabled:/m.test(info) && /^maxmemory_policy:/m.test(info);
}

// A managed Redis may hide it, which is no fault by itself. One that is out of reach is asked again.
function toSilence(error: unknown): readonly string[] {
  if (isLasting(error)) return [];
  throw error;
}

const warned = new Set<string>();

function warnOnce(who: DurabilityOptions['who'], faults: readonly string[]): void {
  for (const fault of faults) {
    const message = toMessage(who, fault);
    if (warned.has(message)) continue;
    warned.add(message);
    process.emitWarning(message, { type: 'HooknotaryWarning', code: 'HOOKNOTARY_REDIS_NOT_DURABLE' });
  }
}

function toMessage(who: DurabilityOptions['who'], fault: string): string {
  return `${who}: this Redis may lose ${who === 'redisStore' ? 'what was handled' : 'deliveries'}, for ${fault}.`;
}
