/** Persona's payloads by event, as its list of them has them. Source: docs.withpersona.com/events. */
export interface PersonaPayloads {
  readonly 'account.created': PersonaEvent;
  readonly 'account.redacted': PersonaEvent;
  readonly 'account.archived': PersonaEvent;
  readonly 'account.restored': PersonaEvent;
  readonly 'account.consolidated': PersonaEvent;
  readonly 'account.tag-added': PersonaEvent;
  readonly 'account.tag-removed': PersonaEvent;
  readonly 'case.created': PersonaEvent;
  readonly 'case.assigned': PersonaEvent;
  readonly 'case.resolved': PersonaEvent;
  readonly 'case.reopened': PersonaEvent;
  readonly 'case.updated': PersonaEvent;
  readonly 'document.created': PersonaEvent;
  readonly 'document.submitted': PersonaEvent;
  readonly 'document.processed': PersonaEvent;
  readonly 'document.errored': PersonaEvent;
  readonly 'inquiry.created': PersonaInquiryEvent;
  readonly 'inquiry.started': PersonaInquiryEvent;
  readonly 'inquiry.expired': PersonaInquiryEvent;
  readonly 'inquiry.completed': PersonaInquiryEvent;
  readonly 'inquiry.failed': PersonaInquiryEvent;
  readonly 'inquiry.marked-for-review': PersonaInquiryEvent;
  readonly 'inquiry.approved': PersonaInquiryEvent;
  readonly 'inquiry.declined': PersonaInquiryEvent;
  readonly 'inquiry.transitioned': PersonaInquiryEvent;
  readonly 'inquiry.redacted': PersonaInquiryEvent;
  readonly 'inquiry.reusable-persona-created': PersonaInquiryEvent;
  readonly 'inquiry.reusable-persona-used': PersonaInquiryEvent;
  readonly 'inquiry.updated-tags': PersonaInquiryEvent;
  readonly 'inquiry-session.started': PersonaEvent;
  readonly 'inquiry-session.expired': PersonaEvent;
  readonly 'inquiry-session.canceled': PersonaEvent;
  readonly 'report/address-lookup.ready': PersonaEvent;
  readonly 'report/address-lookup.errored': PersonaEvent;
  readonly 'report/adverse-media.matched': PersonaEvent;
  readonly 'report/adverse-media.ready': PersonaEvent;
  readonly 'report/adverse-media.errored': PersonaEvent;
  readonly 'report/business-adverse-media.matched': PersonaEvent;
  readonly 'report/business-adverse-media.ready': PersonaEvent;
  readonly 'report/business-adverse-media.errored': PersonaEvent;
  readonly 'report/business-watchlist.ready': PersonaEvent;
  readonly 'report/business-watchlist.matched': PersonaEvent;
  readonly 'report/business-watchlist.errored': PersonaEvent;
  readonly 'report/email-address.ready': PersonaEvent;
  readonly 'report/email-address.errored': PersonaEvent;
  readonly 'report/phone-number.ready': PersonaEvent;
  readonly 'report/phone-number.errored': PersonaEvent;
  readonly 'report/profile.ready': PersonaEvent;
  readonly 'report/profile.errored': PersonaEvent;
  readonly 'report/politically-exposed-person.matched': PersonaEvent;
  readonly 'report/politically-exposed-person.ready': PersonaEvent;
  readonly 'report/politically-exposed-person.errored': PersonaEvent;
  readonly 'report/watchlist.matched': PersonaEvent;
  readonly 'report/watchlist.ready': PersonaEvent;
  readonly 'report/watchlist.errored': PersonaEvent;
  readonly 'selfie.created': PersonaEvent;
  readonly 'selfie.submitted': PersonaEvent;
  readonly 'selfie.processed': PersonaEvent;
  readonly 'selfie.errored': PersonaEvent;
  readonly 'transaction.created': PersonaEvent;
  readonly 'transaction.redacted': PersonaEvent;
  readonly 'transaction.status-updated': PersonaEvent;
  readonly 'verification.created': PersonaEvent;
  readonly 'verification.submitted': PersonaEvent;
  readonly 'verification.passed': PersonaEvent;
  readonly 'verification.failed': PersonaEvent;
  readonly 'verification.requires-retry': PersonaEvent;
  readonly 'verification.canceled': PersonaEvent;
}

