import { postSenders } from '../contract/senders.ts';
import { createHeaderTarget } from './header-target.ts';
import { createKudosityTarget } from './kudosity-target.ts';
import { createPayloadTarget } from './payload-target.ts';
import { createPhpTarget } from './php-target.ts';
import type { Code, Target } from './target.ts';

/** Everything that is fuzzed. */
export function createTargets(code: Code): readonly Target[] {
  return [
    createPhpTarget(code),
    createHeaderTarget(code),
    ...postSenders.map((sender) => createPayloadTarget(code, sender)),
    createKudosityTarget(code),
  ];
}
