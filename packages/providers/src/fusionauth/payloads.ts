/** FusionAuth's payloads by `event.type`. Source: github.com/FusionAuth/fusionauth-netcore-client, EventType. */
export interface FusionauthPayloads {
  readonly 'jwt.public-key.update': FusionauthEvent;
  readonly 'jwt.refresh-token.revoke': FusionauthEvent;
  readonly 'jwt.refresh': FusionauthEvent;
  readonly 'audit-log.create': FusionauthEvent;
  readonly 'event-log.create': FusionauthEvent;
  readonly 'kickstart.success': FusionauthEvent;
  readonly 'group.create': FusionauthEvent;
  readonly 'group.create.complete': FusionauthEvent;
  readonly 'group.delete': FusionauthEvent;
  readonly 'group.delete.complete': FusionauthEvent;
  readonly 'group.member.add': FusionauthEvent;
  readonly 'group.member.add.complete': FusionauthEvent;
  readonly 'group.member.remove': FusionauthEvent;
  readonly 'group.member.remove.complete': FusionauthEvent;
  readonly 'group.member.update': FusionauthEvent;
  readonly 'group.member.update.complete': FusionauthEvent;
  readonly 'group.update': FusionauthEvent;
  readonly 'group.update.complete': FusionauthEvent;
  readonly 'user.action': FusionauthEvent;
  readonly 'user.bulk.create': FusionauthEvent;
  readonly 'user.create': FusionauthUserEvent;
  readonly 'user.create.complete': FusionauthUserEvent;
  readonly 'user.deactivate': FusionauthUserEvent;
  readonly 'user.delete': FusionauthUserEvent;
  readonly 'user.delete.complete': FusionauthUserEvent;
  readonly 'user.email.update': FusionauthUserEvent;
  readonly 'user.email.verified': FusionauthUserEvent;
  readonly 'user.identity-provider.link': FusionauthUserEvent;
  readonly 'user.identity-provider.unlink': FusionauthUserEvent;
  readonly 'user.loginId.duplicate.create': FusionauthUserEvent;
  readonly 'user.loginId.duplicate.update': FusionauthUserEvent;
  readonly 'user.login.failed': FusionauthUserEvent;
  readonly 'user.login.new-device': FusionauthUserEvent;
  readonly 'user.login.success': FusionauthUserEvent;
  readonly 'user.login.suspicious': FusionauthUserEvent;
  readonly 'user.password.breach': FusionauthUserEvent;
  readonly 'user.password.reset.send': FusionauthUserEvent;
  readonly 'user.password.reset.start': FusionauthUserEvent;
  readonly 'user.password.reset.success': FusionauthUserEvent;
  readonly 'user.password.update': FusionauthUserEvent;
  readonly 'user.reactivate': FusionauthUserEvent;
  readonly 'user.registration.create': FusionauthUserEvent;
  readonly 'user.registration.create.complete': FusionauthUserEvent;
  readonly 'user.registration.delete': FusionauthUserEvent;
  readonly 'user.registration.delete.complete': FusionauthUserEvent;
  readonly 'user.registration.update': FusionauthUserEvent;
  readonly 'user.registration.update.complete': FusionauthUserEvent;
  readonly 'user.registration.verified': FusionauthUserEvent;
  readonly 'user.two-factor.method.add': FusionauthUserEvent;
  readonly 'user.two-factor.method.remove': FusionauthUserEvent;
  readonly 'user.update': FusionauthUserEvent;
  readonly 'user.update.complete': FusionauthUserEvent;
  readonly 'user.identity.verified': FusionauthUserEvent;
  readonly 'user.identity.update': FusionauthUserEvent;
  readonly test: FusionauthEvent;
}

/** Something that has happened. Source: fusionauth.io/docs/extend/events-and-webhooks/events. */
export interface FusionauthEvent {
  readonly event: FusionauthBody;
}

/** What all events have; further members by event. Source: fusionauth.io/docs/extend/events-and-webhooks/events. */
export interface FusionauthBody {
  /** E.g. `user.create`. Source: fusionauth.io/docs/extend/events-and-webhooks/events. */
  readonly type: string;
  /** The same where an event is sent again. Source: fusionauth.io/docs/extend/events-and-webhooks/events/user-create-complete. */
  readonly id?: string | null;
  /** Unix milliseconds. Source: fusionauth.io/docs/extend/events-and-webhooks/events. */
  readonly createInstant?: number | null;
  readonly tenantId?: string | null;
  readonly applicationId?: string | null;
  readonly info?: FusionauthInfo | null;
  readonly [member: string]: unknown;
}

/** Whence it came. Source: fusionauth.io/docs/extend/events-and-webhooks/events/user-create. */
export interface FusionauthInfo {
  readonly ipAddress?: string | null;
  readonly userAgent?: string | null;
  readonly deviceName?: string | null;
  readonly deviceType?: string | null;
  readonly deviceDescription?: string | null;
  readonly location?: FusionauthLocation | null;
  readonly data?: { readonly [name: string]: unknown } | null;
}

/** Where that is. Source: fusionauth.io/docs/extend/events-and-webhooks/events/user-create. */
export interface FusionauthLocation {
  readonly city?: string | null;
  readonly country?: string | null;
  readonly region?: string | null;
  readonly displayString?: string | null;
  readonly latitude?: number | null;
  readonly longitude?: number | null;
}

/** Something that has happened to a user. Source: fusionauth.io/docs/extend/events-and-webhooks/events. */
export interface FusionauthUserEvent {
  readonly event: FusionauthUserBody;
}

/** The same with the user. Source: fusionauth.io/docs/extend/events-and-webhooks/events/user-create. */
export interface FusionauthUserBody extends FusionauthBody {
  readonly user?: FusionauthUser | null;
}

/** A user. Source: fusionauth.io/docs/extend/events-and-webhooks/events/user-create. */
export interface FusionauthUser {
  readonly id: string;
  readonly active?: boolean | null;
  readonly email?: string | null;
  readonly username?: string | null;
  readonly tenantId?: string | null;
  readonly connectorId?: string | null;
  readonly verified?: boolean | null;
  readonly twoFactorEnabled?: boolean | null;
  readonly passwordChangeRequired?: boolean | null;
  readonly usernameStatus?: string | null;
  readonly [member: string]: unknown;
}
