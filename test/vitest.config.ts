import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

export default defineConfig({
  root,
  // The sources themselves, so that a change needs no build and a broken line shows; what is packed has its own check.
  resolve: {
    alias: [
      { find: /^@hooknotary\/core\/adapter$/, replacement: `${root}packages/core/src/adapter.ts` },
      { find: /^@hooknotary\/core\/testing$/, replacement: `${root}packages/core/src/testing/index.ts` },
      { find: /^@hooknotary\/core\/engine$/, replacement: `${root}packages/core/src/engine/index.ts` },
      {
        find: /^@hooknotary\/(core|express|fastify|koa|postgres|redis|sqlite)$/,
        replacement: `${root}packages/$1/src/index.ts`,
      },
    ],
  },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    // A busy machine is slow, not wrong.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
