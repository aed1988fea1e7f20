import type { PayloadForm, Provider } from '@hooknotary/core';

/** What an example is made of, where the sender shows none of that type. */
export interface ExampleSources {
  readonly provider: Provider;
  readonly type: string;
  /** The sender's own examples by type. */
  readonly written: Readonly<Record<string, string>>;
}

/** What is known while one is made. */
interface Maker extends ExampleSources {
  readonly definitions: Readonly<Record<string, PayloadForm>>;
  /** The sender's own example that is most like it, and its type. */
  readonly model: unknown;
  readonly modelType: string;
  /** Whether that is of the same thing, such as a user, so that all of its members fit. */
  readonly isAkin: boolean;
}

type Path = readonly string[];

/**
 * A payload of a type that the sender documents and shows no example of: the members that its form requires, and those around
 * them, with values from the sender's other examples. Undefined where no form is given, or it says too little.
 */
export function exampleOfForm(sources: ExampleSources): string | undefined {
  const { provider, type } = sources;
  const form = provider.forms.get(type);
  if (form === undefined) return undefined;
  for (const model of toModels(sources)) {
    const maker = { ...sources, ...model, definitions: form.definitions ?? {} };
    const payload = placeType(make(form, [], maker), maker);
    if (payload !== undefined) return JSON.stringify(payload);
  }
  return undefined;
}

type Model = Pick<Maker, 'model' | 'modelType' | 'isAkin'>;

/** The examples that are JSON, those of the same thing first; at last none. */
function toModels({ type, written }: ExampleSources): readonly Model[] {
  const models = Object.entries(written)
    .filter(([, text]) => text.startsWith('{'))
    .map(([modelType, text]) => ({
      model: JSON.parse(text) as unknown,
      modelType,
      isAkin: toSubject(modelType) === toSubject(type),
    }));
  return [...models.filter(({ isAkin }) => isAkin), ...models.filter(({ isAkin }) => !isAkin), NO_MODEL];
}

const NO_MODEL: Model = { model: undefined, modelType: '', isAkin: false };

/** What an event is about: all of its type but what has happened. */
function toSubject(type: string): string {
  return type.replace(/[./:]/.test(type) ? /[./:][^./:]+$/ : /[_-][^_-]+$/, '');
}

/** What the thing itself is called: a part of another thing, that has events of its own, by its last name. */
function toThing({ provider, type }: ExampleSources): string {
  const subject = toSubject(type);
  const whole = toSubject(subject);
  const isPart = whole !== subject && [...provider.types.keys()].some((each) => toSubject(each) === whole);
  return isPart ? subject.slice(whole.length + 1) : subject;
}

/** Whether a payload is of its type, as the sender's description reads it. */
function isOfType(payload: unknown, { provider, type }: ExampleSources): boolean {
  const headers = provider.typeHeader === undefined ? {} : { [provider.typeHeader]: type };
  const delivery = { method: provider.method, url: '/', headers, rawBody: new Uint8Array() };
  return provider.typeOf(payload, delivery) === type && provider.types.get(type)?.(payload) === true;
}

/** The payload with its type where the sender's example has its own; undefined where that makes none of that type. */
function placeType(payload: unknown, maker: Maker): unknown {
  if (isOfType(payload, maker)) return payload;
  const { type, model, modelType } = maker;
  const whole = setAll(
    payload,
    findLeaves(model, modelType).map((path) => [path, type]),
  );
  if (isOfType(whole, maker)) return whole;
  const [parts, modelParts] = [type.split('.'), modelType.split('.')];
  const places = modelParts.flatMap((part, at) =>
    findLeaves(model, part).map((path) => {
      const isUpper = read(model, path) === part.toUpperCase();
      const text = at === modelParts.length - 1 ? parts.slice(at).join('.') : (parts[at] ?? '');
      return [path, isUpper ? text.toUpperCase() : text] as const;
    }),
  );
  const divided = setAll(payload, places);
  return isOfType(divided, maker) ? divided : undefined;
}

/** Where a text stands in a value, however its letters are written. */
function findLeaves(value: unknown, text: string, path: Path = []): readonly Path[] {
  if (typeof value === 'string') return value.toLowerCase() === text.toLowerCase() ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => findLeaves(each, text, [...path, name]));
}

function read(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (each, name) => (Object.hasOwn(Object(each), name) ? Reflect.get(Object(each), name) : undefined),
    value,
  );
}

function setAll(payload: unknown, places: readonly (readonly [Path, string])[]): unknown {
  const copy = structuredClone(payload);
  for (const [path, text] of places) {
    const parent = read(copy, path.slice(0, -1));
    if (typeof parent === 'object' && parent !== null) Reflect.set(parent, path.at(-1) ?? '', text);
  }
  return copy;
}

