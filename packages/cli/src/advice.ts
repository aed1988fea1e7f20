import type { Verdict } from './verify.js';

/** What to say where no cause could be proven. */
export interface Advice {
  readonly tried: string;
  /** What was not tried, and why. */
  readonly untried: readonly string[];
  /** What to look at, the likeliest first. */
  readonly next: readonly string[];
}

/** What was tried in vain, what was not tried, and what is left to look at. */
export function advise(verdict: Verdict): Advice {
  const { diagnosis, missingBody } = verdict;
  if (missingBody !== undefined) return { ...WITHOUT_BODY, tried: missingBody };
  return {
    tried: `Nothing that was tried makes the signature right: ${diagnosis.tried.join('; ')}.`,
    untried: diagnosis.untried.map(({ what, why }) => `${what}: ${why}`),
    next: toNext(verdict),
  };
}

const WITHOUT_BODY = {
  untried: [],
  next: [
    'Save it again with its body: in browsers "with content"; in proxies the raw body. Or save it where it arrives, and give it by --request.',
    'A receiver that refuses a delivery for its head does not read the body; what is wrong then shows without it.',
  ],
};

function toNext({ known, found, copy, options }: Verdict): readonly string[] {
  const { name, provider, documentation } = known;
  const url = `The URL: ${name} signs it. Is it, with the origin ${options.publicUrl ?? ''}, the one that is set at the sender, letter by letter?`;
  return [
    ...(provider.needsPublicUrl ? [url] : []),
    `The secret from ${found.from}: is it that of this account and endpoint, and not an older one? See ${documentation}.`,
    provider.method === 'GET'
      ? `The URL: it must be the one that ${name} requested, with every parameter, not one that a proxy or framework made again.`
      : `The bytes: save the raw body where it arrives, before any parser. ${copy} may differ from what was signed.`,
    `Secrets of other senders: those that stand in their environment variables (hooknotary providers) are tried too.`,
  ];
}
