import { createHash } from 'node:crypto';

/** A digest in one way of writing it, and what that is called. */
export type Digest = readonly [value: Buffer, title: string];

/** Digests that programs make of what should be taken as it is, and as which they hand them on. */
export function digestsOf(bytes: Buffer): readonly Digest[] {
  return ['sha256', 'md5', 'sha1', 'sha512'].flatMap((name) => {
    const digest = createHash(name).update(bytes).digest();
    const title = name.toUpperCase();
    return [
      [Buffer.from(digest.toString('hex')), `${title} in hexadecimal digits`],
      [digest, title],
      [Buffer.from(digest.toString('base64')), `${title} in base64`],
      [Buffer.from(digest.toString('hex').toUpperCase()), `${title} in capitals`],
    ] as const;
  });
}
