import config from './vitest.config.ts';

// What mutants of core are tried on: the tests that start no server, need no other program and take no megabytes.
export default {
  ...config,
  test: {
    ...config.test,
    include: ['packages/core/test/**/*.test.ts'],
    exclude: ['packages/core/test/php-query-size.test.ts'],
  },
};