/** Something that has happened (JSON:API). Source: docs.withpersona.com/docs/webhooks. */
export interface PersonaEvent {
  readonly data: {
    /** `evt_…`, the same in all attempts. Source: docs.withpersona.com/docs/webhooks. */
    readonly id: string;
    /** Always `event`. Source: docs.withpersona.com/docs/webhooks. */
    readonly type?: string | null;
    readonly attributes: PersonaAttributes;
  };
}

/**
 * What has happened, to what, and when; the webhook's setting says how the names of members are written. Source:
 * docs.withpersona.com/api-reference/webhooks.
 */
export interface PersonaAttributes {
  /** The event, e.g. `inquiry.approved`. Source: docs.withpersona.com/events. */
  readonly name: string;
  readonly payload: PersonaPayload;
  /** ISO 8601; what events are put in order by. Source: docs.withpersona.com/docs/webhooks-best-practices. */
  readonly 'created-at'?: string | null;
  /** The same, where the setting says `camel`. Source: docs.withpersona.com/api-reference/webhooks. */
  readonly createdAt?: string | null;
  /** The same, where the setting says `snake`. Source: docs.withpersona.com/api-reference/webhooks. */
  readonly created_at?: string | null;
}

/** What it happened to, and what that refers to. Source: docs.withpersona.com/docs/webhooks. */
export interface PersonaPayload {
  readonly data: PersonaResource;
  /** Objects that the setting of the webhook lets in. Source: docs.withpersona.com/webhook-allowlists. */
  readonly included?: readonly PersonaResource[] | null;
}

/** An object of Persona's API. Source: docs.withpersona.com/docs/webhooks. */
export interface PersonaResource {
  readonly id: string;
  /** E.g. `inquiry`, `verification/selfie`. Source: docs.withpersona.com/docs/webhooks. */
  readonly type?: string | null;
  readonly attributes?: { readonly [member: string]: unknown } | null;
  readonly relationships?: { readonly [name: string]: unknown } | null;
}

/** Something that has happened to an inquiry. Source: docs.withpersona.com/docs/webhooks. */
export interface PersonaInquiryEvent {
  readonly data: Omit<PersonaEvent['data'], 'attributes'> & {
    readonly attributes: Omit<PersonaAttributes, 'payload'> & {
      readonly payload: Omit<PersonaPayload, 'data'> & { readonly data: PersonaInquiry };
    };
  };
}

/** An inquiry. Source: docs.withpersona.com/docs/webhooks. */
export interface PersonaInquiry extends Omit<PersonaResource, 'attributes'> {
  readonly attributes?: PersonaInquiryAttributes | null;
}

/** State of an inquiry; further members by its template. Source: docs.withpersona.com/docs/webhooks. */
export interface PersonaInquiryAttributes {
  /** E.g. `approved`, `declined`, `needs_review`. Source: docs.withpersona.com/docs/webhooks. */
  readonly status?: string | null;
  /** The application's own ID of the person. Source: docs.withpersona.com/docs/webhooks. */
  readonly 'reference-id'?: string | null;
  readonly tags?: readonly string[] | null;
  readonly creator?: string | null;
  /** ISO 8601. Source: docs.withpersona.com/docs/webhooks. */
  readonly 'created-at'?: string | null;
  /** ISO 8601. Source: docs.withpersona.com/docs/webhooks. */
  readonly 'completed-at'?: string | null;
  /** ISO 8601. Source: docs.withpersona.com/docs/webhooks. */
  readonly 'expired-at'?: string | null;
  readonly [member: string]: unknown;
}
