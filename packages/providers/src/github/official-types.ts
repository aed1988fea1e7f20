import type { Provider, WebhookOf } from '@hooknotary/core';
// Made of GitHub's OpenAPI description, as it changes; @octokit/webhooks-types, of older schemas, has had no version since 2024.
import type { webhooks } from '@octokit/openapi-webhooks-types';
import { github as described } from './index.js';
import type { GithubPayloads } from './payloads.js';

/** The same with hyphens: `pull_request` is `pull-request`. */
type Hyphened<Name extends string> = Name extends `${infer First}_${infer Rest}` ? `${First}-${Hyphened<Rest>}` : Name;

/** What GitHub's description calls an event, with each of its actions; and those of events whose name is longer. */
type Beginning<Name extends string> = Name extends string
  ? Extract<keyof webhooks, Hyphened<Name> | `${Hyphened<Name>}-${string}`>
  : never;

type Longer<Name extends string> = Extract<keyof GithubPayloads, `${Name}_${string}`>;

type Operations<Name extends string> = Exclude<Beginning<Name>, Beginning<Longer<Name>>>;

type PayloadOf<Operation extends keyof webhooks> =
  webhooks[Operation]['post']['requestBody']['content']['application/json'];

/** GitHub's payloads by event, as the package `@octokit/openapi-webhooks-types` has them; those that it has not, as here. */
export type GithubOfficialPayloads = {
  readonly [Name in keyof GithubPayloads]: [Operations<Name>] extends [never]
    ? GithubPayloads[Name]
    : PayloadOf<Operations<Name>>;
};

/** A verified webhook of GitHub, with the payloads of the package. */
export type GithubOfficialWebhook = WebhookOf<'github', GithubOfficialPayloads>;

/**
 * The same provider as that of `@hooknotary/providers/github`, with payloads typed by the package `@octokit/openapi-webhooks-types`,
 * which must be installed: https://github.com/octokit/openapi-webhooks.
 */
// The cast is as true as GitHub's word: what all events have is checked, and the rest is as its description says.
export const github: Provider<GithubOfficialWebhook> = described as unknown as Provider<GithubOfficialWebhook>;
