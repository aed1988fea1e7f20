/** More parts of one body are not looked at. */
const MOST_PARTS = 32;

/** The fields of multipart/form-data (RFC 7578), whose boundary is read off its first line; none where it is something else. */
export function readMultipart(body: Buffer): readonly (readonly [name: string, value: string])[] {
  // One character a byte, so that bytes of any encoding stay as they are.
  const text = body.toString('latin1');
  const [, boundary] = /^(?:\r?\n)?(--[^\r\n]{1,200})\r?\n/.exec(text) ?? [];
  if (boundary === undefined) return [];
  return text
    .split(boundary)
    .slice(1, MOST_PARTS)
    .flatMap((part) => {
      const [all, head = ''] = /^\r?\n((?:[^\r\n]+\r?\n)+)\r?\n/.exec(part) ?? [];
      if (all === undefined) return [];
      const [, name = ''] = /\bname="([^"]*)"/i.exec(head) ?? [];
      const value = Buffer.from(part.slice(all.length).replace(/\r?\n$/, ''), 'latin1');
      return [[Buffer.from(name, 'latin1').toString(), value.toString()] as const];
    });
}
