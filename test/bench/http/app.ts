import type { Provider } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { idenfy } from '@hooknotary/providers/idenfy';
import type { ProviderName } from '../../contract/senders.ts';

export const FRAMEWORKS = ['express', 'koa', 'fastify'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/** What the server's process tells once it listens. */
export interface Ready {
  readonly port: number;
}

/** What the process has taken of its processor, whenever it is asked. */
export interface Taken {
  readonly microseconds: number;
}

/** What an app is to be. */
export interface Setting {
  /** Where it takes deliveries. */
  readonly path: string;
  /** Whose, where it is Hooknotary's. */
  readonly provider: Provider;
}

/** Makes an app take deliveries at a path, in one of the ways compared. */
export type Mount<App> = (app: App, setting: Setting) => unknown;

/** What every app answers. */
export const OK = 'OK';

/** What `on` of every app is: the application has nothing to do. */
export const on = { '*': (): void => undefined };

// The casts lose only what nothing here asks for: which provider's webhooks they are.
export const providers: Readonly<Partial<Record<ProviderName, Provider>>> = {
  akidotp: akidotp as Provider,
  idenfy: idenfy as Provider,
};
