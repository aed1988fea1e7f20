/** Messente's payloads by form. Source: messente.com/documentation/omnichannel-api. */
export interface MessentePayloads {
  /** What became of a message. Source: messente.com/documentation/omnichannel-api/delivery-report. */
  readonly delivery_report: MessenteDeliveryReport;
  /** A message from somebody. Source: messente.com/documentation/omnichannel-api/inbound-messages. */
  readonly inbound_message: MessenteInboundMessage;
}

/** What became of a message. Source: support.messente.com/delivery-report-webhooking. */
export interface MessenteDeliveryReport {
  readonly message_id: string;
  readonly omnimessage_id?: string | null;
  /** `DELIVRD`, … Source: support.messente.com/delivery-report-webhooking. */
  readonly status: string;
  /** `0` where there is no error. Source: support.messente.com/delivery-report-webhooking. */
  readonly err?: number | null;
  readonly error?: string | null;
  readonly sender?: string | null;
  readonly to?: string | null;
  /** `sms`, `viber`, … Source: support.messente.com/delivery-report-webhooking. */
  readonly channel?: string | null;
  /** ISO 8601 without a zone. Source: support.messente.com/delivery-report-webhooking. */
  readonly timestamp?: string | null;
}

/** A message from somebody. Source: messente.com/documentation/omnichannel-api/inbound-messages. */
export interface MessenteInboundMessage {
  readonly msg_id: string;
  readonly sub_msg_id?: string | null;
  readonly channel?: string | null;
  readonly recipient: string;
  readonly sender: string;
  readonly text: string;
  /** ISO 8601. Source: messente.com/documentation/omnichannel-api/inbound-messages. */
  readonly time?: string | null;
}
