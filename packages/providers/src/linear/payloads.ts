/** Linear's payloads by event. Source: linear.app/developers/webhooks. */
export interface LinearPayloads {
  readonly Issue: LinearChange;
  readonly Attachment: LinearChange;
  readonly Comment: LinearChange;
  readonly IssueLabel: LinearChange;
  readonly Reaction: LinearChange;
  readonly Project: LinearChange;
  readonly ProjectUpdate: LinearChange;
  readonly ProjectLabel: LinearChange;
  readonly Document: LinearChange;
  readonly Initiative: LinearChange;
  readonly InitiativeUpdate: LinearChange;
  readonly Cycle: LinearChange;
  readonly Customer: LinearChange;
  readonly CustomerNeed: LinearChange;
  readonly User: LinearChange;
  readonly IssueSLA: LinearEvent;
  readonly OAuthApp: LinearEvent;
  readonly AppUserNotification: LinearEvent;
  readonly PermissionChange: LinearEvent;
  readonly AgentSessionEvent: LinearEvent;
}

/** What every delivery has. Source: linear.app/developers/webhooks. */
export interface LinearEvent {
  /** `create`, `update` or `remove` of a change; else what has happened. Source: linear.app/developers/webhooks. */
  readonly action: string;
  readonly type: string;
  /** When it happened, ISO 8601. Source: linear.app/developers/webhooks. */
  readonly createdAt: string;
  readonly organizationId?: string | null;
  /** When it was sent, Unix milliseconds. Source: linear.app/developers/webhooks. */
  readonly webhookTimestamp: number;
  /** Of the webhook's configuration, and of no delivery. Source: linear.app/developers/webhooks. */
  readonly webhookId?: string | null;
  readonly url?: string | null;
}

/** Something was created, changed or removed. Source: linear.app/developers/webhooks. */
export interface LinearChange extends LinearEvent {
  /** The thing as it is now. Source: linear.app/developers/webhooks. */
  readonly data: { readonly id: string; readonly [member: string]: unknown };
  /** Of an update: what its changed members were. Source: linear.app/developers/webhooks. */
  readonly updatedFrom?: { readonly [member: string]: unknown } | null;
  readonly actor?: { readonly id?: string | null; readonly type?: string | null; readonly name?: string | null } | null;
}
