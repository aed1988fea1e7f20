import { readFileSync } from 'node:fs';
import type { HttpRequest } from './http.ts';
import { toPhpJson, type ProviderName, type Sender } from './senders.ts';

/** A delivery that a vendor printed, signed here: the vendors print no signature that can be checked. */
export interface Published {
  readonly name: string;
  readonly type: string;
  /** Body, or Kudosity's query. */
  readonly content: string;
  readonly request: HttpRequest;
  readonly payload: unknown;
}

/** One query as real PHP read and signed it; `json` is null where PHP can encode nothing. */
export interface PhpVector {
  readonly query: string;
  readonly json: string | null;
  readonly secret: string;
  readonly signature: string;
  readonly class: string;
}

interface Fixture {
  readonly name: string;
  readonly type: string;
  readonly body?: string;
  readonly query?: string;
}

export const phpVectors = readFixture<PhpVector>('kudosity');

export function publishedBy(sender: Sender): readonly Published[] {
  const fixtures = readFixture<Fixture>(sender.provider === 'kudosity' ? 'kudosity-callbacks' : sender.provider);
  return fixtures.map(({ name, type, body, query }) => {
    const content = body ?? query ?? '';
    const json = query === undefined ? content : toPhpJson(query);
    const payload: unknown = json === '' ? undefined : JSON.parse(json);
    return { name, type, content, request: sender.send(content, { type }), payload };
  });
}

const EXAMPLES: Readonly<Record<ProviderName, string>> = {
  akidotp: 'verified',
  kudosity: 'delivery_receipt',
  idenfy: 'DOCUMENT_EXPIRATION',
  osapher: 'verification.completed',
  cardda: 'verification_code',
};

/** One of what a vendor printed, for rows that need any genuine live delivery of a known type. */
export function exampleOf(sender: Sender): Published {
  const example = publishedBy(sender).find(({ type }) => type === EXAMPLES[sender.provider]);
  if (example === undefined) throw new Error(`There is no example of ${sender.provider}.`);
  return example;
}

function readFixture<Each>(name: string): readonly Each[] {
  // The cast is true by the look of these files, which the rows themselves then put to the test.
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as readonly Each[];
}
