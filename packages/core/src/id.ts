import { hash } from 'node:crypto';

/** Longer keys would bloat a store: the sender decides how long its identifiers are. */
const LONGEST_KEY = 200;

/**
 * The idempotency key: `<provider>:<part>:<part>`, or a digest of the signed document where there are no usable parts.
 *
 * @throws TypeError for parts that are no list of text or numbers.
 */
export function toId(provider: string, parts: readonly unknown[] | null | undefined, document: Uint8Array): string {
  const key = parts === undefined || parts === null ? undefined : joinParts(parts);
  return `${provider}:${key ?? `sha256:${hash('sha256', document)}`}`;
}

// Each part is percent-encoded, so that no two lists of parts have one key. A part that is empty would make one of many.
function joinParts(parts: readonly unknown[]): string | undefined {
  if (!Array.isArray(parts)) throw new TypeError('The parts of an idempotency key must be a list.');
  let key = '';
  for (const part of parts) {
    const text = toText(part);
    if (!isUsable(text)) return undefined;
    key += key === '' ? encodePart(text) : `:${encodePart(text)}`;
  }
  return key !== '' && key.length <= LONGEST_KEY ? key : undefined;
}

function toText(part: unknown): string {
  if (part === undefined || part === null) return '';
  if (typeof part === 'string' || typeof part === 'number' || typeof part === 'bigint') return String(part);
  throw new TypeError('A part of an idempotency key must be text or a number.');
}

function isUsable(part: string): boolean {
  return part !== '' && part.length <= LONGEST_KEY && part.isWellFormed();
}

function encodePart(part: string): string {
  // Most need no escape, and to see that takes a fraction of what an escape takes.
  return UNRESERVED.test(part) ? part : encodeURIComponent(part);
}

/** What `encodeURIComponent` leaves as it is. */
const UNRESERVED = /^[\w\-.!~*'()]*$/;
