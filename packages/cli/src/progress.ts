import { progress } from '@clack/prompts';
import type { Terminal } from './terminal.js';

/** What a long run tells of itself. */
export interface Progress {
  readonly advance: () => void;
  readonly stop: () => void;
}

/** A bar on stderr, where that is a terminal; nothing elsewhere. */
export function createProgress({ stderr }: Terminal, max: number): Progress {
  if (!stderr.isTTY) return { advance: () => undefined, stop: () => undefined };
  const bar = progress({ max, output: stderr });
  bar.start('Sending');
  let done = 0;
  return {
    advance: () => {
      done += 1;
      bar.advance(1, `${done} of ${max} sent`);
    },
    stop: () => bar.stop(`${done} of ${max} sent`),
  };
}
