/** A check of a library such as Zod, Valibot or ArkType, as far as it is used: https://standardschema.dev */
export interface StandardSchema<Payload> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => unknown;
    readonly types?: { readonly input: unknown; readonly output: Payload } | undefined;
  };
}

/** Where a payload does not fit. What a library says of it is left out, for it may quote the payload. */
interface Issue {
  /** The names on the way. */
  readonly path: readonly string[];
}

interface GivenIssue {
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

export function isStandardSchema(value: unknown): value is StandardSchema<unknown> {
  return typeof Reflect.get(Object(value), '~standard') === 'object';
}

/** What does not fit; undefined where all does. @throws TypeError for a schema that must be waited for. */
export function findIssue(schema: StandardSchema<unknown>, payload: unknown): Issue | undefined {
  const result = schema['~standard'].validate(payload);
  if (result instanceof Promise) {
    result.catch(() => undefined);
    throw new TypeError('The schema of a payload must not be asynchronous.');
  }
  const { issues } = Object(result) as { readonly issues?: readonly GivenIssue[] };
  if (issues === undefined) return undefined;
  const [{ path = [] } = {}] = issues;
  return { path: path.map((each) => String(typeof each === 'object' ? each.key : each)) };
}
