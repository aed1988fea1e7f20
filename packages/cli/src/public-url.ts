import { isPublicUrl } from '@hooknotary/core/internal';
import { InvalidArgumentError, Option } from 'commander';
import { UsageError } from './failure.js';
import type { KnownProvider } from './providers.js';

/** What a user may say of the URL that a sender calls. */
export interface PublicUrlOptions {
  readonly publicUrl?: string | undefined;
}

/** The option by which every command takes it; `otherwise` says what counts without it. */
export function publicUrlOption(otherwise: string): Option {
  return new Option(
    '--public-url <origin>',
    `origin of the URL that the sender calls, for those that sign it; ${otherwise}`,
  ).argParser(readOrigin);
}

function readOrigin(text: string): string {
  const origin = text.replace(/\/$/, '');
  if (!isPublicUrl(origin)) throw new InvalidArgumentError('It takes an origin, such as https://example.com.');
  return origin;
}

/** The origin for a sender that signs the URL, and nothing for others. @throws UsageError where one is missing, or has no effect. */
export function toPublicUrl({ name, provider }: KnownProvider, origin: string | undefined): PublicUrlOptions {
  if (provider.needsPublicUrl && origin === undefined) {
    throw new UsageError(
      `${name} signs the URL that it calls: give its origin by --public-url, as the receiver has it.`,
    );
  }
  if (!provider.needsPublicUrl && origin !== undefined) {
    throw new UsageError(`${name} does not sign the URL: leave --public-url out.`);
  }
  return provider.needsPublicUrl ? { publicUrl: origin } : {};
}
