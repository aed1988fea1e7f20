import type { Provider } from '@hooknotary/core';
import { isSuccess } from '@hooknotary/core/adapter';
import * as registry from '@hooknotary/providers/registry';

/** A provider with what its vendor documents beside the signature. */
export interface KnownProvider extends Facts {
  readonly name: string;
  /** What stands for it on a command line. */
  readonly argument: string;
  readonly provider: Provider;
  /** Whether the vendor takes this status for success. */
  readonly isSuccess: (status: number) => boolean;
}

type Facts = (typeof registry)[keyof typeof registry]['facts'];

/** All providers, by name. */
export const PROVIDERS: readonly KnownProvider[] = Object.values(registry).map(({ provider, facts }) => ({
  isSuccess,
  ...facts,
  name: provider.name,
  argument: provider.name,
  provider,
}));
