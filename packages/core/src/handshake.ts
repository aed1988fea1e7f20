import { readText } from './payload.js';
import type { Handshake, Success } from './provider.js';

/** What answers a payload that is a handshake; undefined where it is none. */
export function toHandshake(handshakes: readonly Handshake[], payload: unknown): Success | undefined {
  const found = handshakes.find(({ when }) =>
    Object.entries(when).every(([name, value]) => readText(payload, name) === value),
  );
  const body = found && readText(payload, found.returns);
  return body === undefined ? undefined : { contentType: 'text/plain; charset=utf-8', body };
}
