/** Payloads of Standard Webhooks: the sender decides what its events are. Source: github.com/standard-webhooks/standard-webhooks, spec. */
export interface StandardWebhooksPayloads {
  /** Any event. Source: github.com/standard-webhooks/standard-webhooks, spec. */
  readonly event: StandardWebhooksEvent;
}

/** An event, with the members that the specification recommends. Source: github.com/standard-webhooks/standard-webhooks, spec. */
export interface StandardWebhooksEvent {
  /** The event's own type, names with full stops between them. Source: github.com/standard-webhooks/standard-webhooks, spec. */
  readonly type?: string | null;
  /** When it happened: ISO 8601, of some senders another. Source: github.com/standard-webhooks/standard-webhooks, spec. */
  readonly timestamp?: string | number | null;
  readonly data?: unknown;
  readonly [member: string]: unknown;
}
