import { useState } from 'preact/hooks';
import type { SentAnswer } from '../src/listen/wire.ts';

/** What is known of something sent. */
export interface Sending {
  readonly answer?: SentAnswer;
  readonly error?: string;
  readonly isUnderWay?: boolean;
}

/** Sends one thing at a time, and knows what came of the last. */
export function useSending() {
  const [sending, setSending] = useState<Sending>({});
  async function run(send: () => Promise<SentAnswer>): Promise<void> {
    setSending({ isUnderWay: true });
    try {
      setSending({ answer: await send() });
    } catch (error) {
      setSending({ error: error instanceof Error ? error.message : String(error) });
    }
  }
  return { sending, run };
}
