/** Clerk's payloads by event type. Source: github.com/clerk/javascript, packages/backend/src/api/resources/Webhooks.ts. */
export interface ClerkPayloads {
  readonly 'user.created': ClerkUserEvent;
  readonly 'user.updated': ClerkUserEvent;
  readonly 'user.deleted': ClerkDeletedEvent;
  readonly 'organization.deleted': ClerkDeletedEvent;
  readonly 'organizationDomain.deleted': ClerkDeletedEvent;
  readonly 'email.created': ClerkEmailEvent;
  readonly 'sms.created': ClerkSmsEvent;
  readonly 'session.created': ClerkSessionEvent;
  readonly 'session.ended': ClerkSessionEvent;
  readonly 'session.removed': ClerkSessionEvent;
  readonly 'session.revoked': ClerkSessionEvent;
  readonly 'organization.created': ClerkOrganizationEvent;
  readonly 'organization.updated': ClerkOrganizationEvent;
  readonly 'organizationDomain.created': ClerkOrganizationDomainEvent;
  readonly 'organizationDomain.updated': ClerkOrganizationDomainEvent;
  readonly 'organizationMembership.created': ClerkOrganizationMembershipEvent;
  readonly 'organizationMembership.deleted': ClerkOrganizationMembershipEvent;
  readonly 'organizationMembership.updated': ClerkOrganizationMembershipEvent;
  readonly 'organizationInvitation.created': ClerkOrganizationInvitationEvent;
  readonly 'organizationInvitation.revoked': ClerkOrganizationInvitationEvent;
  readonly 'organizationInvitation.accepted': ClerkOrganizationInvitationEvent;
  readonly 'role.created': ClerkEvent;
  readonly 'role.updated': ClerkEvent;
  readonly 'role.deleted': ClerkEvent;
  readonly 'permission.created': ClerkEvent;
  readonly 'permission.updated': ClerkEvent;
  readonly 'permission.deleted': ClerkEvent;
  readonly 'waitlistEntry.created': ClerkWaitlistEntryEvent;
  readonly 'waitlistEntry.updated': ClerkWaitlistEntryEvent;
  readonly 'paymentAttempt.created': ClerkEvent;
  readonly 'paymentAttempt.updated': ClerkEvent;
  readonly 'subscription.created': ClerkEvent;
  readonly 'subscription.updated': ClerkEvent;
  readonly 'subscription.active': ClerkEvent;
  readonly 'subscription.pastDue': ClerkEvent;
  readonly 'subscriptionItem.created': ClerkEvent;
  readonly 'subscriptionItem.updated': ClerkEvent;
  readonly 'subscriptionItem.active': ClerkEvent;
  readonly 'subscriptionItem.canceled': ClerkEvent;
  readonly 'subscriptionItem.upcoming': ClerkEvent;
  readonly 'subscriptionItem.ended': ClerkEvent;
  readonly 'subscriptionItem.abandoned': ClerkEvent;
  readonly 'subscriptionItem.incomplete': ClerkEvent;
  readonly 'subscriptionItem.pastDue': ClerkEvent;
  readonly 'subscriptionItem.freeTrialEnding': ClerkEvent;
}

/** Something that has happened. Source: clerk.com/docs/guides/development/webhooks/overview. */
export interface ClerkEvent {
  /** E.g. `user.created`. Source: github.com/clerk/javascript, packages/backend/src/api/resources/Webhooks.ts. */
  readonly type: string;
  /** Always `event`. Source: github.com/clerk/javascript, packages/backend/src/api/resources/Webhooks.ts. */
  readonly object?: string | null;
  /** Unix milliseconds. Source: clerk.com/docs/guides/development/webhooks/overview. */
  readonly timestamp?: number | null;
  readonly instance_id?: string | null;
  readonly data: ClerkResource;
  readonly event_attributes?: ClerkEventAttributes | null;
}

/** What brought it about. Source: github.com/clerk/javascript, packages/backend/src/api/resources/Webhooks.ts. */
export interface ClerkEventAttributes {
  readonly http_request?: { readonly client_ip?: string | null; readonly user_agent?: string | null } | null;
}

/** What it happened to. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
export interface ClerkResource {
  readonly id: string;
  /** Its kind, e.g. `user`. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly object?: string | null;
  /** Unix milliseconds. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly created_at?: number | null;
  /** Unix milliseconds. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly updated_at?: number | null;
  readonly [member: string]: unknown;
}

/** Something that has happened to a user. Source: github.com/clerk/javascript, packages/backend/src/api/resources/Webhooks.ts. */
export interface ClerkUserEvent extends Omit<ClerkEvent, 'data'> {
  readonly data: ClerkUser;
}

