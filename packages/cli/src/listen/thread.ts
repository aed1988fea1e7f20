import { parentPort } from 'node:worker_threads';
import { diagnose, type Cause } from '@hooknotary/diagnose';
import { PROVIDERS } from '../providers.js';
import type { Explanation, Question } from './diagnoser.js';

// The thread that diagnoses: what is sent by a stranger may take a second, in which the listener must answer others.

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.on('message', (question: Question) => parentPort?.postMessage(answer(question)));

function answer({ provider, secret, secrets, delivery, publicUrl, now }: Question): Explanation {
  const known = PROVIDERS.find(({ name }) => name === provider);
  if (known === undefined) return { causes: [], unavailable: `There is no telling how ${provider} signs.` };
  const urls = known.provider.needsPublicUrl && publicUrl !== undefined ? { publicUrl } : {};
  const { causes, tried, untried, signed, received, differences } = diagnose(known.provider, secret, delivery, {
    secrets,
    ...urls,
    now: () => now,
  });
  const advised = causes.map((cause) => ({ code: cause.code, proof: cause.proof, fix: toFix(cause) }));
  return { causes: advised, tried, untried, compared: { signed, received, differences } };
}

/** These bytes are those that came: where something is to be changed in front of here, that is the advice. */
function toFix({ code, fix, inFront }: Cause): Cause['fix'] {
  if (inFront !== undefined) return { express: inFront, fastify: inFront, koa: inFront };
  if (!code.startsWith('url_')) return fix;
  return {
    express: OF_URLS + fix.express,
    fastify: OF_URLS + fix.fastify,
    koa: OF_URLS + fix.koa,
  };
}

const OF_URLS =
  "Here: start again with --public-url and the sender's own origin for this address. In your application: ";
