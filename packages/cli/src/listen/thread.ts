import { parentPort } from 'node:worker_threads';
import { diagnose } from '@hooknotary/diagnose';
import { PROVIDERS } from '../providers.js';
import type { Question } from './diagnoser.js';
import type { DiagnosisAnswer } from './wire.js';

// The thread that diagnoses: what is sent by a stranger may take a second, in which the listener must answer others.

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.on('message', (question: Question) => parentPort?.postMessage(answer(question)));

function answer({ provider, secret, secrets, delivery, publicUrl, now }: Question): DiagnosisAnswer {
  const known = PROVIDERS.find(({ name }) => name === provider);
  if (known === undefined) return { causes: [], unavailable: `There is no telling how ${provider} signs.` };
  const urls = known.provider.needsPublicUrl && publicUrl !== undefined ? { publicUrl } : {};
  const { causes, tried, untried } = diagnose(known.provider, secret, delivery, { secrets, ...urls, now: () => now });
  // These bytes are those that came: where something is to be changed in front of here, that is the advice.
  const advised = causes.map(({ code, proof, fix, inFront }) => ({
    code,
    proof,
    fix: inFront === undefined ? fix : { express: inFront, fastify: inFront, koa: inFront },
  }));
  return { causes: advised, tried, untried };
}
