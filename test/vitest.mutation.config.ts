import config from './vitest.config.ts';

// What mutants of core are tried on: the tests that start no server and need no other program.
export default { ...config, test: { ...config.test, include: ['packages/core/test/**/*.test.ts'] } };
