/** WorkOS's payloads by event, as a webhook's endpoint can be asked for them. Source: github.com/workos/workos-node, src/webhooks. */
export interface WorkosPayloads {
  readonly 'authentication.email_verification_succeeded': WorkosAuthenticationEvent;
  readonly 'authentication.magic_auth_failed': WorkosAuthenticationEvent;
  readonly 'authentication.magic_auth_succeeded': WorkosAuthenticationEvent;
  readonly 'authentication.mfa_succeeded': WorkosAuthenticationEvent;
  readonly 'authentication.oauth_failed': WorkosAuthenticationEvent;
  readonly 'authentication.oauth_succeeded': WorkosAuthenticationEvent;
  readonly 'authentication.password_failed': WorkosAuthenticationEvent;
  readonly 'authentication.password_succeeded': WorkosAuthenticationEvent;
  readonly 'authentication.passkey_failed': WorkosAuthenticationEvent;
  readonly 'authentication.passkey_succeeded': WorkosAuthenticationEvent;
  readonly 'authentication.sso_failed': WorkosAuthenticationEvent;
  readonly 'authentication.sso_started': WorkosAuthenticationEvent;
  readonly 'authentication.sso_succeeded': WorkosAuthenticationEvent;
  readonly 'authentication.sso_timed_out': WorkosAuthenticationEvent;
  readonly 'authentication.radar_risk_detected': WorkosAuthenticationEvent;
  readonly 'api_key.created': WorkosEvent;
  readonly 'api_key.revoked': WorkosEvent;
  readonly 'connection.activated': WorkosEvent;
  readonly 'connection.deactivated': WorkosEvent;
  readonly 'connection.saml_certificate_renewal_required': WorkosEvent;
  readonly 'connection.saml_certificate_renewed': WorkosEvent;
  readonly 'connection.deleted': WorkosEvent;
  readonly 'dsync.activated': WorkosEvent;
  readonly 'dsync.deleted': WorkosEvent;
  readonly 'dsync.group.created': WorkosEvent;
  readonly 'dsync.group.deleted': WorkosEvent;
  readonly 'dsync.group.updated': WorkosEvent;
  readonly 'dsync.group.user_added': WorkosEvent;
  readonly 'dsync.group.user_removed': WorkosEvent;
  readonly 'dsync.user.created': WorkosDirectoryUserEvent;
  readonly 'dsync.user.deleted': WorkosDirectoryUserEvent;
  readonly 'dsync.user.updated': WorkosDirectoryUserEvent;
  readonly 'email_verification.created': WorkosEvent;
  readonly 'group.created': WorkosEvent;
  readonly 'group.deleted': WorkosEvent;
  readonly 'group.member_added': WorkosEvent;
  readonly 'group.member_removed': WorkosEvent;
  readonly 'group.updated': WorkosEvent;
  readonly 'flag.created': WorkosEvent;
  readonly 'flag.deleted': WorkosEvent;
  readonly 'flag.updated': WorkosEvent;
  readonly 'flag.rule_updated': WorkosEvent;
  readonly 'invitation.accepted': WorkosEvent;
  readonly 'invitation.created': WorkosEvent;
  readonly 'invitation.resent': WorkosEvent;
  readonly 'invitation.revoked': WorkosEvent;
  readonly 'magic_auth.created': WorkosEvent;
  readonly 'organization.created': WorkosEvent;
  readonly 'organization.deleted': WorkosEvent;
  readonly 'organization.updated': WorkosEvent;
  readonly 'organization_domain.created': WorkosEvent;
  readonly 'organization_domain.deleted': WorkosEvent;
  readonly 'organization_domain.updated': WorkosEvent;
  readonly 'organization_domain.verified': WorkosEvent;
  readonly 'organization_domain.verification_failed': WorkosEvent;
  readonly 'password_reset.created': WorkosEvent;
  readonly 'password_reset.succeeded': WorkosEvent;
  readonly 'user.created': WorkosUserEvent;
  readonly 'user.updated': WorkosUserEvent;
  readonly 'user.deleted': WorkosUserEvent;
  readonly 'organization_membership.created': WorkosEvent;
  readonly 'organization_membership.deleted': WorkosEvent;
  readonly 'organization_membership.updated': WorkosEvent;
  readonly 'role.created': WorkosEvent;
  readonly 'role.deleted': WorkosEvent;
  readonly 'role.updated': WorkosEvent;
  readonly 'organization_role.created': WorkosEvent;
  readonly 'organization_role.deleted': WorkosEvent;
  readonly 'organization_role.updated': WorkosEvent;
  readonly 'permission.created': WorkosEvent;
  readonly 'permission.deleted': WorkosEvent;
  readonly 'permission.updated': WorkosEvent;
  readonly 'pipes.connected_account.connected': WorkosEvent;
  readonly 'pipes.connected_account.disconnected': WorkosEvent;
  readonly 'pipes.connected_account.reauthorization_needed': WorkosEvent;
  readonly 'session.created': WorkosEvent;
  readonly 'session.revoked': WorkosEvent;
  readonly 'waitlist_user.approved': WorkosEvent;
  readonly 'waitlist_user.created': WorkosEvent;
  readonly 'waitlist_user.denied': WorkosEvent;
}

