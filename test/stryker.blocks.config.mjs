import config from './stryker.config.json' with { type: 'json' };

const BLOCKS = 'algorithms,content,document,encodings,handshake,id,json,jws,parts,path,public-url,source,time';

/** What senders are described with: on their own tests alone, for a description that cannot be loaded fails all of them. */
export default {
  ...config,
  mutate: [`packages/core/src/{${BLOCKS}}.ts`],
  vitest: { ...config.vitest, configFile: 'test/vitest.blocks.config.ts' },
  jsonReporter: { fileName: '.stryker/blocks.json' },
};
