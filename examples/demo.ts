/** Sends what the five senders document, genuine and forged, to a server of each framework: `npm run demo`. */
import { isDeepStrictEqual } from 'node:util';
import type { VerifiedWebhook } from '@hooknotary/core';
import { describe } from './demo/describe.ts';
import { frameworks, type Start } from './demo/frameworks.ts';
import { senders } from './demo/senders.ts';
import { inColour, toTable, type Row } from './demo/table.ts';
import { toTrials, type Observed, type OutgoingRequest, type Trial } from './demo/trial.ts';

/** What became of a trial. */
interface Result {
  readonly framework: string;
  readonly trial: Trial;
  readonly observed: Observed;
  readonly outcome: string;
  readonly isRight: boolean;
}

const groups = await Promise.all(Object.entries(frameworks).map(([name, start]) => tryAll(name, start)));
const results = groups.flat();

console.log(`Every row is one HTTP request to a server on this machine, as one of ${senders.length} senders makes it.`);
console.log('handled: what the handler saw, personal data masked. refused: why the handler saw nothing.\n');
console.log(toTable(['FRAMEWORK', 'PROVIDER', 'TYPE', 'SENT', 'STATUS', 'OUTCOME'], groups.map(toRows)));
console.log(`\n${toSummary(results)}`);
process.exitCode = results.every(({ isRight }) => isRight) ? 0 : 1;

async function tryAll(framework: string, start: Start): Promise<Result[]> {
  const seen: VerifiedWebhook[] = [];
  const server = await start((webhook) => seen.push(webhook));
  const group: Result[] = [];
  for (const trial of senders.flatMap(toTrials)) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other: what the handler sees meanwhile is of this one.
    const answer = await send(server.url, trial.request);
    group.push(toResult(framework, trial, answer, seen.splice(0)));
  }
  await server.close();
  return group;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

async function send(server: string, { method, url, headers, body }: OutgoingRequest): Promise<Answer> {
  const content = method === 'GET' ? {} : { body };
  try {
    const response = await fetch(server + url, { method, headers, ...content, signal: AbortSignal.timeout(10_000) });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    return { status: 0, body: `no answer, ${String(error)}` };
  }
}

function toResult(framework: string, trial: Trial, { status, body }: Answer, webhooks: VerifiedWebhook[]): Result {
  const answer = status === 200 ? body : readCode(body);
  const seen = webhooks.map(({ provider, type, payload, rawBody }) => {
    return { provider, type, payload, rawBody: Buffer.from(rawBody) };
  });
  const outcome = seen.length > 0 ? `handled: ${webhooks.map(describe).join('; ')}` : `refused: ${answer}`;
  const observed = { status, answer, seen };
  return { framework, trial, observed, outcome, isRight: isDeepStrictEqual(observed, trial.expected) };
}

function readCode(body: string): string {
  try {
    // The cast promises nothing: what has no code is compared as such, and found wrong.
    return String((JSON.parse(body) as { readonly code?: unknown }).code);
  } catch {
    return body;
  }
}

/** The rows of one framework, with its name wherever the provider changes. */
function toRows(group: readonly Result[]): Row[] {
  return group.map(({ framework, trial, observed, outcome, isRight }, index) => {
    const { provider, type, sent } = trial;
    const names = group[index - 1]?.trial.provider === provider ? ['', ''] : [framework, provider];
    const cells = [...names, type, sent, String(observed.status), isRight ? outcome : `WRONG, ${outcome}`];
    const colour = observed.seen.length > 0 ? 'green' : 'yellow';
    return { cells, colour: isRight ? colour : 'red' };
  });
}

function toSummary(all: readonly Result[]): string {
  const wrong = all.filter(({ isRight }) => !isRight);
  if (wrong.length > 0) {
    return inColour('red', [`${wrong.length} of ${all.length} went wrong:`, ...wrong.map(toComplaint)].join('\n'));
  }
  const handled = all.filter(({ observed }) => observed.seen.length > 0).length;
  const text = `All as it should be: ${handled} genuine deliveries handled, ${all.length - handled} forged ones refused.`;
  return inColour('green', text);
}

function toComplaint({ framework, trial, observed }: Result): string {
  const [wanted, got] = [toText(trial.expected), toText(observed)];
  const difference = wanted === got ? 'its type, payload or bytes differ' : `expected ${wanted}; got ${got}`;
  return `  ${framework}, ${trial.provider} ${trial.type}, ${trial.sent}: ${difference}`;
}

function toText({ status, answer, seen }: Observed): string {
  return `${status} ${answer}, ${seen.length === 1 ? 'handled once' : `handled ${seen.length} times`}`;
}
