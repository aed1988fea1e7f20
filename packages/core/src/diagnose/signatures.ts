import { readHeader } from '../headers.js';
import type { DeliveryHeaders, Provider } from '../provider.js';
import { decodeSignature } from '../signature.js';
import { toCause, type Cause } from './causes.js';
import { simplestFirst, type Guess } from './guess.js';

/** All of these must match, as they must in the verification. */
export type Signatures = readonly Buffer[];

/** The signatures as the provider's description reads them; undefined where it refuses them. */
export function readSignatures({ signature }: Provider, headers: DeliveryHeaders): Signatures | undefined {
  const texts = signature.headers.map((name) => readHeader(headers, name)).filter((each) => each.length > 0);
  const signatures = texts.flatMap(([text = '', ...more]) =>
    more.length > 0 ? [] : (decodeSignature(text, signature.prefix ?? '') ?? []),
  );
  return signatures.length === 0 || signatures.length < texts.length ? undefined : signatures;
}

/** What of the delivery may be its signature. */
export function guessSignatures(provider: Provider, headers: DeliveryHeaders): readonly Guess<Signatures>[] {
  const given = readSignatures(provider, headers);
  const prefix = provider.signature.prefix ?? '';
  const own = provider.signature.headers.filter((name) => readHeader(headers, name).length > 0);
  const guesses: Guess<Signatures>[] = given === undefined ? [] : [{ value: given, causes: [] }];
  for (const name of [...own, ...otherHeaders(provider, headers)]) {
    const inName = own.includes(name)
      ? own.length > 1
        ? [toCause('signature_headers_disagree', name)]
        : []
      : [toCause('signature_header_renamed', name)];
    for (const { value, causes } of readSpellings(readHeader(headers, name), prefix)) {
      guesses.push({ value: [value], causes: [...inName, ...causes] });
    }
  }
  return simplestFirst(guesses, (signatures) => Buffer.concat(signatures));
}

/** Names of the headers that are not the provider's for the signature; none of a `Headers`-like object that has no list. */
function otherHeaders({ signature }: Provider, headers: DeliveryHeaders): readonly string[] {
  return headerNames(headers).filter((name) => !signature.headers.includes(name));
}

/** The names of all headers that are named as headers are, in lower case. */
export function headerNames(headers: DeliveryHeaders): readonly string[] {
  const names =
    typeof headers.get === 'function'
      ? Symbol.iterator in headers
        ? // What has both `get` and an iterator is a `Headers` or a `Map`: both give pairs that begin with the name.
          Array.from(headers as unknown as Iterable<readonly [string, unknown]>, ([name]) => name)
        : []
      : Object.keys(headers);
  const known = names.map((name) => name.toLowerCase()).filter((name) => /^[\w!#$%&'*+.^`|~-]{1,80}$/.test(name));
  return known.slice(0, MOST_HEADERS);
}

/** More than any server lets through by default in practice; each is only looked at. */
const MOST_HEADERS = 100;

/** The signatures that a header's values hold, however they are written. */
export function readSpellings(values: readonly string[], prefix = ''): readonly Guess<Buffer>[] {
  // Node joins a header that comes twice with a comma.
  const texts = values.flatMap((value) => value.split(',')).slice(0, 8);
  const twice = texts.length > 1 ? [toCause('signature_sent_twice')] : [];
  return texts.flatMap((text) => {
    const read = readSpelling(texts.length > 1 ? text.trim() : text, prefix);
    return read === undefined ? [] : [{ value: read.value, causes: [...twice, ...read.causes] }];
  });
}

const SPELLING = /^([A-Za-z][\w-]{0,19}[=: ] ?)?(?:([0-9A-Fa-f]{64})|([A-Za-z0-9+/]{43}=?)|([A-Za-z0-9_-]{43}=?))$/;

function readSpelling(text: string, prefix: string): Guess<Buffer> | undefined {
  const bare = text.trim().replace(/^(["'`])(.*)\1$/s, '$2');
  const [matched, before = '', hex, base64, base64url] = SPELLING.exec(bare) ?? [];
  if (matched === undefined) return undefined;
  const causes: Cause[] = [];
  if (text !== text.trim()) causes.push(toCause('signature_has_white_space'));
  if (text.trim() !== bare) causes.push(toCause('signature_has_quotes'));
  if (before !== prefix) causes.push(toPrefixCause(before, prefix));
  if (hex !== undefined) return { value: Buffer.from(hex, 'hex'), causes };
  causes.push(toCause('signature_in_base64', base64 === undefined ? 'base64url' : 'base64'));
  return { value: Buffer.from(base64 ?? base64url ?? '', 'base64'), causes };
}

function toPrefixCause(found: string, prefix: string): Cause {
  if (found === '') return toCause('signature_prefix_missing', prefix);
  return prefix === '' ? toCause('signature_prefix_added') : toCause('signature_prefix_changed', prefix);
}
