import type { Open } from '../open.js';

/** LINE's payloads by event: it sends events together. Source: developers.line.biz/en/reference/messaging-api/#webhook-event-objects. */
export interface LinePayloads {
  readonly events: LineEvents;
}

/** Events of one bot; none where only the connection is tried. Source: developers.line.biz/en/reference/messaging-api/#webhook-event-objects. */
export interface LineEvents {
  /** The bot's user ID. Source: developers.line.biz/en/reference/messaging-api/#webhook-event-objects. */
  readonly destination: string;
  readonly events: readonly LineEvent[];
}

/** What every event has. Source: developers.line.biz/en/reference/messaging-api/#webhook-event-objects. */
export interface LineEvent {
  readonly type: Open<
    | 'message'
    | 'unsend'
    | 'follow'
    | 'unfollow'
    | 'join'
    | 'leave'
    | 'memberJoined'
    | 'memberLeft'
    | 'postback'
    | 'videoPlayComplete'
    | 'beacon'
    | 'accountLink'
    | 'membership'
    | 'messageEdited'
    | 'things'
    | 'module'
    | 'activated'
    | 'deactivated'
    | 'botSuspended'
    | 'botResumed'
    | 'delivery'
  >;
  readonly mode: Open<'active' | 'standby'>;
  /** When it happened, Unix milliseconds. Source: developers.line.biz/en/reference/messaging-api/#webhook-event-objects. */
  readonly timestamp: number;
  /** A ULID, the same where it is sent again: handle each once. Source: developers.line.biz/en/reference/messaging-api/#webhook-event-objects. */
  readonly webhookEventId: string;
  readonly deliveryContext: {
    /** Whether it was sent before. Source: developers.line.biz/en/reference/messaging-api/#webhook-event-objects. */
    readonly isRedelivery: boolean;
  };
  readonly source?: {
    readonly type: Open<'user' | 'group' | 'room'>;
    readonly userId?: string | null;
    readonly groupId?: string | null;
    readonly roomId?: string | null;
  } | null;
  /** To answer with, once. Source: developers.line.biz/en/reference/messaging-api/#webhook-event-objects. */
  readonly replyToken?: string | null;
  /** Of type `message`: what was written or sent. Source: developers.line.biz/en/reference/messaging-api/#webhook-event-objects. */
  readonly message?: { readonly id: string; readonly type: string; readonly text?: string | null } | null;
  /** Of type `postback`. Source: developers.line.biz/en/reference/messaging-api/#webhook-event-objects. */
  readonly postback?: { readonly data: string; readonly params?: { readonly [member: string]: unknown } | null } | null;
}