/** A user. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
export interface ClerkUser extends ClerkResource {
  readonly username?: string | null;
  readonly first_name?: string | null;
  readonly last_name?: string | null;
  readonly image_url?: string | null;
  /** Which of `email_addresses` comes first. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly primary_email_address_id?: string | null;
  /** Which of `phone_numbers` comes first. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly primary_phone_number_id?: string | null;
  readonly primary_web3_wallet_id?: string | null;
  readonly email_addresses?: readonly ClerkEmailAddress[] | null;
  readonly phone_numbers?: readonly ClerkPhoneNumber[] | null;
  readonly external_accounts?: readonly { readonly [member: string]: unknown }[] | null;
  readonly password_enabled?: boolean | null;
  readonly two_factor_enabled?: boolean | null;
  readonly public_metadata?: { readonly [name: string]: unknown } | null;
  readonly private_metadata?: { readonly [name: string]: unknown } | null;
  readonly unsafe_metadata?: { readonly [name: string]: unknown } | null;
  /** The application's own ID. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly external_id?: string | null;
  readonly banned?: boolean | null;
  readonly locked?: boolean | null;
  /** Unix milliseconds. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly last_sign_in_at?: number | null;
}

/** An address of a user. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
export interface ClerkEmailAddress {
  readonly id: string;
  readonly email_address: string;
  readonly verification?: ClerkVerification | null;
}

/** A number of a user. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
export interface ClerkPhoneNumber {
  readonly id: string;
  /** E.164. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly phone_number: string;
  readonly reserved_for_second_factor?: boolean | null;
  readonly verification?: ClerkVerification | null;
}

/** Whether it is the user's, and how that was shown. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
export interface ClerkVerification {
  /** E.g. `verified`, `unverified`. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly status?: string | null;
  /** E.g. `email_code`, `phone_code`. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly strategy?: string | null;
  readonly attempts?: number | null;
  /** Unix milliseconds. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly expire_at?: number | null;
}

/** Something that is no more. Source: github.com/clerk/javascript, packages/backend/src/api/resources/Webhooks.ts. */
export interface ClerkDeletedEvent extends Omit<ClerkEvent, 'data'> {
  readonly data: ClerkDeleted;
}

/** What is left of it. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
export interface ClerkDeleted {
  readonly id?: string | null;
  readonly object?: string | null;
  readonly slug?: string | null;
  readonly deleted: boolean;
}

/**
 * A message that goes out: it may hold a one-time code, so treat it as a secret. Source: github.com/clerk/javascript,
 * packages/backend/src/api/resources/Webhooks.ts.
 */
export interface ClerkEmailEvent extends Omit<ClerkEvent, 'data'> {
  readonly data: ClerkEmail;
}

/** A message. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
export interface ClerkEmail extends ClerkResource {
  /** The template, e.g. `verification_code`. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly slug?: string | null;
  readonly from_email_name?: string | null;
  readonly to_email_address?: string | null;
  readonly user_id?: string | null;
  readonly subject?: string | null;
  /** HTML, with the code where there is one. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly body?: string | null;
  readonly body_plain?: string | null;
  readonly status?: string | null;
  /**
   * What the template was filled with, the code included. Source: github.com/clerk/javascript,
   * packages/backend/src/api/resources/JSON.ts.
   */
  readonly data?: { readonly [name: string]: unknown } | null;
  /** False where the application is to send it. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly delivered_by_clerk?: boolean | null;
}

/**
 * A text message that goes out: it may hold a one-time code, so treat it as a secret. Source: github.com/clerk/javascript,
 * packages/backend/src/api/resources/Webhooks.ts.
 */
export interface ClerkSmsEvent extends Omit<ClerkEvent, 'data'> {
  readonly data: ClerkSms;
}

