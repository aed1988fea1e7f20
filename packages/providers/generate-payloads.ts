/**
 * Writes `payloads.ts` of the senders whose makers publish types of what they send, from those types: `npm run generate`, after
 * `npm run setup:bench`, which installs them. What `payload-sources.ts` adds to them is by hand, and says why.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createGenerator, type Schema, type SchemaGenerator } from 'ts-json-schema-generator';
import { SOURCES, type Source } from './payload-sources.ts';

/** The senders whose payloads are made from types of their makers. */
export const generated: readonly string[] = SOURCES.map(({ sender }) => sender);

const here = import.meta.dirname;

if (import.meta.main) for (const sender of generated) writeFileSync(pathOf(sender), generatePayloads(sender));

/** Where the payloads of a sender are. */
export function pathOf(sender: string): string {
  return `${here}/src/${sender}/payloads.ts`;
}

/**
 * The source text of the payloads of a sender.
 *
 * @throws Error if the maker's package is not installed.
 */
export function generatePayloads(sender: string): string {
  const row = SOURCES.find((each) => each.sender === sender);
  if (row === undefined) throw new Error(`No types of ${sender} are known.`);
  const folder = `${here}/../../test/differential/node_modules/${row.package}`;
  if (!existsSync(folder)) throw new Error(`${row.package} is not installed: npm run setup:bench`);
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Record<string, string>;
  const types = row.typesOf(readFileSync(`${folder}/${row.file}`, 'utf8'));
  const writer = createWriter(row, createReader(`${folder}/${row.file}`), `${row.package} ${version}`);
  const entries = [...types].map(([type, makers]) => `  readonly ${toKey(type)}: ${writer.write(type, makers)};`);
  return [
    `// Made by generate-payloads.ts from the types of ${row.package} ${version}, licence ${license}: change the script, not this file.`,
    "import type { Open } from '../open.js';",
    '',
    '/**',
    ` * ${toTitle(sender)}'s payloads by type. Source: ${row.package} ${version}.`,
    ' *',
    ...row.remarks.map((line) => ` * ${line}`),
    ' */',
    `export interface ${toTitle(sender)}Payloads {`,
    ...entries,
    '}',
    '',
    ...writer.declarations(),
  ].join('\n');
}

type Definitions = Record<string, Schema>;

/** What reads types of a file as JSON Schema, with those that they need. */
function createReader(path: string): (type: string) => Definitions {
  const generator: SchemaGenerator = createGenerator({
    path,
    tsconfig: `${here}/tsconfig.payloads.json`,
    additionalProperties: true,
    encodeRefs: false,
    jsDoc: 'extended',
    skipTypeCheck: true,
  });
  return (type) => generator.createSchema(type).definitions as Definitions;
}

interface Writer {
  /** Writes the payload of an event, and returns its name. */
  readonly write: (type: string, makers: readonly string[]) => string;
  readonly declarations: () => readonly string[];
}

