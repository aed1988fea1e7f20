import type { Open } from '../open.js';

/** Payloads of Sinch Numbers by event. Source: github.com/sinch/sinch-sdk-node, packages/numbers/src/models/v1/callback-payload. */
export interface SinchNumbersPayloads {
  /** A number was made ready for SMS. Source: github.com/sinch/sinch-sdk-node, packages/numbers/src/models/v1/callback-payload. */
  readonly PROVISIONING_TO_SMS_PLATFORM: SinchNumbersEvent;
  /** And taken from there. Source: github.com/sinch/sinch-sdk-node, packages/numbers/src/models/v1/callback-payload. */
  readonly DEPROVISIONING_FROM_SMS_PLATFORM: SinchNumbersEvent;
  /** A number was linked to a campaign. Source: github.com/sinch/sinch-sdk-node, packages/numbers/src/models/v1/callback-payload. */
  readonly PROVISIONING_TO_CAMPAIGN: SinchNumbersEvent;
  /** And taken from there. Source: github.com/sinch/sinch-sdk-node, packages/numbers/src/models/v1/callback-payload. */
  readonly DEPROVISIONING_FROM_CAMPAIGN: SinchNumbersEvent;
  /** A number was made ready for calls. Source: github.com/sinch/sinch-sdk-node, packages/numbers/src/models/v1/callback-payload. */
  readonly PROVISIONING_TO_VOICE_PLATFORM: SinchNumbersEvent;
  /** And taken from there. Source: github.com/sinch/sinch-sdk-node, packages/numbers/src/models/v1/callback-payload. */
  readonly DEPROVISIONING_FROM_VOICE_PLATFORM: SinchNumbersEvent;
}

/** What became of a number. Source: github.com/sinch/sinch-sdk-node, packages/numbers/src/models/v1/callback-payload. */
export interface SinchNumbersEvent {
  readonly eventId: string;
  readonly eventType: string;
  /** When the event was queued: ISO 8601 with nine decimals and without a zone. Source: github.com/sinch/sinch-sdk-node, packages/numbers. */
  readonly timestamp?: string | null;
  readonly projectId?: string | null;
  /** A phone number, or the ID of whatever `resourceType` says. Source: github.com/sinch/sinch-sdk-node, packages/numbers. */
  readonly resourceId?: string | null;
  readonly resourceType?: Open<'ACTIVE_NUMBER'> | null;
  readonly status?: Open<'SUCCEEDED' | 'FAILED'> | null;
  /** Why it failed. Source: github.com/sinch/sinch-sdk-node, packages/numbers. */
  readonly failureCode?: string | null;
}
