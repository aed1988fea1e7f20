import { readFileSync } from 'node:fs';
import type { Provider } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import { phpQueryToJson } from '../src/kudosity/php-query.js';
import { examplePayload, exampleTypes } from '@hooknotary/testing';

/** Stands for all that a sender chose freely: texts, and names of members that no type names. */
export const CANARY = 'ca~na/ry';

/** A payload that fits the form of its type, with a canary for every text that may be another. */
export interface Sample {
  readonly provider: Provider;
  readonly type: string;
  readonly name: string;
  readonly payload: unknown;
}

/** Maps with names of the sender's, and parameters of a callback URL's or list's own. */
const OPEN_MAPS: ReadonlySet<string | undefined> = new Set(['fileUrls', 'additionalSteps', 'additionalStepPdfUrls']);
const OWN_PARAMETERS: ReadonlySet<string> = new Set(['myparameter', 'Carrier', 'Email', 'Handset']);

const examples = [akidotp, cardda, idenfy, kudosity, osapher].flatMap((provider) =>
  exampleTypes(provider).map((type) => toSample(provider, type, 'example', examplePayload(provider, type).content)),
);
const url = new URL('../../../test/fixtures/idenfy.json', import.meta.url);
const published = (JSON.parse(readFileSync(url, 'utf8')) as readonly Readonly<Record<string, string>>[]).map(
  ({ type = '', name = '', body = '' }) => toSample(idenfy, type, name, body),
);
const undocumented = [...osapher.types.keys()]
  .filter((type) => type !== 'verification.completed')
  .map((type) =>
    toSample(osapher, type, 'envelope', JSON.stringify({ event: type, timestamp: 'x', data: { a: 'x' } })),
  );

/** One of every event type at least, with every documented member among them. */
export const samples: readonly Sample[] = [...examples, ...published, ...undocumented];

function toSample(provider: Provider, type: string, name: string, content: string): Sample {
  const json = provider === kudosity ? (phpQueryToJson(content) ?? '') : content;
  const payload = json === '' ? undefined : (JSON.parse(json, rename) as unknown);
  // What a text marks its event with stays.
  const marks: ReadonlySet<unknown> = new Set([type]);
  return { provider, type, name, payload: replaceTexts(payload, marks) };
}

function rename(this: unknown, name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const isChosen = (member: string) => OPEN_MAPS.has(name) || OWN_PARAMETERS.has(member);
  const entries = Object.entries(value).map(([member, each], index) => [
    isChosen(member) ? `${CANARY}${index}` : member,
    each as unknown,
  ]);
  return Object.fromEntries(entries) as unknown;
}

function replaceTexts(value: unknown, marks: ReadonlySet<unknown>): unknown {
  if (Array.isArray(value)) return value.map((each) => replaceTexts(each, marks));
  if (typeof value === 'string') return marks.has(value) ? value : CANARY;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaceTexts(each, marks)]));
}

type Path = readonly string[];

/** Where the members of a value are, and those of its members. */
export function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [[...path, name], ...pathsOf(each, [...path, name])]);
}

/** A copy with another value at one place, or none where it is undefined. */
export function withValue(value: unknown, [name, ...rest]: Path, other: unknown): unknown {
  if (name === undefined) return other;
  if (Array.isArray(value)) return value.with(Number(name), withValue(value[Number(name)], rest, other));
  const members = value as Readonly<Record<string, unknown>>;
  const changed = withValue(members[name], rest, other);
  const { [name]: _gone, ...others } = members;
  return changed === undefined ? others : { ...members, [name]: changed };
}

/** The JSON pointer that a report may name, `*` for what the sender named. */
export function toPointer(path: Path): string {
  return path.map((name) => `/${name.startsWith(CANARY) ? '*' : name}`).join('');
}
