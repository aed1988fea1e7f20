import { hmac, type Algorithm, type Content } from './algorithms.js';
import { decode, encode, type Encoding } from './encodings.js';
import type { Claims, TokenRules } from './jws.js';

/** One signature that a delivery offers. What is not known when it is read is filled in later: one object for each is enough. */
export interface Candidate {
  readonly signature: Buffer;
  readonly algorithm: Algorithm;
  /** The time as received: beside the signature, or of a header; undefined where there is none there. */
  time: string | undefined;
  /** What the signature covers and says, where it comes with a token that has both. */
  readonly token: { readonly content: Content; readonly claims: Claims } | undefined;
  /** The position of its header among those of the provider. */
  family: number;
  /** What it must be the signature of. */
  content: Content;
}

const NOTHING: Content = [];

/** Makes a candidate, of which its content is not known yet. */
export function toCandidate(
  signature: Buffer,
  algorithm: Algorithm,
  time?: string,
  token?: Candidate['token'],
): Candidate {
  return { signature, algorithm, time, token, family: 0, content: NOTHING };
}

/** Where signatures stand and how they are written. */
export interface SignatureSource {
  /** Lower-case names; each of them that is present must verify. */
  readonly headers: readonly [string, ...string[]];
  /** Text before each signature, such as `sha256=`. */
  readonly prefix?: string;
  /** Status of a refusal for the signature's sake; default 401. */
  readonly refusalStatus?: 401 | 403;
  /** All that may be asked for; the first one signs. */
  readonly algorithms: readonly [Algorithm, ...Algorithm[]];
  /** Whether the time of sending stands beside the signature. */
  readonly hasTime: boolean;
  /** Candidates of a header, of which any may verify: none where it holds none that is known, undefined where it cannot be read. */
  readonly read: (text: string, chosen: Algorithm | undefined) => readonly Candidate[] | undefined;
  /** The header's text, for a test's delivery. */
  readonly write: (signature: Buffer, time: string) => string;
  /** The header that names the algorithm, and what its values mean. */
  readonly choice?: AlgorithmChoice | undefined;
  /** Where signatures come with tokens: what binds the body. */
  readonly token?: TokenRules;
}

/** A header that chooses the algorithm: only among those that are listed. */
export interface AlgorithmChoice {
  /** Lower-case name of the header. */
  readonly header: string;
  readonly algorithms: Readonly<Record<string, Algorithm>>;
}

/** How the signatures of a header are written. */
export interface SignatureOptions {
  /** Default HMAC with SHA-256 and the secret's UTF-8 as its key. */
  readonly algorithm?: Algorithm;
  /** Default hexadecimal digits. */
  readonly encoding?: Encoding;
  /** Text before each signature, such as `sha256=`. */
  readonly prefix?: string;
  /** Status of a refusal for the signature's sake; default 401. */
  readonly refusalStatus?: 401 | 403;
}

/** Signatures or names and values that a header may list; more are not looked at, and it is refused. */
const MOST = 16;

/** A signature in a header of its own. Of several names all that are present must verify. */
export function header(
  names: string | readonly [string, ...string[]],
  options: SignatureOptions & {
    /** What stands between several signatures, of which any may verify. */
    readonly separator?: ',' | ' ';
    /** The header that chooses the algorithm, in place of `algorithm`. */
    readonly choice?: AlgorithmChoice;
  } = {},
): SignatureSource {
  const { encoding = 'hex', prefix = '', choice, separator } = options;
  const algorithms = choice === undefined ? [options.algorithm ?? hmac('sha256')] : Object.values(choice.algorithms);
  const [first] = algorithms;
  if (first === undefined) throw new TypeError('header: the choice has no algorithms.');

  const spelling: Spelling = { algorithm: first, encoding, prefix };

  function read(text: string, algorithm: Algorithm = first as Algorithm): readonly Candidate[] | undefined {
    if (separator === undefined) {
      const signature = readSignature(text, algorithm === first ? spelling : { algorithm, encoding, prefix });
      return signature && [toCandidate(signature, algorithm)];
    }
    return readAny(text.split(separator), (each) => {
      const signature = readSignature(each.trim(), { algorithm, encoding, prefix });
      return signature && toCandidate(signature, algorithm);
    });
  }

  return {
    headers: typeof names === 'string' ? [names] : names,
    algorithms: [first, ...algorithms.slice(1)],
    hasTime: false,
    choice,
    ...(prefix !== '' && { prefix }),
    ...(options.refusalStatus !== undefined && { refusalStatus: options.refusalStatus }),
    read,
    write: (signature) => `${prefix}${encode(signature, encoding)}`,
  };
}

