import config from './vitest.mutation.config.ts';

// What mutants of the files that judge a delivery are tried on in CI: a survivor sees all of it, so that it has no test here that
// takes long and is of something else.
export default {
  ...config,
  test: {
    ...config.test,
    include: ['packages/{core,testing}/test/**/*.test.ts', 'packages/providers/test/{vectors,provider}*.test.ts'],
  },
};
