import type { Open } from '../open.js';

/** Meta's payloads by the object that they are about. Source: developers.facebook.com/docs/graph-api/webhooks/reference. */
export interface MetaPayloads {
  /** Messages and statuses of WhatsApp, and the account's own changes. Source: developers.facebook.com/docs/whatsapp/cloud-api/webhooks. */
  readonly whatsapp_business_account: MetaWhatsappEvent;
  /** Changes and messages of a page. Source: developers.facebook.com/docs/graph-api/webhooks/reference/page. */
  readonly page: MetaEvent;
  /** Changes and messages on Instagram. Source: developers.facebook.com/docs/graph-api/webhooks/reference/instagram. */
  readonly instagram: MetaEvent;
  /** Changes of a user. Source: developers.facebook.com/docs/graph-api/webhooks/reference/user. */
  readonly user: MetaEvent;
  /** Changes of what a user permits. Source: developers.facebook.com/docs/graph-api/webhooks/reference/permissions. */
  readonly permissions: MetaEvent;
}

/** Changes, several at once. Source: developers.facebook.com/docs/graph-api/webhooks/getting-started. */
export interface MetaEvent {
  readonly object: string;
  readonly entry: readonly MetaEntry[];
}

/** Changes of one object. Source: developers.facebook.com/docs/graph-api/webhooks/getting-started. */
export interface MetaEntry {
  readonly id?: string | null;
  readonly uid?: string | null;
  /** Unix seconds; milliseconds for messages. Source: developers.facebook.com/docs/graph-api/webhooks/getting-started. */
  readonly time?: number | null;
  readonly changes?: readonly { readonly field: string; readonly value?: unknown }[] | null;
  /** Names alone, where the app asked for no values. Source: developers.facebook.com/docs/graph-api/webhooks/getting-started. */
  readonly changed_fields?: readonly string[] | null;
  /** Messages of Messenger and Instagram. Source: developers.facebook.com/docs/messenger-platform/reference/webhook-events. */
  readonly messaging?: readonly object[] | null;
}

/** Messages and statuses of WhatsApp, several at once. Source: developers.facebook.com/docs/whatsapp/cloud-api/webhooks. */
export interface MetaWhatsappEvent {
  readonly object: string;
  readonly entry: readonly {
    readonly id: string;
    readonly time?: number | null;
    readonly changes: readonly MetaWhatsappChange[];
  }[];
}

/** One of them; other fields than `messages` have values of their own. Source: developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components. */
export interface MetaWhatsappChange {
  readonly field: Open<'messages'>;
  readonly value: {
    readonly messaging_product?: string | null;
    /** The number that the message came to. Source: developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components. */
    readonly metadata?: {
      readonly display_phone_number?: string | null;
      readonly phone_number_id?: string | null;
    } | null;
    readonly contacts?:
      | readonly { readonly wa_id?: string | null; readonly profile?: { readonly name?: string | null } | null }[]
      | null;
    readonly messages?: readonly MetaWhatsappMessage[] | null;
    readonly statuses?: readonly MetaWhatsappStatus[] | null;
    readonly errors?: readonly MetaWhatsappError[] | null;
    readonly [member: string]: unknown;
  };
}

/** A message; what `type` names is a member of its own. Source: developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components. */
export interface MetaWhatsappMessage {
  readonly id: string;
  readonly from?: string | null;
  /** Unix seconds, as text. Source: developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components. */
  readonly timestamp: string;
  readonly type: Open<
    | 'text'
    | 'image'
    | 'audio'
    | 'video'
    | 'document'
    | 'sticker'
    | 'location'
    | 'contacts'
    | 'button'
    | 'interactive'
    | 'reaction'
    | 'order'
    | 'system'
    | 'unknown'
  >;
  readonly text?: { readonly body?: string | null } | null;
  readonly image?: MetaWhatsappMedia | null;
  readonly audio?: MetaWhatsappMedia | null;
  readonly video?: MetaWhatsappMedia | null;
  readonly document?: MetaWhatsappMedia | null;
  readonly sticker?: MetaWhatsappMedia | null;
  readonly button?: { readonly payload?: string | null; readonly text?: string | null } | null;
  readonly reaction?: { readonly message_id?: string | null; readonly emoji?: string | null } | null;
  /** What it answers. Source: developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components. */
  readonly context?: { readonly from?: string | null; readonly id?: string | null } | null;
  readonly errors?: readonly MetaWhatsappError[] | null;
  readonly [member: string]: unknown;
}

/** A file, to be had by its ID. Source: developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components. */
export interface MetaWhatsappMedia {
  readonly id?: string | null;
  readonly mime_type?: string | null;
  readonly sha256?: string | null;
  readonly caption?: string | null;
  readonly filename?: string | null;
}

/** What became of a message, such as a code. Source: developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components. */
export interface MetaWhatsappStatus {
  readonly id: string;
  readonly status: Open<'sent' | 'delivered' | 'read' | 'failed'>;
  /** Unix seconds, as text. Source: developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components. */
  readonly timestamp: string;
  readonly recipient_id?: string | null;
  readonly biz_opaque_callback_data?: string | null;
  readonly conversation?: {
    readonly id?: string | null;
    readonly expiration_timestamp?: string | null;
    readonly origin?: { readonly type?: string | null } | null;
  } | null;
  readonly pricing?: {
    readonly billable?: boolean | null;
    readonly pricing_model?: string | null;
    readonly category?: string | null;
  } | null;
  readonly errors?: readonly MetaWhatsappError[] | null;
}

/** Why something failed. Source: developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components. */
export interface MetaWhatsappError {
  readonly code?: number | null;
  readonly title?: string | null;
  readonly message?: string | null;
  readonly error_data?: { readonly details?: string | null } | null;
}
