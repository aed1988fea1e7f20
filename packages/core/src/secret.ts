import { isUtf8 } from 'node:buffer';
import type { Delivery } from './provider.js';
import { createHmacKey, type HmacKey } from './signature.js';

/** A secret as text (its UTF-8 bytes are the key) or as bytes; or several of them while one replaces another. */
export type StaticSecret = string | Uint8Array | readonly (string | Uint8Array)[];

/** Finds the secret for a delivery whose content is not yet trusted: many tenants, a key manager. */
export type SecretFunction = (delivery: Delivery) => StaticSecret | Promise<StaticSecret>;

/** How a user gives the secret. An environment variable that is not set is undefined, which is a TypeError at once. */
export type Secret = StaticSecret | SecretFunction | undefined;

/** HMAC keys of one or more secrets, in their order. @throws TypeError for anything that is no usable secret. */
export function toHmacKeys(secret: unknown, provider: string): readonly HmacKey[] {
  const secrets = Array.isArray(secret) ? (secret as readonly unknown[]) : [secret];
  if (secrets.length === 0) throw new TypeError(`${provider}: the list of secrets is empty.`);
  return secrets.map((each) => createHmacKey(toBytes(each, provider)));
}

function toBytes(secret: unknown, provider: string): Uint8Array {
  if (typeof secret === 'string') return toBytesOfText(secret, provider);
  if (!(secret instanceof Uint8Array)) {
    throw new TypeError(
      `${provider}: the secret must be a string, bytes, an array of these, or a function; it is ` +
        `${secret === null ? 'null' : typeof secret}. Is the environment variable set?`,
    );
  }
  // Bytes read from a file of text may end in a newline; bytes that are no text are a key of whatever form.
  return isUtf8(secret) ? toBytesOfText(Buffer.from(secret).toString('utf8'), provider) : Uint8Array.from(secret);
}

function toBytesOfText(secret: string, provider: string): Uint8Array {
  if (secret.trim() === '') throw new TypeError(`${provider}: the secret is ${secret === '' ? 'empty' : 'blank'}.`);
  if (secret.trim() !== secret) throw new TypeError(`${provider}: the secret has white space around it: remove it.`);
  if (!secret.isWellFormed()) throw new TypeError(`${provider}: the secret is not well-formed text.`);
  return Buffer.from(secret, 'utf8');
}
