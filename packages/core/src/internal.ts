/** What Hooknotary's own packages need of core beside what all may use: published with them, and changed with them. */
export { toBuffer } from './bytes.js';
export { checkOptions, FUNCTION, HEADERS, SECONDS, WEEK, type Check } from './checks.js';
export { withDeadline } from './deadline.js';
export { CREDENTIALS } from './header-recorder.js';
export { createCheck } from './form.js';
export { readHeader } from './headers.js';
export { decode, readHex } from './encodings.js';
export { createHmacKey, isHmac, type HmacKey } from './hmac.js';
export { parseJson } from './json.js';
export { findMismatch } from './mismatch.js';
export { readText, toDate, toValidDate } from './payload.js';
export { readId } from './scope.js';
export { readToken, toToken } from './token.js';
export { createWarn, type Warn } from './warn.js';
