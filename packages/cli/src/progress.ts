import { progress } from '@clack/prompts';
import type { Terminal } from './terminal.js';

/** What a long run tells of itself. */
export interface Progress {
  readonly advance: () => void;
  readonly stop: () => void;
}

/** A bar on stderr, where that is a terminal; nothing elsewhere. `onCancel` is told where a person has enough. */
export function createProgress(terminal: Terminal, max: number, onCancel: () => void): Progress {
  const { stderr } = terminal;
  if (!stderr.isTTY) return { advance: () => undefined, stop: () => undefined };
  // While it is there it takes signals and Ctrl-C for itself.
  const bar = progress({ max, output: stderr, onCancel });
  bar.start('Sending');
  let done = 0;
  return {
    advance: () => {
      done += 1;
      bar.advance(1, `${done} of ${max} sent`);
    },
    stop: () => {
      bar.stop(`${done} of ${max} sent`);
    },
  };
}