/** Something that has happened. Source: workos.com/docs/events. */
export interface WorkosEvent {
  readonly id: string;
  /** E.g. `user.created`. Source: workos.com/docs/events. */
  readonly event: string;
  /** Always `event`. Source: workos.com/docs/events/data-syncing. */
  readonly object?: string | null;
  /** ISO 8601; in one example with a blank and without a zone. Source: workos.com/docs/events, workos.com/docs/events/data-syncing. */
  readonly created_at?: string | null;
  /** What it happened to, as the API has it. Source: workos.com/docs/events. */
  readonly data: { readonly [member: string]: unknown };
  readonly context?: { readonly [member: string]: unknown } | null;
}

/** A step of somebody's sign-in. Source: github.com/workos/workos-node, src/user-management/interfaces. */
export interface WorkosAuthenticationEvent extends Omit<WorkosEvent, 'data'> {
  readonly data: WorkosAuthentication;
}

/** Who signed in, from where, and how it ended. Source: github.com/workos/workos-node, src/user-management/interfaces. */
export interface WorkosAuthentication {
  readonly user_id?: string | null;
  readonly email?: string | null;
  readonly ip_address?: string | null;
  readonly user_agent?: string | null;
  /** `succeeded`, `failed`. Source: github.com/workos/workos-node, src/user-management/interfaces. */
  readonly status?: string | null;
  readonly type?: string | null;
  readonly error?: { readonly code?: string | null; readonly message?: string | null } | null;
}

/** Something that has happened to a user. Source: workos.com/docs/events. */
export interface WorkosUserEvent extends Omit<WorkosEvent, 'data'> {
  readonly data: WorkosUser;
}

/** A user. Source: github.com/workos/workos-node, src/user-management/interfaces. */
export interface WorkosUser {
  readonly id: string;
  readonly email?: string | null;
  readonly email_verified?: boolean | null;
  readonly first_name?: string | null;
  readonly last_name?: string | null;
  readonly profile_picture_url?: string | null;
  /** ISO 8601. Source: github.com/workos/workos-node, src/user-management/interfaces. */
  readonly last_sign_in_at?: string | null;
  /** ISO 8601. Source: github.com/workos/workos-node, src/user-management/interfaces. */
  readonly created_at?: string | null;
  /** ISO 8601. Source: github.com/workos/workos-node, src/user-management/interfaces. */
  readonly updated_at?: string | null;
}

/** Something that has happened to a user of a directory. Source: workos.com/docs/events. */
export interface WorkosDirectoryUserEvent extends Omit<WorkosEvent, 'data'> {
  readonly data: WorkosDirectoryUser;
}

/** A user of a directory. Source: workos.com/docs/events/data-syncing. */
export interface WorkosDirectoryUser {
  readonly id: string;
  readonly directory_id?: string | null;
  readonly organization_id?: string | null;
  /** Of the directory's own. Source: workos.com/docs/events/data-syncing. */
  readonly idp_id?: string | null;
  readonly username?: string | null;
  readonly first_name?: string | null;
  readonly last_name?: string | null;
  readonly job_title?: string | null;
  readonly emails?: readonly WorkosEmail[] | null;
  /** `active`, `inactive`. Source: workos.com/docs/events/data-syncing. */
  readonly state?: string | null;
  readonly custom_attributes?: { readonly [name: string]: unknown } | null;
  readonly raw_attributes?: { readonly [name: string]: unknown } | null;
  /** Of an update: what its members were. Source: github.com/workos/workos-node, src/common/interfaces/event.interface.ts. */
  readonly previous_attributes?: { readonly [name: string]: unknown } | null;
}

/** An address of a user of a directory. Source: workos.com/docs/events/data-syncing. */
export interface WorkosEmail {
  readonly value?: string | null;
  readonly type?: string | null;
  readonly primary?: boolean | null;
}
