/**
 * Writes `src/payload-checks.js`: for every payload type in `src/payloads` a plain function that checks all that the type
 * promises. The TypeScript types are the only description of a payload; ajv compiles it when the package is built, so
 * that nothing is compiled, and no schema library loaded, where the package runs.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { createGenerator, type Schema } from 'ts-json-schema-generator';

type Definitions = NonNullable<Schema['definitions']>;

const here = import.meta.dirname;
const vendors = readdirSync(`${here}/src/payloads`)
  .map((file) => file.replace('.ts', ''))
  .filter((name) => name !== 'open')
  .toSorted();

const definitions: Record<string, Schema> = {};
for (const vendor of vendors) Object.assign(definitions, readDefinitions(vendor));

const checks = vendors.map((vendor) => {
  const payloads = definitions[`${capitalise(vendor)}Payloads`]?.properties ?? {};
  return { vendor, types: Object.entries(payloads) as [string, Schema][] };
});

const ajv = new Ajv({
  code: { source: true, esm: true, lines: true },
  messages: false,
  inlineRefs: false,
  allowUnionTypes: true,
});
ajv.addSchema({ $id: 'payloads', definitions });

// One function a definition, however many event types share it.
const names = new Set(checks.flatMap(({ types }) => types.map(([, schema]) => definitionOf(schema))));
names.delete(undefined);
const exported = Object.fromEntries([...names].map((name) => [`is${name}`, `payloads#/definitions/${name}`]));

const source = [
  '// Written by compile-payload-checks.ts from the types in payloads/.',
  withoutReports(standalone.default(ajv, exported)).replaceAll('export const ', 'const '),
  'const isAbsent = (payload) => payload === undefined;',
  ...checks.map(
    ({ vendor, types }) => `${toType(vendor)}\nexport const ${vendor}Checks = {\n${types.map(toEntry).join('\n')}\n};`,
  ),
];
writeFileSync(`${here}/src/payload-checks.js`, `${source.join('\n')}\n`);

function readDefinitions(vendor: string): Definitions {
  const { definitions: found = {} } = createGenerator({
    path: `${here}/src/payloads/${vendor}.ts`,
    tsconfig: `${here}/tsconfig.payloads.json`,
    type: `${capitalise(vendor)}Payloads`,
    additionalProperties: true,
    encodeRefs: false,
    jsDoc: 'none',
    skipTypeCheck: true,
  }).createSchema(`${capitalise(vendor)}Payloads`);
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
  const [first, second, ...more] = (anyOf ?? []).map((each) => simplify(each, found) as Schema);
  if (first?.type !== undefined && second?.type === 'null' && more.length === 0 && first.enum === undefined) {
    return { ...first, type: [first.type, 'null'].flat() };
  }
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, simplify(value, found)]));
}

/** Whether a definition is but a name for text or a number, which needs no function of its own. */
function isAlias({ $ref, type, anyOf }: Schema, found: Definitions): boolean {
  if (anyOf !== undefined) return anyOf.every((each) => isAlias(each as Schema, found));
  const target = $ref === undefined ? undefined : found[$ref.replace('#/definitions/', '')];
  if (typeof target === 'object') return isAlias(target, found);
  return [type].flat().every((each) => ['string', 'number', 'boolean', 'null'].includes(String(each)));
}

/** Only the verdict is used: what ajv notes about the place of a fault would only keep a part of the payload in memory. */
function withoutReports(code: string): string {
  const silent = code
    .replace(/^validate\d+\.errors = .*;\n/gm, '')
    .replace(
      /^vErrors = vErrors === null \? ([\w.]+)\.errors : vErrors\.concat\(\1\.errors\);\nerrors = vErrors\.length;$/gm,
      'errors++;',
    );
  if (silent.includes('.errors')) throw new Error('ajv writes its reports in a way that this script does not know.');
  return silent.replace(/^const (schema\d+) = .*;\n/gm, (line, name: string) =>
    silent.split(new RegExp(`\\b${name}\\b`)).length > 2 ? line : '',
  );
}

/** What TypeScript takes the checks for; true because each was compiled from the very type that it vouches for. */
function toType(vendor: string): string {
  const payloads = `import('./payloads/${vendor}.js').${capitalise(vendor)}Payloads`;
  return `/** @type {{ readonly [Type in keyof ${payloads}]: (payload: unknown) => payload is ${payloads}[Type] }} */`;
}

function toEntry([type, schema]: [string, Schema]): string {
  const name = definitionOf(schema);
  return `  ${JSON.stringify(type)}: ${name === undefined ? 'isAbsent' : `is${name}`},`;
}

function definitionOf({ $ref }: Schema): string | undefined {
  return $ref?.replace('#/definitions/', '');
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
