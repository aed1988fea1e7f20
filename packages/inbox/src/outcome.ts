/** What an attempt comes to. */
export type Outcome =
  | { readonly state: 'handled' }
  /** To be tried again after `delay` seconds. Without an `error` the attempt counts for nothing, and what failed before stays known. */
  | { readonly state: 'waiting'; readonly failed: number; readonly delay: number; readonly error: string | undefined }
  | { readonly state: 'dead'; readonly failed: number; readonly error: string };

/** Of an attempt that was not made to its end: it counts for nothing. */
export function toReturned({ failed }: { readonly failed: number }): Outcome {
  return { state: 'waiting', failed, delay: 0, error: undefined };
}

/** What was thrown, as an inbox keeps it: at most 1,000 characters, and none that an engine cannot keep. */
export function toErrorText(error: unknown): string {
  return toText(error).slice(0, 1000).toWellFormed().replaceAll('\0', '\ufffd');
}

function toText(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'something that is no text';
  }
}
