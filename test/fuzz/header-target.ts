import { must, toText, type Code, type Target } from './target.ts';

const NAMES = ['x-akidotp-signature', 'idenfy-signature', 'x-cardda-timestamp', 'get', 'cookie'];
const hex = 'aB3'.repeat(21);

/** An input of two lines and more: a prefix, a signature, and headers as `name: value`. */
export function createHeaderTarget({ core, readHeader }: Code): Target {
  return {
    name: 'headers',
    seeds: [
      `\n${hex}0\nX-AkidOTP-Signature: ${hex}0`,
      `sha256=\nsha256=${hex}1\nidenfy-signature: a\nIdenfy-Signature: b`,
      `v1=\nv1=${hex}\nget: 1\nx-cardda-timestamp: 1\nx-cardda-timestamp: 2`,
    ],
    words: ['\n', ': ', 'sha256=', hex, '0', 'g', ' ', '\t', ',', '０', 'é', ...NAMES, ...NAMES.map(toTitle)],
    run: (input) => {
      const [prefix = '', text = '', ...lines] = toText(input).split('\n');
      const digits = checkSignature(
        core.header('x-signature', { prefix }).read(text, undefined)?.[0]?.signature,
        text,
        prefix,
      );
      const pairs = lines.map((line) => [line.split(': ', 1)[0] ?? '', line.split(': ').slice(1).join(': ')] as const);
      const most = NAMES.map((name) => checkHeader(readHeader, pairs, name));
      return `${digits} ${Math.min(3, Math.max(...most))}`;
    },
  };
}

function checkSignature(decoded: Buffer | undefined, text: string, prefix: string): string {
  const digits = text.slice(prefix.length);
  const isStrict = text.startsWith(prefix) && digits.length === 64 && isHexadecimal(digits);
  must((decoded !== undefined) === isStrict, 'A signature is its prefix and 64 hexadecimal digits.');
  if (decoded === undefined) return 'refused';
  must(decoded.length === 32, 'A signature has 32 bytes.');
  must(`${prefix}${decoded.toString('hex')}` === `${prefix}${digits.toLowerCase()}`, 'No digit is lost.');
  return 'read';
}

function isHexadecimal(digits: string): boolean {
  return Array.from({ length: digits.length }, (_, at) => digits.charAt(at)).every((digit) =>
    '0123456789abcdefABCDEF'.includes(digit),
  );
}

function checkHeader(read: Code['readHeader'], pairs: readonly (readonly [string, string])[], name: string): number {
  const headers: Record<string, string | string[]> = {};
  const expected: string[] = [];
  const lowered = pairs.filter(([each]) => each === name);
  for (const [each, value] of pairs) {
    const before = Object.hasOwn(headers, each) ? [headers[each] ?? []].flat() : undefined;
    // The names of others do not matter, and a plain object takes no prototype for a header.
    if (each !== '__proto__') headers[each] = before === undefined ? value : [...before, value];
  }
  for (const [each, value] of pairs) if (each.toLowerCase() === name) expected.push(value);
  const found = read(headers, name);
  must(Array.isArray(found) && found.every((each) => typeof each === 'string'), 'Header values are text.');
  // A header in lower case is the one that Node made; it stands for itself.
  const all = lowered.length > 0 ? lowered.map(([, value]) => value) : expected;
  must(JSON.stringify([...found].toSorted()) === JSON.stringify(all.toSorted()), 'Every value of a header is read.');
  return found.length;
}

function toTitle(name: string): string {
  return name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
