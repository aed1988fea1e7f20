import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

export default defineConfig({
  root,
  // The sources themselves, so that a change needs no build and a broken line shows; what is packed has its own check. SQLite's
  // package starts a thread, which Node loads by itself: it is taken as it is compiled.
  resolve: {
    alias: [
      { find: /^@hooknotary\/core\/adapter$/, replacement: `${root}packages/core/src/adapter.ts` },
      { find: /^@hooknotary\/testing\/audit$/, replacement: `${root}packages/testing/src/audit.ts` },
      { find: /^@hooknotary\/diagnose\/internal$/, replacement: `${root}packages/diagnose/src/internal.ts` },
      { find: /^@hooknotary\/diagnose\/save-refused$/, replacement: `${root}packages/diagnose/src/save-refused.ts` },
      { find: /^@hooknotary\/providers\/registry$/, replacement: `${root}packages/providers/src/registry.ts` },
      { find: /^@hooknotary\/providers\/([\w-]+)$/, replacement: `${root}packages/providers/src/$1/index.ts` },
      {
        find: /^@hooknotary\/providers\/([\w-]+)\/official-types$/,
        replacement: `${root}packages/providers/src/$1/official-types.ts`,
      },
      { find: /^@hooknotary\/core\/internal$/, replacement: `${root}packages/core/src/internal.ts` },
      { find: /^@hooknotary\/(postgres|redis)\/store$/, replacement: `${root}packages/$1/src/store.ts` },
      {
        find: /^@hooknotary\/(core|diagnose|express|fastify|inbox|koa|postgres|redis|testing)$/,
        replacement: `${root}packages/$1/src/index.ts`,
      },
    ],
  },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    // Its libraries are there only after its own set-up: `npm run differential`.
    exclude: ['**/node_modules/**', 'test/differential/**'],
    // Also where there are two cores, of which vitest leaves one alone: many tests wait for a server or a process.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A busy machine is slow, not wrong.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A browser was seen to leave one question unanswered for longer than the second that is given by default.
    expect: { poll: { timeout: 20_000 } },
  },
});
