import type { KnownProvider } from './providers.js';

/** Refusals that say no more than that something is wrong with what came. */
const OPEN = /^(?:signature|timestamp)_|^signed_content_malformed$/;

/** What to do where a receiver refused what it should not have, by the codes that it named; nothing where those say it all. */
export function toNextStep(
  { known: { argument, provider }, secretFrom }: { readonly known: KnownProvider; readonly secretFrom: string },
  codes: readonly string[],
): readonly string[] {
  if (!codes.some((code) => OPEN.test(code))) return [];
  return [
    "next: let the receiver keep what it refuses (its option onRefused: saveRefused('refused')), send again, and run",
    `  hooknotary verify ${argument} --request refused/<file>${provider.needsPublicUrl ? ' --public-url <origin>' : ''}`,
    `It names what was changed on the way; if it says 'verified', the receiver has another secret than that from ${secretFrom}.`,
  ];
}
