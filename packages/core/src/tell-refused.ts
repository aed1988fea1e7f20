import type { WebhookError } from './errors.js';
import type { Delivery } from './provider.js';
import type { Warn } from './warn.js';

/** Refusals for the signature's sake, without any success, after which somebody should look. */
const SUSPICIOUS = 5;

/** Codes whose cause says what the code does not. */
const CAUSED: ReadonlySet<string> = new Set([
  'provider_failed',
  'handler_failed',
  'secret_unavailable',
  'store_unavailable',
  'inbox_unavailable',
]);

/** Options of {@link createTeller}. */
export interface TellerOptions {
  readonly onRefused: ((error: WebhookError, delivery: Delivery) => unknown) | undefined;
  /** Whether the application hears of refusals, so that nobody needs to be warned. */
  readonly isTold: boolean;
  readonly warn: Warn;
}

/** Tells of refusals: the listener, and where there is none whoever runs the process. */
export interface Teller {
  readonly accepted: () => void;
  readonly refused: (error: WebhookError, delivery: Delivery) => void;
}

/** Makes what tells of one receiver's refusals. */
export function createTeller(provider: string, { onRefused, isTold, warn }: TellerOptions): Teller {
  let hasAccepted = false;
  let mismatches = 0;

  function warnOf({ code, status, message }: WebhookError): void {
    // A fault of ours or of the application must not pass in silence. The cause may hold personal data, so it is not printed.
    if (status >= 500) warn(code.toUpperCase(), provider, `${message}${CAUSED.has(code) ? SEE_CAUSE : ''}`);
    if (!hasAccepted && code.startsWith('signature_') && ++mismatches === SUSPICIOUS)
      warn('NONE_VERIFIED', provider, NONE);
  }

  async function tell(error: WebhookError, delivery: Delivery): Promise<void> {
    try {
      await onRefused?.(error, delivery);
    } catch {
      // The listener's own fault must not become the sender's answer.
    }
  }

  return {
    accepted() {
      hasAccepted = true;
    },
    refused(error, delivery) {
      if (!isTold) warnOf(error);
      else if (onRefused !== undefined) void tell(error, delivery);
    },
  };
}

const SEE_CAUSE = ' Give the option onRefused to see the cause.';
const NONE =
  `${SUSPICIOUS} deliveries were refused for their signature, and none has verified since the start. ` +
  `With the option onRefused: saveRefused('refused') they are saved, and 'npx hooknotary verify' says why they do not match.`;
