import type { Open } from '../open.js';

/**
 * Kudosity's (TransmitSMS, Burst SMS) V1 callbacks by webhook type. They are GET requests without an event name, so the
 * type is read from the parameters: required are those that tell one kind, and one event, from another. Source:
 * developers.kudosity.com/reference/troubleshooting.
 */
export interface KudosityPayloads {
  /** What became of a message. */
  readonly delivery_receipt: KudosityDeliveryReceipt;
  /** An SMS came in, whether as a reply or unasked. */
  readonly reply: KudosityReply;
  /** Somebody opened a link of a message. */
  readonly link_hit: KudosityLinkHit;
  /** A contact was put on a list or taken off it. */
  readonly list_action: KudosityListAction;
}

/**
 * A parameter as PHP's `parse_str` reads it: text, never a number, or the nested map or list that brackets in the
 * parameter's name make.
 */
export type KudosityValue = string | readonly KudosityValue[] | { readonly [key: string]: KudosityValue };

/**
 * What became of a message. Parameters of your own callback URL stand beside those of the sender. Source:
 * developers.kudosity.com/reference/troubleshooting.
 */
export interface KudosityDeliveryReceipt {
  /** Your message, digits as text, e.g. `331694668`. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly message_id: string;
  /**
   * The recipient, digits with country code and without `+`, e.g. `61400000001`. Source:
   * developers.kudosity.com/reference/troubleshooting.
   */
  readonly mobile: string;
  /**
   * When it was delivered: UTC as `YYYY-MM-DD HH:MM:SS`, e.g. `2020-05-16 12:10:00`. A retry may come more than 24
   * hours later. Source: developers.kudosity.com/reference/troubleshooting.
   */
  readonly datetime: string;
  /** What became of it, e.g. `delivered`. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly status: KudosityDeliveryStatus;
  /** Your account, digits as text, e.g. `123456`; nothing depends on it. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly user_id?: string;
  /**
   * Digits as text, e.g. `10`. In the example of
   * developers.kudosity.com/docs/validating-webhook-signatures-from-kudosity and in no table; [unknown] meaning and
   * unit.
   */
  readonly rate?: string;
  /** Parameters of your own callback URL, under the names that `parse_str` makes of theirs. */
  readonly [parameter: string]: KudosityValue | undefined;
}

/**
 * An SMS that came in, whether as a reply to yours or unasked. Parameters of your own callback URL stand beside those
 * of the sender. Source: developers.kudosity.com/reference/troubleshooting.
 */
export interface KudosityReply {
  /** Your account, digits as text, e.g. `54911`; nothing depends on it. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly user_id?: string;
  /**
   * Your message that is answered, digits as text, e.g. `331695745`. [unknown] what stands here for an SMS that answers
   * none; absence is allowed for. Source: developers.kudosity.com/reference/troubleshooting.
   */
  readonly message_id?: string;
  /**
   * The text, as written by anybody, e.g. `This is my reply`. Source:
   * developers.kudosity.com/reference/troubleshooting.
   */
  readonly response: string;
  /**
   * The incoming SMS, digits as text, e.g. `35566670`; one per SMS, so good to recognise duplicates by. Source:
   * developers.kudosity.com/reference/troubleshooting.
   */
  readonly response_id: string;
  /**
   * Who wrote, digits with country code and without `+`, e.g. `61400000001`. Source:
   * developers.kudosity.com/reference/troubleshooting.
   */
  readonly mobile: string;
  /** Your number that it was sent to, e.g. `61429997672`. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly longcode: string;
  /**
   * When it was received: UTC as `YYYY-MM-DD HH:MM:SS`, e.g. `2020-05-16 12:10:00`. Source:
   * developers.kudosity.com/reference/troubleshooting.
   */
  readonly datetime_entry: string;
  /**
   * Whether it asks for no more messages, e.g. `no`; without it the text alone tells. Source:
   * developers.kudosity.com/reference/troubleshooting.
   */
  readonly is_optout?: KudosityOptOut;
  /** Parameters of your own callback URL, under the names that `parse_str` makes of theirs. */
  readonly [parameter: string]: KudosityValue | undefined;
}

