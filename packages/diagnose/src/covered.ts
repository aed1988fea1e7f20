import type { Delivery, Provider } from '@hooknotary/core';
import type { Candidate, Content } from '@hooknotary/core/internal';
import type { TimestampText } from './timestamps.js';

/** A delivery as it may have been when it was signed. */
export interface Situation {
  readonly delivery: Delivery;
  /** The URL that the sender called; empty where it does not sign it. */
  readonly publicUrl: string;
  /** In place of all that the description says, such as text of a query. */
  readonly content?: Content;
  /** Whether a token is taken that is of another body or URL. */
  readonly isUnbound?: boolean;
}

/** What a signature may cover. */
export interface Covered {
  /** The candidate with what it must be the signature of, once for each spelling of that; none where nobody could sign it. */
  readonly fill: (candidate: Candidate) => readonly Candidate[];
  /** What a candidate that was filled covers of the delivery: of a token, which covers a digest, the body. */
  readonly show: (candidate: Candidate) => Buffer;
}

/** What signatures of a provider's would cover, at a time in place of the one that stands beside them. */
export function createCovered(
  provider: Provider,
  { delivery, publicUrl, content: replaced, isUnbound = false }: Situation,
  timestamp: TimestampText,
): Covered {
  const known = new Map<string, readonly Content[]>();
  const bindings = new Map<unknown, boolean>();
  const { token: rules } = provider.signature;

  function fill(candidate: Candidate): readonly Candidate[] {
    const { token, family } = candidate;
    const time = timestamp ?? candidate.time ?? '';
    const contents = token === undefined ? readContents(time, family) : isBound(token.claims) ? [token.content] : [];
    return contents.map((content) => ({ ...candidate, time: token === undefined ? time : candidate.time, content }));
  }

  /** Whether a token is one of this body. */
  function isBound(claims: NonNullable<Candidate['token']>['claims']): boolean {
    const isKnown = isUnbound || (bindings.get(claims) ?? rules?.isOf(claims, delivery.rawBody, readUrls()) !== false);
    bindings.set(claims, isKnown);
    return isKnown;
  }

  /** The spellings of the URL; none where it is none. */
  function readUrls(): readonly string[] {
    if (!provider.needsPublicUrl) return [''];
    return URL.canParse(publicUrl) ? provider.urlForms(publicUrl) : [];
  }

  function readContents(time: string, family: number): readonly Content[] {
    const name = `${family} ${time}`;
    const contents = known.get(name) ?? makeContents(time, family);
    known.set(name, contents);
    return contents;
  }

  function makeContents(time: string, family: number): readonly Content[] {
    if (replaced !== undefined) return [replaced];
    if (timestamp === undefined) return [[delivery.rawBody]];
    return readUrls().flatMap((url) => {
      const content = provider.signedContent(delivery, time, family, url);
      return content === undefined || content.length === 0 ? [] : [content];
    });
  }

  const show = ({ token, content }: Candidate): Buffer =>
    token === undefined ? Buffer.concat([...content]) : Buffer.from(delivery.rawBody);

  return { fill, show };
}
