import { examplePayload, exampleTypes } from '@hooknotary/testing';
import { UsageError } from './failure.js';
import { readInput } from './input.js';
import type { KnownProvider } from './providers.js';
import type { Terminal } from './terminal.js';

/** What a user may say of the payload to send. */
export interface PayloadOptions {
  readonly payload?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly event?: string | undefined;
}

/** What is to be signed, and its type for senders that name it in a header. */
export interface ChosenPayload {
  readonly content: string | Uint8Array;
  readonly type: string | undefined;
}

/** The vendor's example or the user's own payload, with what is set in it. @throws UsageError for what cannot be had. */
export async function readPayload(
  known: KnownProvider,
  { payload, set = [], event }: PayloadOptions,
  terminal: Terminal,
): Promise<ChosenPayload> {
  const isGet = known.provider.method === 'GET';
  const chosen = payload === undefined ? readExample(known, event) : await readOwn(known, payload, event, terminal);
  if (set.length === 0) return isGet ? { ...chosen, content: toQuery(toText(chosen.content)) } : chosen;
  const changed = isGet ? setParameters(toText(chosen.content), set) : setMembers(toText(chosen.content), set);
  return { ...chosen, content: changed };
}

function readExample({ provider }: KnownProvider, event: string | undefined): ChosenPayload {
  return examplePayload(provider, event);
}

async function readOwn(
  { name, provider }: KnownProvider,
  file: string,
  event: string | undefined,
  terminal: Terminal,
): Promise<ChosenPayload> {
  if (event !== undefined && provider.typeHeader === undefined) {
    throw new UsageError(`${name}: the payload itself says its event; give --event or --payload, not both.`);
  }
  const type = event ?? (provider.typeHeader === undefined ? undefined : exampleTypes(provider)[0]);
  return { content: await readInput(file, terminal), type };
}

function toText(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
}

/** A query as it can go out: without what belongs to a URL or a file, and what no request line may hold written by percents. */
function toQuery(text: string): string {
  return text
    .replace(/\r?\n$/, '')
    .replace(/^\?/, '')
    .toWellFormed()
    .replaceAll(/[^\x21-\x7e]|#/gu, encodeURIComponent);
}

function setParameters(query: string, set: readonly string[]): string {
  const parameters = new URLSearchParams(toQuery(query));
  for (const [name, value] of set.map(split)) parameters.set(name, value);
  return parameters.toString();
}

function setMembers(text: string, set: readonly string[]): string {
  const document = parse(text, undefined);
  if (typeof document !== 'object' || document === null) {
    throw new UsageError('--set needs a payload that is a JSON object or array.');
  }
  for (const [path, value] of set.map(split)) setMember(document, path, parse(value, value));
  return JSON.stringify(document);
}

function split(text: string): readonly [path: string, value: string] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new UsageError('--set takes name=value, or path.to.name=value.');
  return [text.slice(0, equals), text.slice(equals + 1)];
}

function setMember(document: object, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  const parent = names.reduce((object, name) => openMember(object, name, path), document);
  Object.defineProperty(parent, last, { value, writable: true, enumerable: true, configurable: true });
}

function openMember(object: object, name: string, path: string): object {
  // The cast is true: any object may be read by name.
  const existing = Object.hasOwn(object, name) ? (object as Readonly<Record<string, unknown>>)[name] : {};
  if (typeof existing !== 'object' || existing === null) {
    throw new UsageError(`--set ${path}: '${name}' is no object, so nothing can be set in it.`);
  }
  Object.defineProperty(object, name, { value: existing, writable: true, enumerable: true, configurable: true });
  return existing;
}

/** The value of a JSON text; something else where it is none. */
function parse(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return otherwise;
  }
}
