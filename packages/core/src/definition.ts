import type { ProviderDefinition } from './provider.js';
import { checkOptions, FUNCTION, HEADER, HEADERS, SECONDS, SUCCESS_STATUS, type Check } from './checks.js';

// Looks at definitions as JavaScript may write them: what is wrong here would fail, or let a forgery pass, at the first
// delivery.

const NAME: Check = [
  matches(/^[a-z][a-z0-9_-]*$/),
  'a name of lower-case letters, digits, - and _ that begins with a letter',
];
const OBJECT: Check = [isObject, 'an object'];
const SOME_HEADERS: Check = [
  (value) => HEADERS[0](value) && (value as readonly unknown[]).length > 0,
  'a list of header names in lower case, one at least',
];

const DEFINITION: Readonly<Record<string, Check>> = {
  name: NAME,
  method: [isMethod, "'GET' or 'POST', or a list of them"],
  signature: OBJECT,
  timestamp: OBJECT,
  content: [isContent, 'a list of texts and parts such as body and time, one at least'],
  document: [(value) => isObject(value) && 'read' in value, 'json or form()'],
  signedContent: FUNCTION,
  urlForms: FUNCTION,
  types: [
    isRecordOf((each) => FUNCTION[0](each) || isObject(each)),
    'an object that has a function for each event type',
  ],
  typeOf: FUNCTION,
  typeHeader: HEADER,
  idempotencyKey: FUNCTION,
  occurredAt: FUNCTION,
  testTypes: [(value) => Array.isArray(value), 'a list of event types'],
  extras: FUNCTION,
  handshakes: [
    (value) => Array.isArray(value) && value.every(isHandshake),
    'a list of { when: { member: value } } with returns, returnsJson or answers',
  ],
  subscription: [isSubscription, '{ when: { parameter: value }, token: { parameter, value }, returns: parameter }'],
  success: OBJECT,
};

const SIGNATURE = {
  headers: SOME_HEADERS,
  prefix: [(value: unknown) => typeof value === 'string', 'text'],
  encoding: [isEncoding, "'hex', 'base64', 'base64-unpadded' or 'base64url'"],
  algorithm: [(value: unknown) => isObject(value) && 'matches' in value, "an algorithm such as hmac('sha256')"],
  refusalStatus: [(value: unknown) => value === 401 || value === 403, '401 or 403'],
} satisfies Readonly<Record<string, Check>>;

const TIMESTAMP: Readonly<Record<string, Check>> = {
  header: HEADER,
  headers: SOME_HEADERS,
  member: [isText, 'the name of a member'],
  unit: [isUnit, "'seconds', 'milliseconds' or 'iso8601'"],
  tolerance: SECONDS,
};

const SUCCESS: Readonly<Record<string, Check>> = {
  status: SUCCESS_STATUS,
  contentType: [matches(/^[\x20-\x7e]+$/), 'a content type'],
  body: [(value) => typeof value === 'string', 'text'],
};

/** @throws TypeError for a definition that `defineProvider` cannot use. */
export function checkDefinition(definition: unknown): void {
  const {
    name,
    signature = {},
    content,
    signedContent,
    success,
    types,
    testTypes = [],
  } = (definition ?? {}) as Record<string, object>;
  const about = `defineProvider${NAME[0](name) ? ` of ${String(name)}` : ''}`;
  checkOptions(about, definition as object, DEFINITION, ['name', 'signature', 'types', 'typeOf']);
  // What `header`, `pairs` and the others have made has been looked at.
  if (!('read' in signature)) checkOptions(`${about}, signature`, signature, SIGNATURE, ['headers']);
  else if (!SIGNATURE.headers[0](Reflect.get(signature, 'headers'))) {
    throw new TypeError(`${about}, signature: its header names must be in lower case.`);
  }
  checkTime(about, definition as ProviderDefinition<string, object>);
  checkQuery(about, definition as ProviderDefinition<string, object>);
  if (content !== undefined)
    checkContent(about, content as ProviderDefinition<string, object>['content'], signedContent);
  if (success !== undefined) checkOptions(`${about}, success`, success, SUCCESS, ['contentType', 'body']);
  for (const type of Object.keys(types as object)) {
    if (type !== '*' && type !== 'unknown') continue;
    throw new TypeError(`${about}: no event type may be called '${type}', which means something else to 'on'.`);
  }
  for (const type of testTypes as readonly string[]) {
    if (Object.hasOwn(types as object, type)) continue;
    throw new TypeError(`${about}: 'testTypes' names '${type}', which is none of 'types'.`);
  }
}

