import { createHash } from 'node:crypto';

/**
 * A text as every engine can keep it and tell it from all others: UTF-8 knows no half of a surrogate pair, and PostgreSQL no NUL,
 * so that a text with one becomes its digest.
 */
export function toStorableText(text: string): string {
  if (text.isWellFormed() && !text.includes('\0')) return text;
  return `sha256:${createHash('sha256').update(text, 'utf16le').digest('hex')}`;
}