/**
 * Somebody opened a shortened link of a message; which link is not told. Parameters of your own callback URL stand
 * beside those of the sender. Source: developers.kudosity.com/reference/troubleshooting.
 */
export interface KudosityLinkHit {
  /** Count of link hits, digits as text, e.g. `1`. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly link_hits: string;
  /** Your message, digits as text, e.g. `331696764`. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly message_id: string;
  /**
   * Whose link it was, digits with country code and without `+`, e.g. `61400000001`. Source:
   * developers.kudosity.com/reference/troubleshooting.
   */
  readonly mobile: string;
  /**
   * When the link was opened, `YYYY-MM-DD HH:MM:SS`, e.g. `2020-05-16 13:23:46`; UTC is documented for the other
   * callbacks and [unknown] here. Source: developers.kudosity.com/reference/troubleshooting.
   */
  readonly datetime: string;
  /** Your account, digits as text, e.g. `54911`; nothing depends on it. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly user_id?: string;
  /** The contact's first name, e.g. `Brad`. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly firstname?: string;
  /** The contact's last name, e.g. `Citizen`. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly lastname?: string;
  /** The contact's list, digits as text, e.g. `3201749`. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly list_id?: string;
  /**
   * In the table the number that the message went to, in the example a sender name: `TRANSMITSMS`. Source:
   * developers.kudosity.com/reference/troubleshooting.
   */
  readonly longcode?: string;
  /** Text of your message; may have several lines. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly message?: string;
  /**
   * Digits as text, e.g. `10`. In the example and not in the table; [unknown] meaning and unit. Source:
   * developers.kudosity.com/reference/troubleshooting.
   */
  readonly rate?: string;
  /** Parameters of your own callback URL, under the names that `parse_str` makes of theirs. */
  readonly [parameter: string]: KudosityValue | undefined;
}

/**
 * A contact was put on a list or taken off it. The list's custom fields stand beside the documented parameters under
 * their own names and may collide with them. Source: developers.kudosity.com/reference/troubleshooting.
 */
export interface KudosityListAction {
  /** Whether the contact came or went, e.g. `delete`. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly type: KudosityListActionType;
  /** The list, digits as text, e.g. `4026600`. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly list_id: string;
  /**
   * The contact, digits with country code and without `+`, e.g. `61400000000`. Source:
   * developers.kudosity.com/reference/troubleshooting.
   */
  readonly mobile: string;
  /**
   * When it happened: UTC as `YYYY-MM-DD HH:MM:SS`, e.g. `2020-05-16 13:13:20`. Source:
   * developers.kudosity.com/reference/troubleshooting.
   */
  readonly datetime_entry?: string;
  /** The contact's first name, e.g. `Jane`. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly firstname?: string;
  /** The contact's last name, e.g. `Citizen`. Source: developers.kudosity.com/reference/troubleshooting. */
  readonly lastname?: string;
  /**
   * Custom fields 1 to 10 under their own names as `parse_str` changes them (`Date of Birth` becomes `Date_of_Birth`),
   * and parameters of your own URL.
   */
  readonly [parameter: string]: KudosityValue | undefined;
}

/**
 * What became of a message: `pending` is no receipt for up to 72 hours, `soft-bounce` a temporary failure or an expired
 * validity, `hard-bounce` a disconnected number. Source: developers.kudosity.com/reference/troubleshooting.
 */
export type KudosityDeliveryStatus = Open<'delivered' | 'pending' | 'soft-bounce' | 'hard-bounce'>;

/** Whether an incoming SMS asks for no more messages. Source: developers.kudosity.com/reference/troubleshooting. */
export type KudosityOptOut = Open<'yes' | 'no'>;

/**
 * What happened to the contact. The table writes `Add` and `Delete`, the example `delete`: compare without case.
 * Source: developers.kudosity.com/reference/troubleshooting.
 */
export type KudosityListActionType = Open<'add' | 'delete'>;
