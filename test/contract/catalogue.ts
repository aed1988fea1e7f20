/** The senders of the catalogue, each with a signer that shares nothing with the packages. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { HttpRequest } from './http.ts';
import { NOW } from './senders.ts';
import { firstTwelve } from './signers/first-twelve.ts';
import { everyday } from './signers/everyday.ts';
import { identity } from './signers/identity.ts';
import { messages } from './signers/messages.ts';
import type { CatalogueSender, Signed } from './signing.ts';

export type { CatalogueSender } from './signing.ts';

export const catalogue: readonly CatalogueSender[] = [...firstTwelve, ...identity, ...messages, ...everyday];

/** A delivery as its sender documents it. */
export interface Documented {
  readonly name: string;
  readonly type: string;
  readonly body: string;
  /** What is read from it, where it is not JSON. */
  readonly payload?: unknown;
}

export function documentedBy({ name }: Pick<CatalogueSender, 'name'>): readonly Documented[] {
  // The cast is true by the look of these files, which the rows themselves then put to the test.
  return JSON.parse(
    readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'),
  ) as readonly Documented[];
}

/** A genuine delivery; `more` changes what is signed. */
export function sendBy(
  { headersOf, signingSecret, provider }: CatalogueSender,
  { type, body }: Pick<Documented, 'type' | 'body'>,
  more: Partial<Signed> = {},
): HttpRequest {
  // Twilio signs the digest of what is no form with the URL.
  const digest = createHash('sha256').update(body).digest('hex');
  const query = provider.name === 'twilio' && body.startsWith('{') ? `?bodySHA256=${digest}` : '';
  const target = `/webhooks/${provider.name}${query}`;
  const signed = { body: Buffer.from(body), secret: signingSecret, time: NOW, target, type, ...more };
  return { method: 'POST', target: signed.target, headers: headersOf(signed), body: signed.body };
}
