import { createHash } from 'node:crypto';
import { toStorableText } from '@hooknotary/inbox';

/**
 * A text as a column and its index can hold it: PostgreSQL knows no NUL and no half of a surrogate pair, and an index takes
 * 2,700 bytes. One of more than `most` characters becomes its digest; two texts are one only where they are the same.
 */
export function toColumnText(text: string, most = 200): string {
  if (text.length <= most) return toStorableText(text);
  return `sha256:${createHash('sha256').update(text, 'utf16le').digest('hex')}`;
}
