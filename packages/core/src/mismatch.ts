import { literalsOf, type PayloadForm } from './form.js';
import type { Mismatch, Provider } from './provider.js';
import { findIssue } from './standard-schema.js';

/** Where a payload differs from a form. */
type Difference = Omit<Mismatch, 'type'>;

/** Why a payload is none of the event that it claims to be; undefined where it is. */
export function readMismatch(
  { name, types, forms, schemas }: Provider,
  claimed: string | undefined,
  payload: unknown,
): Mismatch | undefined {
  const check = claimed === undefined ? undefined : types.get(claimed);
  if (claimed === undefined || check === undefined) {
    return { type: undefined, path: '', expected: `one of the known events of ${name}` };
  }
  if (check(payload) === true) return undefined;
  const form = forms.get(claimed);
  const difference = form && findMismatch(form, payload);
  const schema = schemas.get(claimed);
  const issue = schema && findIssue(schema, payload);
  const path = issue === undefined ? '' : toPointer(issue.path);
  return { type: claimed, ...(difference ?? { path, expected: `the form of '${claimed}'` }) };
}

/** The first member of a payload that does not fit the form; undefined where all fit. */
export function findMismatch(root: PayloadForm, payload: unknown): Difference | undefined {
  const { definitions = {} } = root;
  return findIn(root, payload, '');

  function findIn(named: PayloadForm, value: unknown, path: string): Difference | undefined {
    const form = resolve(named);
    const { anyOf, items, not, type } = form;
    const misfit = { path, expected: describe(form) };
    if (anyOf !== undefined) return findInAlternatives(anyOf, value, misfit);
    if (not !== undefined) return value === undefined ? undefined : misfit;
    const kind = kindOf(value);
    if (type !== undefined && ![type].flat().some((each) => each === kind)) return misfit;
    if (literalsOf(form)?.some((each) => each === value) === false) return misfit;
    if (Array.isArray(value)) {
      return items && value.map((each, index) => findIn(items, each, `${path}/${index}`)).find(isDifference);
    }
    // The cast is true by the kind.
    return kind === 'object' ? findInMembers(form, value as Readonly<Record<string, unknown>>, path) : undefined;
  }

  /** Alternatives differ in their kind: what is found deeper comes from the one that the value is meant to be. */
  function findInAlternatives(
    anyOf: readonly PayloadForm[],
    value: unknown,
    misfit: Difference,
  ): Difference | undefined {
    const found = anyOf.map((each) => findIn(each, value, misfit.path));
    return found.includes(undefined) ? undefined : (found.find((each) => each?.path !== misfit.path) ?? misfit);
  }

  function findInMembers(
    { properties = {}, required = [], additionalProperties: others }: PayloadForm,
    value: Readonly<Record<string, unknown>>,
    path: string,
  ): Difference | undefined {
    const named = [...new Set([...Object.keys(properties), ...required])].map((name) => {
      const member = properties[name] ?? {};
      const at = path + toPointer([name]);
      if (value[name] !== undefined) return findIn(member, value[name], at);
      return required.includes(name) ? { path: at, expected: describe(member) } : undefined;
    });
    const chosen = Object.keys(value).filter((name) => !Object.hasOwn(properties, name));
    return [...named, ...chosen.map((name) => others && findIn(others, value[name], `${path}/*`))].find(isDifference);
  }

  function resolve(named: PayloadForm): PayloadForm {
    const target = named.$ref === undefined ? undefined : definitions[named.$ref];
    return target === undefined ? named : resolve(target);
  }

  function describe(named: PayloadForm): string {
    const form = resolve(named);
    if (form.anyOf !== undefined) return form.anyOf.map(describe).join(' or ');
    if (form.not !== undefined) return 'nothing';
    const literals = literalsOf(form)?.map((each) => (typeof each === 'string' ? `'${each}'` : String(each)));
    if (literals !== undefined) return `${literals.length > 1 ? 'one of ' : ''}${literals.join(', ')}`;
    return [form.type ?? 'any value'].flat().join(' or ');
  }
}

const isDifference = (found: Difference | undefined): boolean => found !== undefined;

/** A JSON pointer (RFC 6901) from the names on the way. */
function toPointer(names: readonly string[]): string {
  return names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  // JSON can write a number that is too large for one: it reads as infinite, and no member is.
  return typeof value === 'number' && !Number.isFinite(value) ? 'infinite' : typeof value;
}
