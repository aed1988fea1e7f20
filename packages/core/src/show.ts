import type { ServerResponse } from 'node:http';
import type { Receipt } from './receive.js';
import { settleByAnswer } from './settle-by-answer.js';

/**
 * Shows a verified webhook to the application, whose answer then settles it. False where somebody has answered meanwhile, and not
 * with success: nobody is to handle it, for the sender comes again.
 */
export function showWebhook<W>(
  { webhook, answer, settle }: Receipt<W>,
  response: ServerResponse,
  show: (webhook: W) => void,
): boolean {
  try {
    if (answer === undefined && !settleByAnswer(response, settle)) return false;
    if (webhook !== undefined) show(webhook);
    return true;
  } catch (error) {
    void settle?.(false);
    throw error;
  }
}
