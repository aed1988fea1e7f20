import { request as openRequest } from 'node:http';
import type { Provider } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import { signedRequest, type SignedRequest } from '@hooknotary/testing';
import { afterEach } from 'vitest';
import { startListener, type Listener, type ListenerOptions } from '../src/listen/server.ts';

export const PROVIDERS: readonly Provider[] = [akidotp, cardda, idenfy, kudosity, osapher];

/** Long and unlikely, so that it can be looked for in what comes out. */
export const secretOf = ({ name }: Provider): string => `canary-secret-of-${name}`;

const open: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** Has it closed after the test. */
export function closing<T>(thing: T, close: (thing: T) => Promise<unknown>): T {
  open.unshift(() => close(thing));
  return thing;
}

/** A listener of the test's own, with secrets for all providers but those left out. */
export async function listen(
  options: Partial<ListenerOptions> & { readonly without?: readonly Provider[] } = {},
): Promise<Listener> {
  const { without = [], ...others } = options;
  const listened = PROVIDERS.map((provider) => ({
    provider,
    variable: `${provider.name.toUpperCase()}_SECRET`,
    secret: without.includes(provider) ? undefined : secretOf(provider),
  }));
  const listener = await startListener({ listened, port: 0, database: ':memory:', keep: 100, ...others });
  return closing(listener, ({ close }) => close());
}

/** A genuine request, or one that is signed with another secret. */
export const requestOf = (provider: Provider, secret: string = secretOf(provider)): SignedRequest =>
  signedRequest(provider, { secret });

/** Sends it to a listener. */
export const sendTo = ({ origin }: Pick<Listener, 'origin'>, request: SignedRequest): Promise<Response> =>
  fetch(...request.forFetch(origin));

/** Asks the page's API, with its token. */
export async function ask<T>({ origin, token }: Listener, path: string, init: RequestInit = {}): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, origin, ...init.headers };
  const response = await fetch(`${origin}/api/${path}`, { ...init, headers });
  // The cast is the test's claim, which its expectations prove.
  return (await response.json()) as T;
}

/** A request with any headers, such as a foreign Host. */
export async function askRaw(
  url: string,
  { headers = {}, method = 'GET' }: { headers?: Record<string, string>; method?: string },
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const request = openRequest(url, { headers, method, agent: false }, (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  });
  request.on('error', reject).end();
  return promise;
}