/** Deeper than that only what is required is made: forms may hold themselves. */
const DEEPEST = 4;

function make(form: PayloadForm, path: Path, maker: Maker): unknown {
  const { $ref, anyOf, enum: choices, const: constant } = form;
  if ($ref !== undefined) return make(maker.definitions[$ref] ?? {}, path, maker);
  if (constant !== undefined) return constant;
  const shown = read(maker.model, path);
  if (anyOf !== undefined) return make(anyOf.find((each) => each.type !== 'null') ?? {}, path, maker);
  if (choices !== undefined) return choices.find((each) => each === shown) ?? choices[0];
  const kinds = [form.type ?? 'object'].flat();
  const kind = kinds.find((each) => each !== 'null');
  if (kind === 'object') return makeObject(form, path, maker);
  if (kind === 'array') return form.items === undefined ? [] : [make(form.items, [...path, '0'], maker)];
  return makeLeaf(kind, path, maker);
}

function makeObject(form: PayloadForm, path: Path, maker: Maker): object {
  const { properties = {}, required = [] } = form;
  const names = Object.keys(properties).filter((name) => {
    if (required.includes(name)) return true;
    const isShown = read(maker.model, [...path, name]) !== undefined;
    // What stands around the event is the same for all events of a sender.
    return isShown && path.length < DEEPEST && (maker.isAkin || path.length === 0);
  });
  const known = Object.keys(properties);
  const chosen =
    names.length > 0 || path.length > DEEPEST ? names : known.length > 0 ? known.slice(0, 3) : toOpen(path, maker);
  return Object.fromEntries(chosen.map((name) => [name, make(properties[name] ?? TEXT, [...path, name], maker)]));
}

const TEXT: PayloadForm = { type: 'string' };

/** Of what the event is about the sender's type says nothing, but that it has an ID the sender's example shows. */
function toOpen(path: Path, { model }: Maker): readonly string[] {
  return ['id', 'object'].filter((name) => typeof read(model, [...path, name]) === 'string');
}

function makeLeaf(kind: string | undefined, path: Path, maker: Maker): string | number | boolean {
  const shown = read(maker.model, path);
  const name = path.findLast((each) => !/^\d+$/.test(each)) ?? '';
  if (shown === toSubject(maker.modelType)) return toThing(maker);
  // Deeper in stands what the event is about, which is another thing with another ID.
  const isFitting = maker.isAkin || path.length === 1 || (path.length === 2 && !ID.test(name));
  if (isFitting && typeof shown === kind && isLeaf(shown)) return shown;
  if (kind === 'number') return NUMBERS.find(([pattern]) => pattern.test(name))?.[1] ?? 1;
  if (kind === 'boolean') return !/test|sandbox|deleted|dry/.test(name);
  return TEXTS.find(([pattern]) => pattern.test(name))?.[1] ?? 'example';
}

function isLeaf(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

const ID = /^id$|[_-]ids?$|Ids?$|Sid$|^sid$|uuid|guid/;

/** Values by the names of members; nothing here is anybody's. */
const NUMBERS: readonly (readonly [RegExp, number])[] = [
  [ID, 35_129_377],
  [/milli|_ms$|Ms$|instant/i, 1_774_970_000_000],
  [/time|created|updated|date|_at$|At$|^ts$/i, 1_774_970_000],
  [/amount|total|price/i, 2000],
  [/code|status/i, 200],
];

const TEXTS: readonly (readonly [RegExp, string])[] = [
  [ID, '5f0c6d3e-8a41-4c57-9b1e-2d7f64a3c0b8'],
  [/mail/i, 'jane.doe@example.com'],
  [/phone|msisdn|^to$|^from$|recipient|number$/i, '+15555550100'],
  [/ur[il]$|href|link$/i, 'https://example.com/1'],
  [/^ip$|_ip$|ip_?address$/i, '192.0.2.1'],
  [/time|date|_at$|At$|^ts$/, '2026-04-04T14:30:00.000Z'],
  [/first_?name/i, 'Jane'],
  [/last_?name/i, 'Doe'],
  [/name|title|label/i, 'Example'],
  [/currency/i, 'USD'],
  [/country|region/i, 'US'],
  [/language|locale/i, 'en-US'],
  [/status|state/i, 'active'],
  [/action/i, 'created'],
  [/direction/i, 'inbound'],
  [/channel|method/i, 'sms'],
  [/text|message|body|description|reason|content/i, 'An example'],
  [/version/i, '1'],
];
