import { isReadOnly } from './refusals.js';

// Of ioredis: connect anew, and send the command again.
const RESEND = 2;

// Milliseconds for which what is refused comes from the old connection, and until another is worth a try.
const [SETTLING, PAUSE] = [500, 1500];

/**
 * For a primary that became a replica and left its connections open. Who waits for an answer hears of it where the new
 * connection leads to a replica, too.
 */
export function createReconnectOnce(): (error: Error) => typeof RESEND | false {
  let last = -Infinity;
  return (error) => {
    if (!isReadOnly(error)) return false;
    const age = performance.now() - last;
    if (age >= PAUSE) last = performance.now();
    return (age < SETTLING || age >= PAUSE) && RESEND;
  };
}

/** The same where nobody waits: an outcome is written once there is a primary, however long that takes. */
export function reconnectAlways(error: Error): typeof RESEND | false {
  return isReadOnly(error) && RESEND;
}
