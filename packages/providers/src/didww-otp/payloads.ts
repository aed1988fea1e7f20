import type { Open } from '../open.js';

/** Payloads of DIDWW OTP Verification by event. Source: doc.didww.com/otp-verification/callbacks.html. */
export interface DidwwOtpPayloads {
  /** Whether a code may be sent: the answer, `{"action":"allow"}` or `{"action":"deny"}`, decides. Source: doc.didww.com/otp-verification/callbacks.html. */
  readonly verification_request: DidwwVerificationRequest;
}

/** A verification that is asked for. Source: doc.didww.com/otp-verification/callbacks.html. */
export interface DidwwVerificationRequest {
  readonly event: string;
  readonly data: {
    /** UUID of the verification. Source: github.com/didww/didww-verification-js-sdk, contract/wire-contract.json. */
    readonly id: string;
    /** Phone number, digits alone. Source: github.com/didww/didww-verification-js-sdk, contract/wire-contract.json. */
    readonly destination: string;
    /** How the code is to be sent. Source: github.com/didww/didww-verification-js-sdk, contract/wire-contract.json. */
    readonly delivery_method: Open<'sms' | 'callout'>;
  };
}
