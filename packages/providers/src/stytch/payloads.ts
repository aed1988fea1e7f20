/** Stytch's payloads by `source`, `object_type` and `action`. Source: stytch.com/docs/b2b/guides/webhooks. */
export interface StytchPayloads {
  readonly 'direct.organization.create': StytchOrganizationEvent;
  readonly 'direct.organization.update': StytchOrganizationEvent;
  readonly 'direct.organization.delete': StytchDeletedEvent;
  readonly 'direct.member.create': StytchMemberEvent;
  readonly 'direct.member.update': StytchMemberEvent;
  readonly 'direct.member.delete': StytchDeletedEvent;
  readonly 'dashboard.organization.create': StytchOrganizationEvent;
  readonly 'dashboard.organization.update': StytchOrganizationEvent;
  readonly 'dashboard.organization.delete': StytchDeletedEvent;
  readonly 'dashboard.member.create': StytchMemberEvent;
  readonly 'dashboard.member.update': StytchMemberEvent;
  readonly 'dashboard.member.delete': StytchDeletedEvent;
  readonly 'scim.member.create': StytchMemberEvent;
  readonly 'scim.member.update': StytchMemberEvent;
  readonly 'scim.member.delete': StytchDeletedEvent;
}

/** Something that has happened. Source: stytch.com/docs/b2b/guides/webhooks. */
export interface StytchEvent {
  readonly event_id: string;
  readonly project_id: string;
  /** `CREATE`, `UPDATE`, `DELETE`. Source: stytch.com/docs/b2b/guides/webhooks. */
  readonly action: string;
  /** E.g. `member`. Source: stytch.com/docs/b2b/guides/webhooks. */
  readonly object_type: string;
  /** `DIRECT` (API, SDK), `DASHBOARD`, `SCIM`. Source: stytch.com/docs/b2b/guides/webhooks. */
  readonly source: string;
  /** Of what it happened to. Source: stytch.com/docs/b2b/guides/webhooks. */
  readonly id: string;
  /** ISO 8601. Source: stytch.com/docs/b2b/guides/webhooks. */
  readonly timestamp?: string | null;
  /** E.g. `B2B`. Source: svix.com/event-types/us/org_2XtyUqbN4SKO3pqtd1Yp5eNLYas. */
  readonly vertical?: string | null;
}

/** Something is no more. Source: stytch.com/docs/b2b/guides/webhooks. */
export interface StytchDeletedEvent extends StytchEvent {
  readonly action: 'DELETE';
}

/** A member that is new or another. Source: stytch.com/docs/b2b/guides/webhooks. */
export interface StytchMemberEvent extends StytchEvent {
  readonly member: StytchMember;
}

/** A member. Source: svix.com/event-types/us/org_2XtyUqbN4SKO3pqtd1Yp5eNLYas. */
export interface StytchMember {
  readonly member_id: string;
  readonly organization_id?: string | null;
  readonly email_address?: string | null;
  readonly email_address_verified?: boolean | null;
  readonly name?: string | null;
  /** E.g. `active`. Source: svix.com/event-types/us/org_2XtyUqbN4SKO3pqtd1Yp5eNLYas. */
  readonly status?: string | null;
  readonly is_admin?: boolean | null;
  readonly is_breakglass?: boolean | null;
  readonly roles?: readonly { readonly role_id: string }[] | null;
  readonly mfa_enrolled?: boolean | null;
  readonly mfa_phone_number?: string | null;
  readonly mfa_phone_number_verified?: boolean | null;
  readonly default_mfa_method?: string | null;
  readonly trusted_metadata?: { readonly [name: string]: unknown } | null;
  readonly untrusted_metadata?: { readonly [name: string]: unknown } | null;
  readonly [member: string]: unknown;
}

/** An organization that is new or another. Source: stytch.com/docs/b2b/guides/webhooks. */
export interface StytchOrganizationEvent extends StytchEvent {
  readonly organization: { readonly [member: string]: unknown };
}
