/** Real servers under load, against the same framework that only parses JSON: `npm run bench:http`. */
import { AKIDOTP_BODY, IDENFY_BODY } from './bodies.ts';
import { FRAMEWORKS, type Framework } from './http/app.ts';
import { canCountInstructions } from './http/instructions.ts';
import { race, startLoad, type Contestant } from './http/race.ts';
import type { Part } from './row.ts';
import type { Scheme } from './schemes.ts';

const SIZES = [
  { size: '112 B', provider: 'akidotp', body: AKIDOTP_BODY },
  { size: '10 KB', provider: 'idenfy', body: IDENFY_BODY },
] as const;

export const http: Part = async function* ({ quick }) {
  const counts = canCountInstructions();
  if (!counts) console.error('\nInstructions are not counted: perf is not there, or not allowed to, or cannot here.');
  const plan = {
    ...(quick ? { rounds: 3, turn: 1000, warmUp: 1000 } : { rounds: 21, turn: 3500, warmUp: 6000 }),
    unit: 'requests/CPU s',
    counts,
  } as const;
  const load = await startLoad();
  try {
    for (const framework of FRAMEWORKS) {
      for (const sized of SIZES) {
        const heading = `${NAMES[framework]}, ${sized.size}`;
        yield race(toContestants({ framework, ...sized }), { ...plan, heading }, load);
      }
    }
  } finally {
    await load.end();
  }
};

const NAMES: Readonly<Record<Framework, string>> = { express: 'Express', koa: 'Koa', fastify: 'Fastify' };

function toContestants(common: Pick<Contestant, 'framework' | 'provider' | 'body'>): readonly Contestant[] {
  const way = (name: string, is: string, scheme: Scheme = common.provider): Contestant => ({
    ...common,
    name,
    way: is,
    scheme,
    verifies: true,
  });
  return [
    { ...way('JSON parsed', 'json'), verifies: false },
    { ...way('nothing parsed', 'nothing'), verifies: false },
    way('Hooknotary: verified, typed, attached', 'hooknotary'),
    way('Hooknotary with on', 'hooknotary-on'),
    { ...way('Hooknotary, forged and refused', 'hooknotary'), forged: true },
    way("the vendor's way: akidotp", 'akidotp', 'akidotp'),
    way("the vendor's way: idenfy", 'idenfy', 'idenfy'),
    way("the vendor's way: osapher", 'osapher', 'osapher'),
    ...(common.framework === 'express' ? PEERS : []).map(([name, is, scheme]) => way(name, is, scheme)),
  ];
}

const PEERS: readonly (readonly [name: string, way: string, scheme: Scheme])[] = [
  ['@octokit/webhooks, createNodeMiddleware', 'octokit', 'github'],
  ['@line/bot-sdk, middleware', 'line', 'line'],
  ['stripe behind express.raw', 'stripe', 'stripe'],
  ['twilio, webhook', 'twilio', 'twilio'],
  ['standardwebhooks behind express.raw', 'standardwebhooks', 'standard'],
  ['svix behind express.raw', 'svix', 'svix'],
  ['@hookflo/tern, createWebhookMiddleware', 'tern', 'github'],
  ['@slack/bolt, ExpressReceiver', 'bolt', 'slack'],
];
