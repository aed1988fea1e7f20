import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { toReason, UsageError } from './failure.js';

/** Where deliveries may go: a URL, and the addresses that its name had when that was checked. */
export interface Target {
  readonly url: URL;
  /** Connections go to these and nowhere else, so that a name cannot mean another host later. */
  readonly addresses: readonly Address[];
}

interface Address {
  readonly address: string;
  readonly family: number;
}

export interface TargetOptions {
  readonly allowRemote: boolean;
  /** Finds a name's addresses; default the system's own way. */
  readonly resolve?: (host: string) => Promise<readonly Address[]>;
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Reads a URL to send to: http or https, and this machine unless remote ones are allowed.
 *
 * @throws UsageError for any other, and for a name that resolves to another machine.
 */
export async function readTarget(text: string, { allowRemote, resolve = lookUp }: TargetOptions): Promise<Target> {
  const url = toUrl(text);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = isIP(host) > 0 ? [{ address: host, family: isIP(host) }] : await resolve(host).catch(toUsageError);
  const remote = addresses.find((each) => !isLoopback(each));
  if (remote !== undefined && !allowRemote) {
    const where = remote.address === host ? host : `${host} (${remote.address})`;
    throw new UsageError(`${where} is not this machine: add --allow-remote if you mean to send there.`);
  }
  return { url, addresses };

  function toUsageError(error: unknown): never {
    throw new UsageError(`${host}: ${toReason(error)}.`);
  }
}

function toUrl(text: string): URL {
  // What stands before an @ may be a password: no message repeats the URL.
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    const hint = /^[\w.[\]:-]+(?:\/|$)/.test(text) ? ' Does it begin with http://?' : '';
    throw new UsageError(`The URL must be a whole one, such as http://localhost:3000/webhooks/akidotp.${hint}`);
  }
  if (url.username !== '' || url.password !== '') throw new UsageError('The URL must not hold a user or a password.');
  return url;
}

function lookUp(host: string): Promise<readonly Address[]> {
  return lookup(host, { all: true });
}

function isLoopback({ address, family }: Address): boolean {
  return loopback.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
