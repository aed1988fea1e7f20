import type { Provider } from '@hooknotary/core';
import { isSuccess } from '@hooknotary/core/adapter';
import * as registry from '@hooknotary/providers/registry';

/** A provider with what its vendor documents beside the signature. */
export interface KnownProvider extends Facts {
  readonly name: string;
  readonly provider: Provider;
  /** Whether the vendor takes this status for success. */
  readonly isSuccess: (status: number) => boolean;
}

type Facts = (typeof registry)[keyof typeof registry]['facts'];

/** The providers that need nothing but a secret which both sides have, by name. */
export const PROVIDERS: readonly KnownProvider[] = Object.values(registry)
  .filter(isSimple)
  .map(({ provider, facts }) => ({
    isSuccess,
    ...facts,
    name: provider.name,
    provider,
  }));

function isSimple({ provider: { signature, needsPublicUrl } }: { readonly provider: Provider }): boolean {
  return !needsPublicUrl && signature.token === undefined && signature.algorithms[0].kind === 'shared';
}
