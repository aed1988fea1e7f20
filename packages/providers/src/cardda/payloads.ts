/** Cardda's payloads by webhook type; the body names no event, and only this one exists so far. */
export interface CarddaPayloads {
  /** A card purchase asks for a code. Source: docs.cardda.com/docs/plh-verification-codes. */
  readonly verification_code: CarddaVerificationCode;
}

/**
 * The SMS that the card's issuer would have sent to the card holder. It holds a one-time code: never log it, nor keep
 * it longer than the purchase takes. Source: docs.cardda.com/docs/plh-verification-codes.
 */
export interface CarddaVerificationCode {
  /**
   * UUID of this event, the same in a retry, e.g. `550e8400-e29b-41d4-a716-446655440000`; the key to recognise
   * duplicates by. Source: docs.cardda.com/docs/webhooks.
   */
  readonly id: string;
  /**
   * Text of the SMS, in the example Spanish with a six-digit code: `Tu codigo de verificacion es 123456`. **It is a
   * one-time code: never log it.** [unknown] whether every text has that form. Source:
   * docs.cardda.com/docs/plh-verification-codes.
   */
  readonly body: string;
  /**
   * The card at its issuer, digits as text, e.g. `12345`. As the body names no event, this and the text tell it from
   * the events that Cardda has announced. Source: docs.cardda.com/docs/plh-verification-codes.
   */
  readonly vendor_card_id: string;
  /**
   * ISO 8601 in UTC with milliseconds, e.g. `2026-02-10T14:30:00.000Z`. The signed time of sending is the
   * `X-Cardda-Timestamp` header. [unknown] whether this is when the code was made or when it reached Cardda. In the
   * example; a code without it would still be one. Source: docs.cardda.com/docs/plh-verification-codes.
   */
  readonly created_at?: string | null;
}
