import config from '../vitest.config.ts';

export default {
  ...config,
  test: { ...config.test, include: ['test/differential/**/*.test.ts'], exclude: ['**/node_modules/**'] },
};
