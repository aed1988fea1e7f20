import { hash } from 'node:crypto';

interface ScriptCall {
  readonly keys: string[];
  readonly arguments: string[];
}

/** A client of node-redis: a plain one, a pool, a sentinel's or a cluster's. */
export interface NodeRedisClient {
  evalSha(sha: string, call: ScriptCall): Promise<unknown>;
  eval(script: string, call: ScriptCall): Promise<unknown>;
}

/** A client of ioredis: a `Redis` or a `Cluster`. */
export interface IoredisClient {
  evalsha(sha: string, keys: number, ...keysAndArguments: string[]): Promise<unknown>;
  eval(script: string, keys: number, ...keysAndArguments: string[]): Promise<unknown>;
}

/** A client that the application has made, and will close. */
export type RedisClient = NodeRedisClient | IoredisClient;

/** What BullMQ makes its connections of: options of ioredis, and `url`. */
export interface RedisConnectionOptions {
  readonly url?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly db?: number | undefined;
  readonly tls?: object | undefined;
  readonly [option: string]: unknown;
}

/** A Lua script on one key that answers with a number. */
export interface Script {
  readonly text: string;
  readonly sha: string;
}

export function createScript(text: string): Script {
  return { text, sha: hash('sha1', text) };
}

/** Runs a script on a key. */
export type RunScript = (script: Script, key: string, ...values: string[]) => Promise<number>;

/** @throws TypeError for a client of neither library. */
export function checkClient(client: unknown): void {
  if (isNodeRedis(client) || isIoredis(client)) return;
  throw new TypeError("redisStore: the option 'client' must be a client of node-redis or of ioredis.");
}

/** For a client of either library. */
export function createRunScript(client: RedisClient): RunScript {
  const { bySha, byText } = toCalls(client);
  return async ({ text, sha }, key, ...values) => {
    try {
      return Number(await bySha(sha, key, values));
    } catch (error) {
      // Redis forgets its scripts when it restarts.
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return Number(await byText(text, key, values));
    }
  };
}

type Call = (script: string, key: string, values: string[]) => Promise<unknown>;

function toCalls(client: RedisClient): { readonly bySha: Call; readonly byText: Call } {
  if (isNodeRedis(client)) {
    return {
      bySha: (sha, key, values) => client.evalSha(sha, { keys: [key], arguments: values }),
      byText: (text, key, values) => client.eval(text, { keys: [key], arguments: values }),
    };
  }
  return {
    bySha: (sha, key, values) => client.evalsha(sha, 1, key, ...values),
    byText: (text, key, values) => client.eval(text, 1, key, ...values),
  };
}

/** Whether this is a client of node-redis. */
export function isNodeRedis(value: unknown): value is NodeRedisClient {
  return hasMethod(value, 'evalSha');
}

/** Whether this is a client of ioredis. */
export function isIoredis(value: unknown): value is IoredisClient {
  return hasMethod(value, 'evalsha');
}

function hasMethod(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'function';
}