function matches(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && pattern.test(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecordOf(isRight: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => isObject(value) && Object.values(value).every((each) => isRight(each));
}

function isContent(value: unknown): boolean {
  const isPart = (part: unknown) => typeof part === 'string' || (isObject(part) && 'covers' in part);
  return Array.isArray(value) && value.length > 0 && value.every(isPart);
}

function isEncoding(value: unknown): boolean {
  return ['hex', 'base64', 'base64-unpadded', 'base64url'].some((each) => each === value);
}

function isUnit(value: unknown): boolean {
  return ['seconds', 'milliseconds', 'iso8601'].some((each) => each === value);
}

function isMethod(value: unknown): boolean {
  const methods: readonly unknown[] = Array.isArray(value) ? value : [value];
  return methods.length > 0 && methods.every((each) => each === 'GET' || each === 'POST');
}

function isHandshake(value: unknown): boolean {
  const { when, returns, returnsJson, answers } = toMembers(value);
  const given = [typeof returns === 'string', isObject(returnsJson), isObject(answers)].filter(Boolean);
  return isCondition(when) && given.length === 1;
}

function isSubscription(value: unknown): boolean {
  const { when, token, returns } = toMembers(value);
  const { parameter, value: said } = toMembers(token);
  return isCondition(when) && isText(parameter) && isText(said) && isText(returns);
}

function isCondition(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length > 0;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function toMembers(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value) as Readonly<Record<string, unknown>>;
}

/** @throws TypeError for a time that nobody signs, or that stands nowhere. */
function checkTime(about: string, { signature, timestamp, content }: ProviderDefinition<string, object>): void {
  const hasTime = 'hasTime' in signature && signature.hasTime;
  if (timestamp === undefined) {
    if (!hasTime) return;
    throw new TypeError(`${about}: a time stands beside the signature: say its tolerance by 'timestamp'.`);
  }
  const isElsewhere = hasTime || (timestamp.headers ?? timestamp.member) !== undefined;
  const needed = isElsewhere ? ['tolerance'] : ['header', 'tolerance'];
  checkOptions(`${about}, timestamp`, timestamp, TIMESTAMP, needed);
  if (hasTime && (timestamp.header ?? timestamp.headers ?? timestamp.member) !== undefined) {
    throw new TypeError(`${about}: the time stands beside the signature, and in no header of its own.`);
  }
  const isToken = 'token' in signature && signature.token !== undefined;
  if (isToken && content !== undefined)
    throw new TypeError(`${about}: a token has its own content: leave 'content' out.`);
  // What is a member of the payload is signed with it.
  if (timestamp.member !== undefined) return;
  if (isToken || content === undefined || content.some((part) => typeof part !== 'string' && part.covers === 'time')) {
    return;
  }
  throw new TypeError(
    `${about}: a time that is not signed is none: put 'time' in 'content', or leave 'timestamp' out.`,
  );
}

/** @throws TypeError for a payload that comes as a query which nobody signs. */
function checkQuery(about: string, definition: ProviderDefinition<string, object>): void {
  const { method, signature, signedContent, content = [] } = definition;
  if (![method].flat().includes('GET') || signedContent !== undefined) return;
  const isInToken = 'token' in signature && signature.token?.needsPublicUrl === true;
  if (isInToken || content.some((part) => typeof part !== 'string' && part.covers === 'publicUrl')) return;
  throw new TypeError(
    `${about}: the payload of a GET is its query, and nothing signs it: put 'publicUrl' in 'content'.`,
  );
}

/** @throws TypeError for content that leaves the payload unsigned. */
function checkContent(
  about: string,
  content: ProviderDefinition<string, object>['content'],
  signedContent: unknown,
): void {
  if (signedContent !== undefined) throw new TypeError(`${about}: give 'content' or 'signedContent', not both.`);
  if (content?.some((part) => typeof part !== 'string' && part.covers === 'body') === true) return;
  throw new TypeError(
    `${about}: 'content' leaves the payload unsigned, so that anybody could write it: it must have 'body', or a digest of it.`,
  );
}
