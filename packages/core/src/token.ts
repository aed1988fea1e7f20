/** The token of a reservation: what nobody else has said for this key, and the key. */
export function toToken(nonce: string, key: string): string {
  return `${nonce}:${key}`;
}

/** What {@link toToken} put together. */
export function readToken(token: string): { readonly nonce: string; readonly key: string } {
  const end = token.indexOf(':');
  return { nonce: token.slice(0, end), key: token.slice(end + 1) };
}
