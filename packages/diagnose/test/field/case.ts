import {
  type Delivery,
  type Provider,
  type PublicUrl,
  signDelivery,
  type SignOptions,
  type StaticSecret,
} from '@hooknotary/core';

/** When all genuine deliveries were signed, and received. */
export const NOW = Date.parse('2026-03-02T09:30:00.000Z');

/** How senders that sign the URL call the receiver. */
export const ORIGIN = 'https://hooks.example.com';

/** What a receiver has set. */
export interface FieldOptions {
  readonly publicUrl?: PublicUrl;
  readonly tolerance?: number;
  readonly now: () => number;
  /** What else is configured, by the name that its owner gave it: for `diagnose`, and no option of a verifier. */
  readonly secrets?: Readonly<Record<string, string>>;
}

/** A delivery and the receiver that judges it. */
export interface Situation {
  readonly provider: Provider;
  /** What the receiver configured. */
  readonly secret: StaticSecret;
  /** What the receiver got. */
  readonly delivery: Delivery;
  readonly options: FieldOptions;
}

/** A situation in which the delivery verifies, and what it was signed with. */
export interface Genuine extends Situation {
  /** The private key, of senders that sign by one; else the secret. */
  readonly signingSecret: StaticSecret;
  /** The time of sending as it was signed; empty where none is. */
  readonly time: string;
}

/** One mistake. It is shown the genuine situation, too, for mistakes of the sender's. */
export type Break = (situation: Situation, genuine: Genuine) => Situation;

/** Where the mistake is. */
type Part =
  | 'body'
  | 'secret'
  | 'signature'
  | 'algorithm'
  | 'content'
  | 'query'
  | 'time'
  | 'url'
  | 'headers'
  | 'token'
  | 'form';

/** What is written down of a case. */
export interface FieldStory {
  /** Short and unique. */
  readonly id: string;
  /** Where the mistake is; of two, where the first is. */
  readonly part: Part;
  /** What happened, in one sentence. */
  readonly truth: string;
  readonly genuine: Genuine;
  /** The mistakes, in the order in which they happened. */
  readonly breaks: readonly [Break] | readonly [Break, Break];
  /** What a search needs beside the delivery, the secret and the options, where it needs more. */
  readonly needs?: string;
}

/** A delivery that is refused for a reason that a match could prove. */
export interface FieldCase extends Situation, FieldStory {
  /** Number of independent mistakes. */
  readonly changes: 1 | 2;
}

/** Breaks what is genuine. */
export function toCase(story: FieldStory): FieldCase {
  const { genuine, breaks } = story;
  const { provider, secret, delivery, options } = genuine;
  const whole: Situation = { provider, secret, delivery, options };
  const broken = breaks.reduce<Situation>((situation, each) => each(situation, genuine), whole);
  return { ...broken, ...story, changes: breaks.length };
}

/** How a genuine delivery is made. */
export interface SendOptions extends SignOptions {
  readonly secret: string;
  /** The private key, of senders that sign by one. */
  readonly signingSecret?: StaticSecret;
}

/** A genuine delivery, received as it was sent. */
export function send(provider: Provider, payload: unknown, sending: SendOptions): Genuine {
  const { secret, signingSecret = secret, ...rest } = sending;
  const publicUrl = rest.publicUrl ?? (provider.needsPublicUrl ? ORIGIN : undefined);
  const headers = { host: 'hooks.example.com', ...rest.headers };
  const signing: SignOptions = {
    url: `/webhooks/${provider.name}`,
    now: () => NOW,
    ...rest,
    publicUrl,
    headers,
  };
  return {
    provider,
    secret,
    signingSecret,
    time: toTimeText(provider),
    delivery: signDelivery(provider, signingSecret, payload, signing),
    options: { now: () => NOW, ...(publicUrl !== undefined && { publicUrl }) },
  };
}

function toTimeText({ timestamp }: Provider): string {
  if (timestamp === undefined) return '';
  if (timestamp.unit === 'iso8601') return new Date(NOW).toISOString();
  return String(timestamp.unit === 'milliseconds' ? NOW : NOW / 1000);
}
