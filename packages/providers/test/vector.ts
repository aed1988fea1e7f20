import { createVerifier, WebhookError, type Delivery, type Provider, type SecretValue } from '@hooknotary/core';

/** A delivery that a sender publishes. */
export interface Vector {
  readonly provider: Provider;
  readonly secret: SecretValue;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What becomes of it once its signature matched: its type, or why it cannot be read. */
  readonly becomes: string;
  readonly method?: string;
  readonly url?: string;
  /** The whole URL, where it is signed. */
  readonly publicUrl?: string;
  /** Milliseconds since 1970. */
  readonly at?: number;
}

/** Its type, or why it is refused. */
export function outcomeOf({
  provider,
  secret,
  headers,
  body,
  method = 'POST',
  url = '/',
  publicUrl,
  at = 0,
}: Vector): string {
  const delivery: Delivery = { method, url, headers, rawBody: Buffer.from(body) };
  const options = { now: () => at, ...(publicUrl !== undefined && { publicUrl: () => publicUrl }) };
  try {
    return createVerifier(provider, secret, options)(delivery).type;
  } catch (error) {
    if (error instanceof WebhookError) return error.code;
    throw error;
  }
}