/** A text message. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
export interface ClerkSms extends ClerkResource {
  /** The template, e.g. `verification_code`. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly slug?: string | null;
  readonly from_phone_number?: string | null;
  readonly to_phone_number?: string | null;
  readonly user_id?: string | null;
  /** With the code where there is one. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly message?: string | null;
  readonly status?: string | null;
  /**
   * What the template was filled with, the code included. Source: github.com/clerk/javascript,
   * packages/backend/src/api/resources/JSON.ts.
   */
  readonly data?: { readonly [name: string]: unknown } | null;
  /** False where the application is to send it. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly delivered_by_clerk?: boolean | null;
}

/** Something that has happened to a session. Source: github.com/clerk/javascript, packages/backend/src/api/resources/Webhooks.ts. */
export interface ClerkSessionEvent extends Omit<ClerkEvent, 'data'> {
  readonly data: ClerkSession;
}

/** A session. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
export interface ClerkSession extends ClerkResource {
  readonly user_id: string;
  readonly client_id?: string | null;
  /** E.g. `active`, `ended`. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly status?: string | null;
  /** Unix milliseconds. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly last_active_at?: number | null;
  /** Unix milliseconds. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly expire_at?: number | null;
  /** Unix milliseconds. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly abandon_at?: number | null;
}

/** Something that has happened to an organization. Source: github.com/clerk/javascript, packages/backend/src/api/resources/Webhooks.ts. */
export interface ClerkOrganizationEvent extends Omit<ClerkEvent, 'data'> {
  readonly data: ClerkOrganization;
}

/** An organization. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
export interface ClerkOrganization extends ClerkResource {
  readonly name?: string | null;
  readonly slug?: string | null;
  readonly image_url?: string | null;
  readonly created_by?: string | null;
  readonly members_count?: number | null;
  readonly max_allowed_memberships?: number | null;
  readonly public_metadata?: { readonly [name: string]: unknown } | null;
  readonly private_metadata?: { readonly [name: string]: unknown } | null;
}

/**
 * Something that has happened to a domain of an organization. Source: github.com/clerk/javascript,
 * packages/backend/src/api/resources/Webhooks.ts.
 */
export interface ClerkOrganizationDomainEvent extends Omit<ClerkEvent, 'data'> {
  readonly data: ClerkOrganizationDomain;
}

/** A domain of an organization. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
export interface ClerkOrganizationDomain extends ClerkResource {
  readonly name?: string | null;
  readonly organization_id?: string | null;
  readonly enrollment_mode?: string | null;
  readonly verification?: ClerkVerification | null;
}

/** Something that has happened to a membership. Source: github.com/clerk/javascript, packages/backend/src/api/resources/Webhooks.ts. */
export interface ClerkOrganizationMembershipEvent extends Omit<ClerkEvent, 'data'> {
  readonly data: ClerkOrganizationMembership;
}

/** A membership. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
export interface ClerkOrganizationMembership extends ClerkResource {
  /** E.g. `org:admin`. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly role?: string | null;
  readonly permissions?: readonly string[] | null;
  readonly organization: ClerkOrganization;
  readonly public_user_data?: ClerkPublicUserData | null;
}

/** What a membership shows of its user. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
export interface ClerkPublicUserData {
  readonly user_id?: string | null;
  readonly identifier?: string | null;
  readonly first_name?: string | null;
  readonly last_name?: string | null;
  readonly image_url?: string | null;
}

/** Something that has happened to an invitation. Source: github.com/clerk/javascript, packages/backend/src/api/resources/Webhooks.ts. */
export interface ClerkOrganizationInvitationEvent extends Omit<ClerkEvent, 'data'> {
  readonly data: ClerkOrganizationInvitation;
}

/** An invitation. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
export interface ClerkOrganizationInvitation extends ClerkResource {
  readonly email_address?: string | null;
  readonly role?: string | null;
  readonly organization_id?: string | null;
  /** `pending`, `accepted`, `revoked`, `expired`. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly status?: string | null;
  /** Of one that was accepted. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly user_id?: string | null;
  /** Unix milliseconds. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
  readonly expires_at?: number | null;
}

/**
 * Something that has happened to an entry of the waiting list. Source: github.com/clerk/javascript,
 * packages/backend/src/api/resources/Webhooks.ts.
 */
export interface ClerkWaitlistEntryEvent extends Omit<ClerkEvent, 'data'> {
  readonly data: ClerkWaitlistEntry;
}

/** An entry of the waiting list. Source: github.com/clerk/javascript, packages/backend/src/api/resources/JSON.ts. */
export interface ClerkWaitlistEntry extends ClerkResource {
  readonly email_address?: string | null;
  readonly status?: string | null;
  readonly is_locked?: boolean | null;
}
