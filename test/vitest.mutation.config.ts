import config from './vitest.config.ts';

// What mutants of core are tried on: the tests that start no server, need no other program and take no megabytes, nor a minute.
export default {
  ...config,
  test: {
    ...config.test,
    include: ['packages/{core,diagnose,inbox,providers,testing}/test/**/*.test.ts'],
    // The last compares sources with what is generated, which those of mutants are not.
    exclude: [
      'packages/providers/test/php-query-size.test.ts',
      'packages/diagnose/test/diagnose-work.test.ts',
      'packages/diagnose/test/field/*.test.ts',
      'packages/providers/test/forms-oracle.test.ts',
    ],
  },
};
