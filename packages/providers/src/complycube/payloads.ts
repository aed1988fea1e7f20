/** ComplyCube's payloads by event type. Source: docs.complycube.com/api-reference/other-resources/webhooks. */
export interface ComplycubePayloads {
  readonly 'check.pending': ComplycubeCheckEvent;
  readonly 'check.completed': ComplycubeCheckEvent;
  readonly 'check.completed.clear': ComplycubeCheckEvent;
  readonly 'check.completed.attention': ComplycubeCheckEvent;
  readonly 'check.completed.rejected': ComplycubeCheckEvent;
  readonly 'check.completed.match_confirmed': ComplycubeCheckEvent;
  readonly 'check.monitoring.attention': ComplycubeCheckEvent;
  readonly 'check.failed': ComplycubeCheckEvent;
  readonly 'check.updated': ComplycubeCheckEvent;
  readonly 'client.created': ComplycubeEvent;
  readonly 'client.updated': ComplycubeEvent;
  readonly 'client.deleted': ComplycubeEvent;
  readonly 'document.created': ComplycubeEvent;
  readonly 'document.updated': ComplycubeEvent;
  readonly 'document.updated.image_uploaded': ComplycubeEvent;
  readonly 'document.updated.image_deleted': ComplycubeEvent;
  readonly 'document.deleted': ComplycubeEvent;
  readonly 'address.created': ComplycubeEvent;
  readonly 'address.updated': ComplycubeEvent;
  readonly 'address.deleted': ComplycubeEvent;
  readonly 'workflow.session.started': ComplycubeEvent;
  readonly 'workflow.session.cancelled': ComplycubeEvent;
  readonly 'workflow.session.processing': ComplycubeEvent;
  readonly 'workflow.session.completed': ComplycubeEvent;
  readonly 'workflow.session.updated': ComplycubeEvent;
}

/** Something that has happened to a resource. Source: docs.complycube.com/api-reference/other-resources/webhooks. */
export interface ComplycubeEvent {
  readonly id: string;
  /** E.g. `check.completed`. Source: docs.complycube.com/api-reference/other-resources/webhooks. */
  readonly type: string;
  /** E.g. `check`. Source: docs.complycube.com/api-reference/other-resources/webhooks. */
  readonly resourceType?: string | null;
  /** What it happened to; ask the API for the rest. Source: docs.complycube.com/api-reference/other-resources/webhooks. */
  readonly payload: { readonly id: string; readonly [member: string]: unknown };
  /** ISO 8601. Source: docs.complycube.com/api-reference/other-resources/webhooks. */
  readonly createdAt?: string | null;
}

/** Something that has happened to a check. Source: docs.complycube.com/api-reference/other-resources/webhooks. */
export interface ComplycubeCheckEvent extends Omit<ComplycubeEvent, 'payload'> {
  readonly payload: ComplycubeCheck;
}

/** A check. Source: docs.complycube.com/documentation/guides/webhooks. */
export interface ComplycubeCheck {
  readonly id: string;
  readonly status?: string | null;
  /** `clear`, `attention`, `rejected`, `match_confirmed`. Source: docs.complycube.com/api-reference/other-resources/webhooks. */
  readonly outcome?: string | null;
  readonly [member: string]: unknown;
}
