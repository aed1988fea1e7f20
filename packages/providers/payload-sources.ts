/** Where `generate-payloads.ts` finds the types of each maker, and what is added to them by hand, with the reason. */
import type { Schema } from 'ts-json-schema-generator';

/** How the payloads of a sender are made of what its maker publishes. */
export interface Source {
  readonly sender: string;
  readonly package: string;
  /** The declarations, in the package. */
  readonly file: string;
  /** The maker's types of the payload by event type, several where any of them may come. */
  readonly typesOf: (declarations: string) => ReadonlyMap<string, readonly string[]>;
  /** Names of ours, where they are not the maker's behind the sender's own. */
  readonly names: Readonly<Record<string, string>>;
  /** What the docstring says of what was changed. */
  readonly remarks: readonly string[];
  /** Whether a delivery without this member of ours is none; all others may be absent and null. */
  readonly isSure: (member: string, isRequired: boolean, schema: Schema) => boolean;
  /** Types by hand, by member, made of those that the maker says. */
  readonly members: Readonly<Record<string, (types: readonly string[]) => readonly string[]>>;
  /** The name of what all payloads have, and the members that are in it and left out of each. */
  readonly base?: { readonly name: string; readonly members: readonly string[] };
}

/** The senders whose makers publish types. */
export const SOURCES: readonly Source[] = [
  {
    sender: 'onfido',
    package: '@onfido/api',
    file: 'dist/api.d.ts',
    typesOf(declarations) {
      const [, values = ''] = /const WebhookEventType: \{([^}]*)\}/.exec(declarations) ?? [];
      const types = [...values.matchAll(/"([a-z_]+\.[a-z_]+)"/g)].map(([, type = '']) => type);
      return new Map(types.map((type) => [type, ['WebhookEvent']]));
    },
    names: {
      WebhookEvent: 'OnfidoEvent',
      WebhookEventObjectStatus: 'OnfidoObjectStatus',
      WebhookEventPayload: 'OnfidoEventPayload',
      WebhookEventPayloadObject: 'OnfidoObject',
      WebhookEventPayloadResource: 'OnfidoResource',
      WebhookEventResourceStatus: 'OnfidoResourceStatus',
      WebhookEventResourceType: 'OnfidoResourceType',
      WebhookEventType: 'OnfidoEventType',
    },
    remarks: [
      'By hand: `payload`, `action` and `object` are always there, as documentation.identity.entrust.com/api has them, where the package',
      'calls them optional; a task reads and makes whatever it likes, where the package says objects; all other members may be null.',
    ],
    isSure: (member) => ['payload', 'resource_type', 'action', 'object', 'OnfidoObject.id'].includes(member),
    members: { input: () => ['unknown'], output: () => ['unknown'] },
  },
  {
    sender: 'plaid',
    package: 'plaid',
    file: 'dist/api.d.ts',
    typesOf: readPlaidTypes,
    names: {
      IdentityVerificationRetriedWebhook: 'PlaidIdentityVerification',
      IdentityVerificationStatusUpdatedWebhook: 'PlaidIdentityVerification',
      IdentityVerificationStepUpdatedWebhook: 'PlaidIdentityVerification',
      PlaidError: 'PlaidError',
      PlaidErrorType: 'PlaidErrorType',
      WebhookEnvironmentValues: 'PlaidEnvironment',
    },
    remarks: [
      'By hand: of what the package calls required only identifiers are, and what an error is, so that no other member that a delivery lacks',
      'makes it `unknown`; an `error` that the package calls text may be what it is in all other events.',
    ],
    isSure: (member, isRequired, { type }) =>
      ['webhook_type', 'webhook_code'].includes(member) ||
      (isRequired && /^PlaidError\.error_(?:code|message|type)$/.test(member)) ||
      (isRequired && type === 'string' && member.endsWith('_id')),
    members: { error: (types) => (types.includes('string') ? ['PlaidError', ...types] : types) },
    base: { name: 'PlaidEvent', members: ['webhook_type', 'webhook_code', 'environment'] },
  },
];

/** Each interface of Plaid's that documents a type and a code of webhooks. */
function readPlaidTypes(declarations: string): Map<string, string[]> {
  const types = new Map<string, string[]>();
  for (const [, name = '', body = ''] of declarations.matchAll(/^export interface (\w+) \{\n([^]*?)\n\}/gm)) {
    const said = (member: string) =>
      new RegExp(`\`(?:\\\\")?([A-Z_]+)(?:\\\\")?\`(?:(?!\\*/)[^])*\\*/\\s+${member}\\??: string`).exec(body)?.[1];
    const [type, code] = [said('webhook_type'), said('webhook_code')];
    if (type === undefined || code === undefined) continue;
    const key = `${type}.${code}`;
    types.set(key, [...(types.get(key) ?? []), name]);
  }
  // Of several the plain one gives the name.
  return new Map([...types].map(([key, names]) => [key, names.toSorted((a, b) => rankOf(a) - rankOf(b))]));
}

/** What only processors get, or only banks without a quicker way, comes last. */
function rankOf(name: string): number {
  return /^(?:Processor|Fallback)/.test(name) ? 1 : 0;
}
