import { createECDH, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A pair of keys: the one that signs, and the one that the receiver configures. */
export interface Pair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** Ed25519 from a seed. */
export function toEd25519(seed: string): Pair {
  const head = Buffer.from('302e020100300506032b657004220420', 'hex');
  const key = Buffer.concat([head, Buffer.from(seed.padEnd(32, '.'))]);
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** P-256 from a number. */
export function toP256(seed: string): Pair {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(Buffer.from(seed.padEnd(32, '.')));
  const point = curve.getPublicKey();
  const key = {
    kty: 'EC',
    crv: 'P-256',
    d: curve.getPrivateKey('base64url'),
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const privateKey = createPrivateKey({ key, format: 'jwk' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** RSA, once for each process: nobody writes one down. */
export const RSA: Pair = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The 32 bytes of a public key of Ed25519. */
export function toRaw({ publicKey }: Pair): Buffer {
  return Buffer.from(String(publicKey.export({ format: 'jwk' })['x']), 'base64url');
}

/** The public key in base64, as pages print it. */
export function toSpki({ publicKey }: Pair): string {
  return publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
}

/** The public key in PEM. */
export function toPem({ publicKey }: Pair): string {
  return publicKey.export({ format: 'pem', type: 'spki' }).toString();
}
