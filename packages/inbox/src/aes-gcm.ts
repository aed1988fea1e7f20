import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Sealing } from '@hooknotary/core';

/** Options of {@link aesGcm}. */
export interface AesGcmOptions {
  /** Keys of 32 bytes by their ids; those that are no longer `current` open what they have sealed. */
  readonly keys: Readonly<Record<string, Uint8Array>>;
  /** The id of the key that seals. */
  readonly current: string;
}

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Makes what seals the content of an inbox's entries by AES-256-GCM (NIST SP 800-38D), each bound to its entry's id, with the id
 * of the key in front:
 *
 *     sqliteInbox({ path: 'webhooks.db', ...aesGcm({ keys: { '2026-11': key }, current: '2026-11' }) });
 *
 * @throws TypeError for a key that has not 32 bytes, an id longer than 255 bytes, and a current key that is not there.
 */
export function aesGcm({ keys, current }: AesGcmOptions): Sealing {
  const known = new Map(Object.entries(keys).map(([id, key]) => [id, checkKey(id, key)]));
  const sealing = known.get(current);
  if (sealing === undefined) throw new TypeError(`aesGcm: there is no key '${current}'.`);

  return {
    seal(content, { id }) {
      const head = toHead(current);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, sealing, nonce).setAAD(toContext(head, id));
      return Buffer.concat([head, nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, { id }) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const headBytes = 2 + (bytes[1] ?? 0);
      if (bytes[0] !== VERSION || bytes.length < headBytes + NONCE_BYTES + TAG_BYTES) {
        throw new Error('aesGcm: this is nothing that has been sealed here.');
      }
      const head = bytes.subarray(0, headBytes);
      const key = known.get(head.toString('utf8', 2));
      if (key === undefined) throw new Error('aesGcm: the key that has sealed this is not among those given.');
      const nonce = bytes.subarray(headBytes, headBytes + NONCE_BYTES);
      const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
        .setAAD(toContext(head, id))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(headBytes + NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    },
  };
}

function checkKey(id: string, key: Uint8Array): Uint8Array {
  if (id === '' || Buffer.byteLength(id) > 255)
    throw new TypeError('aesGcm: the id of a key must have 1 to 255 bytes.');
  if (!(key instanceof Uint8Array && key.length === 32))
    throw new TypeError(`aesGcm: the key '${id}' must have 32 bytes.`);
  return Uint8Array.from(key);
}

function toHead(keyId: string): Buffer {
  const id = Buffer.from(keyId);
  return Buffer.concat([Buffer.from([VERSION, id.length]), id]);
}

/** What the tag covers beside the content: an entry's content cannot pass for another's. */
function toContext(head: Uint8Array, id: string): Buffer {
  return Buffer.concat([head, Buffer.from(id, 'utf16le')]);
}
