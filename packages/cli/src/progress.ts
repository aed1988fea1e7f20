import { progress } from '@clack/prompts';
import type { Terminal } from './terminal.js';

/** What a long run tells of itself. */
export interface Progress {
  readonly advance: () => void;
  readonly stop: () => void;
}

/** What a shell gives a program that was interrupted. */
const INTERRUPTED = 130;

/** A bar on stderr, where that is a terminal; nothing elsewhere. */
export function createProgress(terminal: Terminal, max: number): Progress {
  const { stderr } = terminal;
  if (!stderr.isTTY) return { advance: () => undefined, stop: () => undefined };
  // While it is there it takes signals and Ctrl-C for itself, and would end with 0 or not at all.
  const bar = progress({ max, output: stderr, onCancel: () => process.exit(INTERRUPTED) });
  const onExit = (): void => void (terminal.exitCode = INTERRUPTED);
  process.once('exit', onExit);
  bar.start('Sending');
  let done = 0;
  return {
    advance: () => {
      done += 1;
      bar.advance(1, `${done} of ${max} sent`);
    },
    stop: () => {
      process.off('exit', onExit);
      bar.stop(`${done} of ${max} sent`);
    },
  };
}
