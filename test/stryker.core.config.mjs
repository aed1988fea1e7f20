import config from './stryker.config.json' with { type: 'json' };

// What decides whether a delivery is genuine, on the tests that are of it: the longest of `diagnose`, which look a thousand times at each delivery, aside.
const FILES = ['hmac', 'headers', 'match', 'secret', 'verify'];

export default {
  ...config,
  vitest: { ...config.vitest, configFile: 'test/vitest.core.config.ts' },
  mutate: FILES.map((name) => `packages/core/src/${name}.ts`),
};
