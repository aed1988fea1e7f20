import type { Verdict } from './verify.js';

/** What to say where no cause could be proven. */
export interface Advice {
  readonly tried: string;
  /** What to look at, the likeliest first. */
  readonly next: readonly string[];
}

/** What was tried in vain, and what is left to look at. */
export function advise({ known, found, others, options }: Verdict): Advice {
  const { name, provider, documentation } = known;
  const isGet = provider.method === 'GET';
  const body = 'the body written again as other JSON writers do, with other line ends, encodings and compression';
  const query = 'the query in other orders, encodings and forms';
  const secrets = others.length === 0 ? '' : `; the secrets of ${others.join(', ')}`;
  const bytes = options.har === undefined ? 'A body that was copied as text or read by a parser' : "A HAR's text";
  return {
    tried:
      `Nothing that was tried makes the signature right: ${isGet ? query : body}; the secret with other white space, ` +
      `quotes, prefix and encoding${secrets}; the signature and the time in other headers and forms.`,
    next: [
      `The secret from ${found.from}: is it that of this account and endpoint, and not an older one? See ${documentation}.`,
      isGet
        ? `The URL: it must be the one that ${name} requested, with every parameter, not one that a proxy or framework made again.`
        : `The bytes: save the raw body where it arrives, before any parser. ${bytes} may differ from what was signed.`,
      `Secrets of other senders: those that stand in their environment variables (hooknotary providers) are tried too.`,
    ],
  };
}
