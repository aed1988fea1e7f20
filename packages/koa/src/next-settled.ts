import { Readable } from 'node:stream';
import { hasPeerLeft, isSuccess, type Settle } from '@hooknotary/core/adapter';
import type { Context, Next } from 'koa';

/**
 * What comes next, with its end told to `settle` where Koa ends no answer: that of a sender that has gone away counts as it is,
 * and one that breaks off afterwards, with whatever stream it was made of, has failed.
 */
export async function nextSettled(context: Context, next: Next, settle: Settle): Promise<void> {
  try {
    await next();
  } catch (error) {
    endWith(false);
    throw error;
  }
  // Who answers past Koa also ends past Koa.
  if (context.respond !== false) endWith(isSuccess(context.status));

  function endWith(isHandled: boolean): void {
    if (context.res.closed || !context.writable) void settle(isHandled);
    else context.res.once('close', () => isBrokenOff(context) && void settle(false));
  }
}

/** Whether the answer ended here, and not by a sender that left; Koa 2 leaves it open where its stream has failed. */
function isBrokenOff({ res, body }: Context): boolean {
  return !hasPeerLeft(res) || (body instanceof Readable && body.errored !== null);
}
