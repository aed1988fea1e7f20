import { randomUUID } from 'node:crypto';
import type { Forgery } from './trial.ts';

/** Another text under the signature of the true one. */
export function altered(sent: string, alter: (text: string) => string): Forgery {
  return {
    sent,
    code: 'signature_mismatch',
    forge: (sign, text) => {
      const { url, body, ...request } = sign(text);
      const replace = (whole: string) => whole.replace(text, () => alter(text));
      return { ...request, url: replace(url), body: replace(body) };
    },
  };
}

type Headers = Readonly<Record<string, string>>;

/** Other headers on a genuine request. */
export function withHeaders(sent: string, code: Forgery['code'], change: (headers: Headers) => Headers): Forgery {
  return {
    sent,
    code,
    forge: (sign, text) => {
      const request = sign(text);
      return { ...request, headers: change(request.headers) };
    },
  };
}

/** Nobody has signed it. */
export function unsigned(header: string): Forgery {
  return withHeaders('no signature', 'signature_missing', ({ [header]: signature, ...headers }) => headers);
}

/** Somebody who does not know the secret has signed it. */
export const signedWithAnotherSecret: Forgery = {
  sent: 'another secret',
  code: 'signature_mismatch',
  forge: (sign, text) => sign(text, { secret: randomUUID() }),
};

/** What becomes of it when a body parser has read it and somebody writes it anew. */
export const reserialised: Forgery = altered('JSON rewritten', (text) => JSON.stringify(JSON.parse(text)));
