/**
 * Writes `forms.ts` of every sender: what its payloads must look like, as data, from the TypeScript types in `payloads.ts`, which
 * are the only description of a payload. Run it after a change of those: `npm run generate`.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { createGenerator, type Schema } from 'ts-json-schema-generator';

type Definitions = Record<string, Schema>;

/** Keywords of which an empty schema says nothing. */
const OPEN = new Set(['additionalProperties', 'items']);

/** The keywords that core understands. */
const KEYWORDS = new Set([...OPEN, '$ref', 'anyOf', 'const', 'enum', 'not', 'properties', 'required', 'type']);

const here = import.meta.dirname;

/** The names of the folders of senders. */
export const senders: readonly string[] = readdirSync(`${here}/src`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();

if (import.meta.main) for (const sender of senders) writeFileSync(pathOf(sender), generateForms(sender));

/** Where the forms of a sender are. */
export function pathOf(sender: string): string {
  return `${here}/src/${sender}/forms.ts`;
}

/** The source text of the forms of a sender. */
export function generateForms(sender: string): string {
  const payloads = `${toPascalCase(sender)}Payloads`;
  const definitions = readDefinitions(sender, payloads);
  const types = Object.entries(definitions[payloads]?.properties ?? {}) as [string, Schema][];
  const used = Object.entries(
    pick(
      definitions,
      types.map(([, schema]) => schema),
    ),
  );
  const entries = types.map(([type, schema]) => {
    const name = definitionOf(schema);
    const form = name === undefined ? toOwnForm(schema) : `{ $ref: '${name}', definitions }`;
    return `  ${toKey(type)}: ${form},`;
  });
  return [
    '// Written by generate-forms.ts from the types in payloads.ts.',
    "import type { PayloadForm } from '@hooknotary/core';",
    `import type { ${payloads} } from './payloads.js';`,
    '',
    'const definitions: Readonly<Record<string, PayloadForm>> = {',
    ...used.map(([name, schema]) => `  ${name}: ${toData(schema)},`),
    '};',
    '',
    `export const ${toCamelCase(sender)}Forms: { readonly [Type in keyof ${payloads}]: PayloadForm<${payloads}[Type]> } = {`,
    ...entries,
    '};',
    '',
  ].join('\n');
}

function readDefinitions(sender: string, payloads: string): Definitions {
  const { definitions: found = {} } = createGenerator({
    path: `${here}/src/${sender}/payloads.ts`,
    tsconfig: `${here}/tsconfig.payloads.json`,
    type: payloads,
    additionalProperties: true,
    encodeRefs: false,
    jsDoc: 'none',
    skipTypeCheck: true,
  }).createSchema(payloads) as { readonly definitions?: Definitions };
  return Object.fromEntries(
    Object.entries(found).map(([name, schema]) => [name, simplify(schema as Schema, found)]),
  ) as Definitions;
}

/** The same schema with `Open<…>` as the string that it is, and `X | null` as one schema instead of two alternatives. */
function simplify(schema: unknown, found: Definitions): unknown {
  if (Array.isArray(schema)) return schema.map((each) => simplify(each, found));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, anyOf } = schema as Schema;
  const target = $ref === undefined ? undefined : found[$ref.replace('#/definitions/', '')];
  if (typeof target === 'object' && isAlias(target, found)) return simplify(target, found);
  const merged = anyOf && merge(anyOf.map((each) => simplify(each, found) as Schema));
  if (merged !== undefined) return merged;
  const entries = Object.entries(schema).map(([key, value]) => [key, simplify(value, found)] as const);
  // An empty schema takes all, as none does.
  return Object.fromEntries(
    entries.filter(([key, value]) => !OPEN.has(key) || Object.keys(value as object).length > 0),
  );
}

/** One schema for alternatives that differ in their type, if there is one; `undefined` in a type is an absent member. */
function merge(alternatives: readonly Schema[]): Schema | undefined {
  const plain = alternatives.filter(
    ({ not, type, const: literal }) =>
      not === undefined &&
      (literal === undefined || !alternatives.some((other) => other.type === type && other.const === undefined)),
  );
  if (plain.length === 1) return plain[0];
  const types = plain.flatMap(({ type }) => type ?? []);
  const isPlain = plain.every((each) => each.type !== undefined && each.const === undefined && each.enum === undefined);
  if (!isPlain || new Set(types).size < types.length) return undefined;
  return Object.assign({}, ...plain, { type: types }) as Schema;
}

/** Whether a definition is but a name for text or a number, which needs no function of its own. */
function isAlias({ $ref, type, anyOf }: Schema, found: Definitions): boolean {
  if (anyOf !== undefined) return anyOf.every((each) => isAlias(each as Schema, found));
  const target = $ref === undefined ? undefined : found[$ref.replace('#/definitions/', '')];
  if (typeof target === 'object') return isAlias(target, found);
  return [type].flat().every((each) => ['string', 'number', 'boolean', 'null'].includes(String(each)));
}

/** The definitions that these schemas refer to, and those that these do. */
function pick(definitions: Definitions, schemas: readonly Schema[], found: Definitions = {}): Definitions {
  for (const [, name = ''] of JSON.stringify(schemas).matchAll(/"#\/definitions\/([^"]*)"/g)) {
    const definition = definitions[name];
    if (definition === undefined || name in found) continue;
    found[name] = definition;
    pick(definitions, [definition], found);
  }
  return found;
}

/** A form that has no name, with the definitions that it needs. */
function toOwnForm(schema: Schema): string {
  const data = toData(schema);
  return data.includes('"$ref"') ? `{ ...${data}, definitions }` : data;
}

function toData(schema: unknown): string {
  checkKeywords(schema);
  return JSON.stringify(schema).replaceAll('#/definitions/', '');
}

/** @throws Error for a schema of words that `findMismatch` would not understand. */
function checkKeywords(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [keyword, value] of Object.entries(schema)) {
    if (!KEYWORDS.has(keyword)) throw new Error(`core does not know '${keyword}' of JSON Schema.`);
    const inner = keyword === 'properties' ? Object.values(value as object) : [value].flat();
    if (keyword !== 'enum') for (const each of inner) checkKeywords(each);
  }
}

function definitionOf({ $ref }: Schema): string | undefined {
  return $ref?.replace('#/definitions/', '');
}

function toKey(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`;
}

function toCamelCase(sender: string): string {
  return sender.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function toPascalCase(sender: string): string {
  const name = toCamelCase(sender);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
