import type { GithubPayloads } from './payloads.js';

/** Deliveries of GitHub, after its documentation. */
export const githubExamples: Readonly<Partial<Record<keyof GithubPayloads, string>>> = {
  ping: '{"zen":"Keep it logically awesome.","hook_id":1,"hook":{"type":"Repository","id":1,"active":true,"events":["push"]}}',
  push: '{"ref":"refs/heads/main","before":"6113728f27ae82c7b1a177c8d03f9e96e0adf246","after":"0000000000000000000000000000000000000001","repository":{"id":35129377,"name":"public-repo","full_name":"baxterthehacker/public-repo","private":false},"sender":{"login":"baxterthehacker","id":6752317}}',
};
