/**
 * Authsignal's payloads by event type; batches of logs, which have none of their own, are `log_events`. Source:
 * docs.authsignal.com/advanced-usage/webhooks/event-types.
 */
export interface AuthsignalPayloads {
  readonly 'email.created': AuthsignalEmailEvent;
  readonly 'sms.created': AuthsignalSmsEvent;
  readonly 'push.created': AuthsignalPushEvent;
  readonly 'authenticator.created': AuthsignalAuthenticatorEvent;
  readonly 'authenticator.updated': AuthsignalAuthenticatorEvent;
  readonly 'authenticator.deleted': AuthsignalAuthenticatorEvent;
  readonly 'action.verify': AuthsignalActionEvent;
  readonly log_events: AuthsignalLogEvents;
}

/** What all events have. Source: docs.authsignal.com/advanced-usage/webhooks/event-types. */
export interface AuthsignalEvent {
  readonly id: string;
  /** E.g. `sms.created`. Source: docs.authsignal.com/advanced-usage/webhooks/event-types. */
  readonly type: string;
  /** Always `https://authsignal.com`. Source: docs.authsignal.com/advanced-usage/webhooks/event-types. */
  readonly source?: string | null;
  /** ISO 8601. Source: docs.authsignal.com/advanced-usage/webhooks/event-types. */
  readonly time?: string | null;
  readonly version?: number | string | null;
  readonly tenantId?: string | null;
}

/** A challenge that the application is to send. Source: docs.authsignal.com/advanced-usage/webhooks/event-types. */
export interface AuthsignalChallenge {
  readonly userId: string;
  /** Of the request that asked for it. Source: docs.authsignal.com/advanced-usage/webhooks/sms-created. */
  readonly idempotencyKey?: string | null;
  readonly actionCode?: string | null;
  readonly locale?: string | null;
  readonly userAgent?: string | null;
  readonly timezone?: string | null;
  readonly ipAddress?: string | null;
}

/** A code or link to be sent: treat it as a secret. Source: docs.authsignal.com/advanced-usage/webhooks/event-types. */
export interface AuthsignalEmailEvent extends AuthsignalEvent {
  readonly data: AuthsignalEmail;
}

/** A code or link by email. Source: docs.authsignal.com/advanced-scenarios/webhooks/events-schema. */
export interface AuthsignalEmail extends AuthsignalChallenge {
  readonly to: string;
  /** The one-time code. Source: docs.authsignal.com/advanced-scenarios/webhooks/events-schema. */
  readonly code?: string | null;
  /** The link. Source: docs.authsignal.com/advanced-scenarios/webhooks/events-schema. */
  readonly url?: string | null;
  /** E.g. `EMAIL_OTP`. Source: github.com/authsignal/authsignal-node, test/webhook.test.ts. */
  readonly verificationMethod?: string | null;
}

/** A code to be sent: treat it as a secret. Source: docs.authsignal.com/advanced-usage/webhooks/sms-created. */
export interface AuthsignalSmsEvent extends AuthsignalEvent {
  readonly data: AuthsignalSms;
}

/** A code by text message. Source: docs.authsignal.com/advanced-usage/webhooks/sms-created. */
export interface AuthsignalSms extends AuthsignalChallenge {
  /** E.164. Source: docs.authsignal.com/advanced-usage/webhooks/sms-created. */
  readonly to: string;
  /** The one-time code. Source: docs.authsignal.com/advanced-usage/webhooks/sms-created. */
  readonly code: string;
}

/** A challenge to be pushed. Source: docs.authsignal.com/advanced-usage/webhooks/push-created. */
export interface AuthsignalPushEvent extends AuthsignalEvent {
  readonly data: AuthsignalPush;
}

/** A challenge by push. Source: docs.authsignal.com/advanced-usage/webhooks/push-created. */
export interface AuthsignalPush extends AuthsignalChallenge {
  readonly challengeId: string;
}

/** Something that has happened to an authenticator. Source: docs.authsignal.com/advanced-usage/webhooks/authenticator-events. */
export interface AuthsignalAuthenticatorEvent extends AuthsignalEvent {
  readonly data: AuthsignalAuthenticator;
}

/** An authenticator. Source: docs.authsignal.com/advanced-usage/webhooks/authenticator-events. */
export interface AuthsignalAuthenticator {
  readonly userId: string;
  readonly userAuthenticatorId?: string | null;
  /** E.g. `SMS`. Source: docs.authsignal.com/advanced-usage/webhooks/authenticator-events. */
  readonly verificationMethod?: string | null;
  /** ISO 8601. Source: docs.authsignal.com/advanced-usage/webhooks/authenticator-events. */
  readonly createdAt?: string | null;
  readonly email?: string | null;
  readonly phoneNumber?: string | null;
}

/** An action is about to succeed; another answer than 2xx stops it. Source: docs.authsignal.com/advanced-usage/webhooks/action-verify. */
export interface AuthsignalActionEvent extends AuthsignalEvent {
  readonly data: AuthsignalAction;
}

/** An action. Source: docs.authsignal.com/advanced-usage/webhooks/action-verify. */
export interface AuthsignalAction {
  readonly userId: string;
  /** Its code. Source: docs.authsignal.com/advanced-usage/webhooks/action-verify. */
  readonly action: string;
  readonly idempotencyKey?: string | null;
  readonly verificationMethod?: string | null;
  readonly userAuthenticatorId?: string | null;
  /** Always `CHALLENGE_SUCCEEDED`. Source: docs.authsignal.com/advanced-usage/webhooks/action-verify. */
  readonly state?: string | null;
  /** ISO 8601. Source: docs.authsignal.com/advanced-usage/webhooks/action-verify. */
  readonly verifiedAt?: string | null;
}

/** At most 500 entries of the log. Source: docs.authsignal.com/advanced-usage/webhooks/action-log-created. */
export interface AuthsignalLogEvents {
  readonly records: readonly AuthsignalLogEvent[];
}

/** An entry of the log. Source: docs.authsignal.com/advanced-usage/webhooks/action-log-created. */
export interface AuthsignalLogEvent {
  /** `action.log_created`, `challenge.log_created`. Source: docs.authsignal.com/advanced-usage/webhooks/event-types. */
  readonly type: string;
  readonly record?: { readonly [member: string]: unknown } | null;
}
