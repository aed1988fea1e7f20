import {
  contentType,
  credential,
  digest,
  hmac,
  method,
  path,
  time,
  type Encoding,
  type Part,
  type SignatureSource,
  type TimestampRule,
} from '@hooknotary/core';

/** How an application's key and secret sign: of the senders that do so each writes its secret and its time in its own way. */
interface Application {
  /** The application's key, which stands before the signature. */
  readonly key: string;
  /** How the text of its secret writes the key of the HMAC. */
  readonly secret: Encoding;
  readonly unit: NonNullable<TimestampRule['unit']>;
}

/** `Authorization: Application <key>:<signature>` over five lines: method, MD5 of the body, content type, time, path. */
export function signedByApplication({ key, secret, unit }: Application): {
  readonly signature: SignatureSource;
  readonly timestamp: TimestampRule;
  readonly content: readonly (string | Part)[];
} {
  return {
    signature: credential('authorization', {
      scheme: 'Application',
      id: key,
      algorithm: hmac('sha256', { key: secret }),
    }),
    timestamp: { header: 'x-timestamp', unit, tolerance: 300 },
    content: [method, '\n', digest('md5', 'base64'), '\n', contentType, '\nx-timestamp:', time, '\n', path],
  };
}
