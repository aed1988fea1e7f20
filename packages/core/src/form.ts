type Kind = 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object';
type Literal = string | number | boolean | null;

/** What a payload must look like: a JSON schema, of which these words count. */
export interface PayloadForm<Payload = unknown> {
  /** Name of one of the definitions. */
  readonly $ref?: string;
  /** What `$ref` names, here and in all that this form is made of. */
  readonly definitions?: Readonly<Record<string, PayloadForm>>;
  readonly anyOf?: readonly PayloadForm[];
  readonly type?: Kind | readonly Kind[];
  readonly const?: Literal;
  readonly enum?: readonly Literal[];
  readonly properties?: Readonly<Record<string, PayloadForm>>;
  readonly required?: readonly string[];
  /** The form of every member that `properties` does not name. */
  readonly additionalProperties?: PayloadForm;
  readonly items?: PayloadForm;
  /** Given, and empty, where there is no payload at all. */
  readonly not?: object;
  /** Never present: carries the type that the form was written from. */
  readonly payload?: Payload;
}

/** Whether a value has a form. */
type Test = (value: unknown) => boolean;

/** Makes the check of a form, of functions that are made when it is first needed. */
export function createCheck(form: PayloadForm): Test {
  let check: Test | undefined;
  return (payload) => (check ??= compile(form))(payload);
}

function compile(root: PayloadForm): Test {
  const { definitions = {} } = root;
  const named = new Map<string, Test>();
  return toTest(root);

  function toTest(form: PayloadForm): Test {
    const { $ref, anyOf, not } = form;
    const target = $ref === undefined ? undefined : definitions[$ref];
    if ($ref !== undefined && target !== undefined) return toNamedTest($ref, target);
    if (anyOf !== undefined) {
      const tests = anyOf.map(toTest);
      return (value) => tests.some((test) => test(value));
    }
    if (not !== undefined) return (value) => value === undefined;
    return toPlainTest(form);
  }

  /** One test for each definition, which may need itself. */
  function toNamedTest(name: string, target: PayloadForm): Test {
    const known = named.get(name);
    if (known !== undefined) return known;
    let test: Test = () => true;
    const later: Test = (value) => test(value);
    named.set(name, later);
    test = toTest(target);
    named.set(name, test);
    return test;
  }

  function toPlainTest(form: PayloadForm): Test {
    const literals = literalsOf(form);
    // A literal is of its type.
    if (literals?.length === 1) {
      const [only] = literals;
      return (value) => value === only;
    }
    if (literals !== undefined) return (value) => literals.includes(value as Literal);
    const [array, object] = [toArrayTest(form), toObjectTest(form)];
    if (form.type === undefined) {
      return (value) => {
        if (isObject(value)) return object(value);
        // There is no value in what is not JSON.
        return Array.isArray(value) ? array(value) : value !== undefined;
      };
    }
    const tests: Readonly<Record<Kind, Test>> = {
      string: isString,
      boolean: isBoolean,
      number: isNumber,
      null: isNull,
      array,
      object,
    };
    const [first, second, ...others] = [form.type].flat().map((kind) => tests[kind]);
    if (first === undefined) return () => false;
    if (second === undefined) return first;
    if (others.length === 0) return (value) => first(value) || second(value);
    const all = [first, second, ...others];
    return (value) => all.some((test) => test(value));
  }

  function toArrayTest({ items }: PayloadForm): Test {
    if (items === undefined) return Array.isArray;
    const test = toTest(items);
    return (value) => Array.isArray(value) && value.every((each) => test(each));
  }

  function toObjectTest({ properties = {}, required = [], additionalProperties }: PayloadForm): Test {
    const names = [...new Set([...Object.keys(properties), ...required])];
    const tests = names.map((name) => toTest(properties[name] ?? {}));
    const isOptional = names.map((name) => !required.includes(name));
    const others = additionalProperties && toTest(additionalProperties);
    return (value) => {
      if (!isObject(value)) return false;
      for (let at = 0; at < names.length; at++) {
        const member = value[names[at] as string];
        if (member === undefined ? isOptional[at] !== true : tests[at]?.(member) !== true) return false;
      }
      if (others === undefined) return true;
      return Object.keys(value).every((name) => Object.hasOwn(properties, name) || others(value[name]));
    };
  }
}

const isString: Test = (value) => typeof value === 'string';
const isBoolean: Test = (value) => typeof value === 'boolean';
// JSON can write a number that is too large for one.
const isNumber: Test = (value) => typeof value === 'number' && Number.isFinite(value);
const isNull: Test = (value) => value === null;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function literalsOf({ const: literal, enum: literals }: PayloadForm): readonly Literal[] | undefined {
  return literal === undefined ? literals : [literal];
}
