import config from './vitest.config.ts';

const BLOCKS = 'algorithms,content,description,handshake,json,keys,own-provider,path,payload,sign,source,token';

// What mutants of the building blocks are tried on. Each is loaded anew for every mutant that a description meets when it is made.
export default { ...config, test: { ...config.test, include: [`packages/core/test/{${BLOCKS}}.test.ts`] } };