function createWriter(row: Source, read: (type: string) => Definitions, source: string): Writer {
  const declared = new Map<string, readonly string[]>();
  const prefix = toTitle(row.sender);
  const nameOf = (maker: string) => row.names[maker] ?? prefix + maker.replaceAll('Webhook', '').replace(/Enum$/, '');

  function declare(name: string, lines: () => readonly string[]): void {
    if (declared.has(name)) return;
    // Before its members, which may need it again.
    declared.set(name, []);
    declared.set(name, lines());
  }

  function toType(schema: Schema, definitions: Definitions): string {
    return join(toTypes(schema, definitions));
  }

  /** The alternatives that a schema allows. */
  function toTypes(schema: Schema, definitions: Definitions): readonly string[] {
    const { $ref, anyOf, type, enum: values, items, additionalProperties: others } = schema;
    if ($ref !== undefined) return toNamed($ref.replace('#/definitions/', ''), definitions);
    if (anyOf !== undefined) return anyOf.flatMap((each) => toTypes(each as Schema, definitions));
    if (Array.isArray(type)) return type.flatMap((each) => toTypes({ ...schema, type: each }, definitions));
    if (type === 'array') return [`readonly ${inBrackets(toType((items ?? {}) as Schema, definitions))}[]`];
    if (type === 'object') {
      return [
        `{ readonly [name: string]: ${typeof others === 'object' ? toType(others as Schema, definitions) : 'unknown'} }`,
      ];
    }
    return type === 'string' && values !== undefined ? [toOpen(values)] : [type ?? 'unknown'].flat();
  }

  function toNamed(maker: string, definitions: Definitions): readonly string[] {
    const schema = definitions[maker] ?? {};
    const name = nameOf(maker);
    const document = `/** Source: ${source}, ${maker}. */`;
    if (schema.enum !== undefined) {
      declare(name, () => [document, `export type ${name} = ${toOpen(schema.enum ?? [])};`]);
    } else if (schema.properties !== undefined) {
      declare(name, () => [document, `export interface ${name} {`, ...toMembers(name, [schema], definitions), '}']);
    } else {
      return toTypes(schema, definitions);
    }
    return [name];
  }

  /** The members of all that may come, each once. */
  function toMembers(owner: string, schemas: readonly Schema[], definitions: Definitions): readonly string[] {
    const { name = '', members = [] } = row.base ?? {};
    const all = new Set(schemas.flatMap(({ properties = {} }) => Object.keys(properties)));
    return [...all]
      .filter((member) => members.includes(member) === (owner === name))
      .flatMap((member) => toMember(owner, member, schemas, definitions));
  }

  function toMember(
    owner: string,
    member: string,
    schemas: readonly Schema[],
    definitions: Definitions,
  ): readonly string[] {
    const found = schemas.flatMap(({ properties = {} }) => (properties[member] ?? []) as Schema[]);
    const isRequired = schemas.every(({ required = [] }) => required.includes(member));
    const isSure = [member, `${owner}.${member}`].some((name) => row.isSure(name, isRequired, found[0] ?? {}));
    const said = found.flatMap((schema) => toTypes(schema, definitions)).filter((type) => type !== 'null');
    const types = row.members[member]?.(said) ?? said;
    const isTime = found.some(({ description = '' }) => description.includes('ISO 8601'));
    const text = join(isSure || types.includes('unknown') ? types : [...types, 'null']);
    return [
      ...(isTime ? [`  /** ISO 8601. Source: ${source}. */`] : []),
      `  readonly ${member}${isSure ? '' : '?'}: ${text};`,
    ];
  }

  return {
    write(type, makers) {
      const definitions = Object.assign({}, ...makers.map(read)) as Definitions;
      const schemas = makers.map((maker) => definitions[maker] ?? {});
      const [first = ''] = makers;
      const name = nameOf(first);
      const { base } = row;
      if (base !== undefined) {
        const document = `/** What all have. Source: ${source}. */`;
        const lines = () => [
          document,
          `export interface ${base.name} {`,
          ...toMembers(base.name, schemas, definitions),
          '}',
        ];
        declare(base.name, lines);
      }
      const members = toMembers(name, schemas, definitions);
      if (base !== undefined && members.length === 0) return base.name;
      // A name by hand stands for several events.
      const what = first in row.names ? '' : `Sent as \`${type}\`. `;
      declare(name, () => [
        `/** ${what}Source: ${source}, ${makers.join(' and ')}. */`,
        `export interface ${name}${base === undefined ? '' : ` extends ${base.name}`} {`,
        ...members,
        '}',
      ]);
      return name;
    },
    declarations: () => [...declared.values()].flatMap((lines) => [...lines, '']),
  };
}

/** Senders add values without notice. OpenAPI's generator has a number for those, and a name for null. */
function toOpen(values: readonly unknown[]): string {
  const known = values.map(String).filter((value) => value !== 'null' && value !== '11184809');
  const text = known.map((value) => `'${value}'`).join(' | ');
  return text.length < 80 ? `Open<${text}>` : `Open<\n  | ${text.replaceAll(' | ', '\n  | ')}\n>`;
}

function join(types: readonly string[]): string {
  const all = new Set(types);
  return all.has('unknown') ? 'unknown' : [...all].join(' | ');
}

function inBrackets(type: string): string {
  return type.includes(' | ') ? `(${type})` : type;
}

function toKey(type: string): string {
  return /^\w+$/.test(type) ? type : `'${type}'`;
}

function toTitle(sender: string): string {
  return sender.charAt(0).toUpperCase() + sender.slice(1);
}
