import { readHeader } from './headers.js';
import { body, type Part, type Signing } from './parts.js';
import { withoutQuery } from './path.js';
import type { Delivery, DeliveryHeaders, Method, Provider } from './provider.js';

/** Makes of the parts of a description what reads them, once for all deliveries. */
export function compileContent(
  parts: readonly (string | Part)[],
  methods: readonly Method[],
): Pick<Provider, 'signedContent' | 'toDocument' | 'toSigned' | 'signedHeaders' | 'sentHeaders' | 'needsPublicUrl'> {
  const readers = parts.map((part) => (typeof part === 'string' ? toConstant(part) : part.read));
  const blocks = parts.filter((part) => typeof part !== 'string');
  const covered = new Set(blocks.map(({ covers }) => covers));
  const signedHeaders = [...new Set(blocks.flatMap(({ headers = [] }) => headers))];
  const isBodyAlone = parts.length === 1 && parts[0] === body;
  const hasMethod = covered.has('method');
  const toSignedUrl = createSignedUrl(covered);

  return {
    signedContent(delivery, time, family = 0, publicUrl = '') {
      // Most sign the body and nothing else.
      if (isBodyAlone) return [delivery.rawBody];
      const signing: Signing = { delivery, time, family, publicUrl };
      const content: Uint8Array[] = [];
      for (const read of readers) {
        const bytes = read(signing);
        if (bytes === undefined) return undefined;
        content.push(bytes);
      }
      return content;
    },
    toDocument: methods.includes('GET') ? toQueryOrBody : ({ rawBody }) => rawBody,
    toSigned: ({ method, url, headers, rawBody }, family) => ({
      method: hasMethod ? method : '',
      url: toSignedUrl(url),
      headers: signedHeaders.length === 0 ? UNSIGNED : pick(headers, blocks, family),
      rawBody,
    }),
    signedHeaders,
    // Of two names for one thing a sender sends the first.
    sentHeaders: [...new Set(blocks.flatMap(({ headers }) => headers?.[0] ?? []))],
    needsPublicUrl: covered.has('publicUrl'),
  };
}

/** A payload sent by GET is the query: the description says that it is signed. */
function toQueryOrBody({ method, url, rawBody }: Delivery): Uint8Array {
  if (method !== 'GET') return rawBody;
  const at = url.indexOf('?');
  return Buffer.from(at === -1 ? '' : url.slice(at + 1));
}

/** A delivery of which only the document is known to be signed. */
export function showDocument(document: Uint8Array): Delivery {
  return { method: '', url: '', headers: UNSIGNED, rawBody: document };
}

function createSignedUrl(covered: ReadonlySet<string>): (url: string) => string {
  if (covered.has('publicUrl')) return (url) => url;
  return covered.has('url') ? withoutQuery : () => '';
}

/** Headers that nobody signed: who makes a key of one would take many deliveries for one, or let anybody make a copy pass for new. */
const UNSIGNED: Readonly<Record<string, undefined>> = new Proxy(
  {},
  {
    get(target, name, receiver): unknown {
      if (typeof name === 'symbol' || name === 'get' || name in Object.prototype)
        return Reflect.get(target, name, receiver);
      throw new TypeError(
        `The signature does not cover the header '${name}', so that no idempotency key can be made of it.`,
      );
    },
  },
);

/** Those that the signature in the header of that position covers, each by its first name: others of their kind are not signed. */
function pick(
  headers: DeliveryHeaders,
  parts: readonly Part[],
  family: number,
): Readonly<Record<string, string | undefined>> {
  const picked = Object.create(UNSIGNED) as Record<string, string | undefined>;
  for (const { headers: names } of parts) {
    if (names !== undefined) picked[names[0]] = readHeader(headers, names[family] ?? names[0])[0];
  }
  return picked;
}

function toConstant(text: string): () => Uint8Array {
  const bytes = Buffer.from(text);
  return () => bytes;
}
