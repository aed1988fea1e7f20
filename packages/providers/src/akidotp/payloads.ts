/** AkidOTP's two payloads by webhook type, told apart by `status`. Source: akidotp.com/app/dashboard.html. */
export interface AkidotpPayloads {
  /** A person has verified; the only live event that is documented (no failure, no expiry). */
  readonly verified: AkidotpVerified;
  /**
   * Somebody pressed "Test" in the dashboard; signed with the live secret, so it must never count as a verification.
   */
  readonly test: AkidotpTest;
}

/** Sent once a person has verified by WhatsApp, Telegram, e-mail or SMS. Source: akidotp.com/app/dashboard.html. */
export interface AkidotpVerified {
  /**
   * The person's phone number, said to be E.164, e.g. `+971501234567`; not checked. [unknown] what stands here after a
   * verification by e-mail, for which there is no other member: absence and null are allowed for. Source:
   * akidotp.com/app/dashboard.html.
   */
  readonly phone?: string | null;
  /**
   * One per verification and the same in the retry, e.g. `abc123def456`; the sender names it as the key to recognise
   * duplicates by. Source: akidotp.com/app/dashboard.html.
   */
  readonly requestId: string;
  /** Marks a live verification. Source: akidotp.com/app/dashboard.html. */
  readonly status: 'verified';
  /**
   * When the person verified: ISO 8601 in UTC with milliseconds, e.g. `2026-04-04T14:30:00.000Z`. The time of the
   * event, not of sending. In every example; a verification without it would still be one. Source:
   * akidotp.com/app/dashboard.html.
   */
  readonly verifiedAt?: string | null;
}

/** Sent by the dashboard's "Test" button; nobody has verified. Source: akidotp.com/app/dashboard.html. */
export interface AkidotpTest {
  /**
   * A stand-in, `+000000000000` from the dashboard; it is not valid E.164. The page's curl sample sends a normal
   * number. Source: akidotp.com/app/dashboard.html.
   */
  readonly phone?: string | null;
  /** `test_` and epoch milliseconds, e.g. `test_1712234567890`. Source: akidotp.com/app/dashboard.html. */
  readonly requestId: string;
  /** Marks a test. Source: akidotp.com/app/dashboard.html. */
  readonly status: 'test';
  /** ISO 8601 in UTC with milliseconds, e.g. `2026-04-04T14:30:00.000Z`. Source: akidotp.com/app/dashboard.html. */
  readonly verifiedAt?: string | null;
}
