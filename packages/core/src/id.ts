import { hash } from 'node:crypto';

/** Longer keys would bloat a store: the sender decides how long its identifiers are. */
const LONGEST_KEY = 200;

/** The idempotency key: `<provider>:<part>:<part>`, or a digest of the signed document where there are no usable parts. */
export function toId(provider: string, parts: readonly string[] | undefined, document: Uint8Array): string {
  const key = parts === undefined ? undefined : joinParts(parts);
  return `${provider}:${key ?? `sha256:${hash('sha256', document)}`}`;
}

// Each part is percent-encoded, so that no two lists of parts have one key.
function joinParts(parts: readonly string[]): string | undefined {
  if (!parts.every((part) => part.length <= LONGEST_KEY && part.isWellFormed())) return undefined;
  const key = parts.map(encodePart).join(':');
  return key.length <= LONGEST_KEY ? key : undefined;
}

function encodePart(part: string): string {
  // Most need no escape, and to see that takes a fraction of what an escape takes.
  return UNRESERVED.test(part) ? part : encodeURIComponent(part);
}

/** What `encodeURIComponent` leaves as it is. */
const UNRESERVED = /^[\w\-.!~*'()]*$/;
