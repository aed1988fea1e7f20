/** Wrong usage or bad input: one line on stderr, exit status 2. Its message holds no secret. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Why something failed, in a few words: the system's own code where there is one. */
export function toReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (code?.startsWith('HPE_')) return 'what came back is not HTTP';
  return code === undefined ? error.message : (REASONS[code] ?? code);
}

const UNTRUSTED = 'its certificate is not trusted (NODE_EXTRA_CA_CERTS may name a file of further ones)';

const REASONS: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  EACCES: 'permission denied',
  ECONNREFUSED: 'nothing listens there (connection refused)',
  ECONNRESET: 'the receiver closed the connection without an answer',
  EAI_AGAIN: 'the name cannot be looked up now',
  EHOSTUNREACH: 'it cannot be reached',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file',
  ENOTFOUND: 'the name is not known',
  ENETUNREACH: 'it cannot be reached',
  EPROTO: 'it does not speak https there',
  EPIPE: 'the receiver closed the connection without an answer',
};