/** A list of names and values, such as `t=1700000000,v1=…,v1=…`: any signature of it may verify. */
export function pairs(
  name: string,
  options: Omit<SignatureOptions, 'prefix'> & {
    /** Name of the time; left out where the list has none. */
    readonly time?: string;
    /** Name of the signatures. */
    readonly signature: string;
    /** What stands between two pairs; default a comma. White space beside it is passed over. */
    readonly separator?: ',' | ';';
    /** Whether blanks stand between several lists, each with its own time. */
    readonly hasSets?: boolean;
  },
): SignatureSource {
  const { algorithm = hmac('sha256'), encoding = 'hex', separator = ',', hasSets = false, time } = options;

  function readList(text: string): readonly Candidate[] | undefined {
    const members = text.split(separator).map(readPair);
    const times = members.filter(([key]) => key === time);
    const found = members.filter(([key]) => key === options.signature);
    // Of two times nobody could say which one was signed.
    if (members.length > MOST || times.length > 1) return undefined;
    // Two headers that were joined to one: what is listed here has no comma in it.
    if (members.some(([, value]) => value.includes(','))) return undefined;
    return readAny(
      found.map(([, value]) => value),
      (value) => {
        const signature = readSignature(value, { algorithm, encoding, prefix: '' });
        return signature && toCandidate(signature, algorithm, times[0]?.[1]);
      },
    );
  }

  return {
    headers: [name],
    algorithms: [algorithm],
    hasTime: time !== undefined,
    ...(options.refusalStatus !== undefined && { refusalStatus: options.refusalStatus }),
    read(text) {
      if (!hasSets) return readList(text);
      // Two headers that were joined to one have a comma and a blank between them, as no sets have.
      if (text.includes(', ')) return undefined;
      const sets = text.split(/ +/).map(readList);
      const known = sets.filter((each) => each !== undefined).flat();
      return sets.length > MOST || known.length > MOST || sets.every((each) => each === undefined) ? undefined : known;
    },
    write(signature, sent) {
      const members = [
        ...(time === undefined ? [] : [`${time}=${sent}`]),
        `${options.signature}=${encode(signature, encoding)}`,
      ];
      return members.join(separator);
    },
  };
}

/** A list of versions and signatures with blanks between them, such as `v1,… v1a,…`: any that is known may verify. */
export function versions(
  names: string | readonly [string, ...string[]],
  algorithms: Readonly<Record<string, Algorithm>>,
  { encoding = 'base64' }: { readonly encoding?: Encoding } = {},
): SignatureSource {
  const [first, ...others] = Object.entries(algorithms);
  if (first === undefined) throw new TypeError('versions: there are none.');
  const known = new Map(Object.entries(algorithms));

  return {
    headers: typeof names === 'string' ? [names] : names,
    algorithms: [first[1], ...others.map(([, algorithm]) => algorithm)],
    hasTime: false,
    read(text) {
      const entries = text.split(' ').filter((entry) => entry !== '');
      const split = entries.map((entry) => entry.split(','));
      // Two headers that were joined to one have a comma more.
      if (split.length > MOST || split.some(({ length }) => length !== 2)) return undefined;
      // The casts are true: there are two, and the first is known.
      const listed = (split as [string, string][]).filter(([version]) => known.has(version));
      return readAny(listed, ([version, value]) => {
        const algorithm = known.get(version) as Algorithm;
        const signature = readSignature(value, { algorithm, encoding, prefix: '' });
        return signature && toCandidate(signature, algorithm);
      });
    },
    write: (signature) => `${first[0]},${encode(signature, encoding)}`,
  };
}

/** `Authorization: <scheme> <id>:<signature>`, where the id must be ours. */
export function credential(
  name: string,
  {
    scheme,
    id,
    algorithm,
    encoding = 'base64',
  }: { readonly scheme: string; readonly id: string } & Required<Pick<SignatureOptions, 'algorithm'>> &
    Pick<SignatureOptions, 'encoding'>,
): SignatureSource {
  return {
    headers: [name],
    algorithms: [algorithm],
    hasTime: false,
    read(text) {
      const [, word, owner, value = ''] = /^(\S+) +([^\s:]+):(\S+)$/.exec(text) ?? [];
      if (word?.toLowerCase() !== scheme.toLowerCase()) return undefined;
      const signature = readSignature(value, { algorithm, encoding, prefix: '' });
      // Somebody else's: nothing that could verify.
      if (signature === undefined || owner !== id) return signature && [];
      return [toCandidate(signature, algorithm)];
    },
    write: (signature) => `${scheme} ${id}:${encode(signature, encoding)}`,
  };
}

/** Those that can be read; undefined where there are some and none can, or too many. */
function readAny<T>(texts: readonly T[], read: (text: T) => Candidate | undefined): readonly Candidate[] | undefined {
  if (texts.length > MOST) return undefined;
  const candidates = texts.map(read).filter((each) => each !== undefined);
  return candidates.length === 0 && texts.length > 0 ? undefined : candidates;
}

interface Spelling {
  readonly algorithm: Algorithm;
  readonly encoding: Encoding;
  readonly prefix: string;
}

/** The bytes of a signature; undefined where it is not the prefix and as many bytes as the algorithm says and nothing else. */
function readSignature(text: string, { algorithm, encoding, prefix }: Spelling): Buffer | undefined {
  const { length, isSignature } = algorithm;
  if (!text.startsWith(prefix)) return undefined;
  if (length !== undefined && encoding === 'hex' && text.length !== prefix.length + 2 * length) return undefined;
  const signature = decode(prefix === '' ? text : text.slice(prefix.length), encoding);
  if (signature === undefined || (length !== undefined && signature.length !== length)) return undefined;
  return isSignature?.(signature) === false ? undefined : signature;
}

function readPair(text: string): readonly [name: string, value: string] {
  const at = text.indexOf('=');
  return at === -1 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
