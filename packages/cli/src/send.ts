import { signedRequest, tamper, type SignedRequest, type Tampering } from '@hooknotary/testing';
import type { StaticSecret } from '@hooknotary/core';
import { attempt, lastOf, type AttemptOptions } from './attempts.js';
import { canPrint, toCurl, toNow, toPlaceholder } from './curl.js';
import { UsageError } from './failure.js';
import { toExitStatus, toOutcome, type Outcomes } from './outcome.js';
import { readPayload, type ChosenPayload, type PayloadOptions } from './payload.js';
import { runMany } from './pool.js';
import { createProgress } from './progress.js';
import type { KnownProvider } from './providers.js';
import { toPublicUrl, type PublicUrlOptions } from './public-url.js';
import { checkSigning, readSecret, type SecretOptions } from './secret.js';
import { quote } from './shell.js';
import { readSignedAt } from './signed-at.js';
import { showAttempts, showTally, type Sent } from './sent.js';
import { createTally } from './tally.js';
import type { Target } from './target.js';
import { note, writeJson, type Terminal } from './terminal.js';

/** What a user may say of the sending, as commander gives it. */
export interface SendOptions extends PayloadOptions, PublicUrlOptions, SecretOptions {
  readonly tamper?: Tampering;
  readonly repeat: number;
  readonly concurrency: number;
  readonly retry?: boolean;
  readonly retryScale: number;
  /** Seconds. */
  readonly timeout: number;
  /** Milliseconds since 1970. */
  readonly at?: number;
  readonly curl?: boolean;
  readonly allowRemote?: boolean;
  readonly json?: boolean;
}

/** One run of the command. */
export interface SendRun {
  readonly known: KnownProvider;
  readonly target: Target;
  readonly options: SendOptions;
  readonly terminal: Terminal;
}

/** Sends what the options say, shows what came of it, and sets the exit status. */
export async function send(run: SendRun): Promise<void> {
  const { known, options, terminal } = run;
  if (options.payload === '-' && terminal.stdin.isTTY) note(terminal, 'reading the payload from the terminal.');
  const payload = await readPayload(known, options, terminal);
  const found = await readSecret(known, options, terminal);
  checkSigning(known, found);
  const { secret, from } = found;
  const make = (): SignedRequest => toRequests(run, payload, secret).sent;
  // Once before the first is sent, for what cannot be made should not be found out half-way.
  const sent: Sent = { ...run, request: make(), type: payload.type, tampering: options.tamper, secretFrom: from };
  const outcomes = options.repeat === 1 ? await sendOne(sent) : await sendMany(sent, make);
  const status = outcomes === undefined ? INTERRUPTED : toExitStatus(outcomes, sent);
  if (status !== 0) terminal.exitCode = status;
}

async function sendOne(sent: Sent): Promise<Outcomes> {
  const results = await attempt(sent.request, toAttemptOptions(sent));
  showAttempts(sent, results);
  return { expected: 0, unexpected: 0, unanswered: 0, [toOutcome(sent, lastOf(results))]: 1 };
}

/** What a shell gives a program that was interrupted. */
const INTERRUPTED = 130;

/** Sends many, and shows what came of them; gives nothing where a person had enough before the last. */
async function sendMany(sent: Sent, make: () => SignedRequest): Promise<Outcomes | undefined> {
  const { known, options, terminal } = sent;
  const tally = createTally(sent);
  const { interruption, interrupt, end } = createInterruption();
  // The bar ends the whole process, where Ctrl-C is typed while it is there.
  const onExit = (): void => {
    showTally(sent, tally.read());
    terminal.exitCode = INTERRUPTED;
  };
  process.once('exit', onExit);
  const progress = createProgress(terminal, options.repeat, interrupt);
  const attemptOptions = { ...toAttemptOptions(sent), interruption, onWait: () => undefined };
  if (options.retry) note(terminal, `${known.retries.source}.`);
  await runMany({ ...options, interruption }, async () => {
    const attempts = await attempt(make(), attemptOptions);
    // Nobody knows what would have been answered to what was broken off.
    if (interruption.aborted && lastOf(attempts).status === undefined) return;
    tally.add(attempts);
    progress.advance();
  });
  progress.stop();
  end();
  process.off('exit', onExit);
  showTally(sent, tally.read());
  return interruption.aborted ? undefined : tally.read().outcomes;
}

/** What a person ends a run by: Ctrl-C, and what asks a program to end. Once more, and it ends at once. */
function createInterruption() {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, interrupt);
  const end = (): void => signals.forEach((signal) => void process.off(signal, interrupt));
  return { interruption: controller.signal, interrupt, end };
}

function toAttemptOptions({ known, target, options, terminal }: Sent): AttemptOptions {
  const { timeout, retry, retryScale } = options;
  return {
    known,
    target,
    timeout,
    retryScale: retry ? retryScale : undefined,
    onWait: ({ status = 'nothing' }, seconds) =>
      note(terminal, `answered ${status}; sent again in ${seconds} s. ${known.retries.source}.`),
  };
}

/** Prints how a shell would send the same; needs no secret. */
export async function printCurl({ known, target, options, terminal }: SendRun): Promise<void> {
  if (options.secret !== undefined || options.secretFile !== undefined) {
    throw new UsageError(
      '--curl prints lines that take the secret from an environment variable: name it by --secret-env.',
    );
  }
  if (!canPrint(known.provider)) {
    throw new UsageError(
      `--curl has no lines for how ${known.name} signs, which takes a private key or a token: leave it out, and the delivery is sent.`,
    );
  }
  const { tamper: how, at, timeout, secretEnv } = options;
  const payload = await readPayload(known, options, terminal);
  const { genuine, sent } = toRequests({ known, target, options, terminal }, payload, toPlaceholder(known.provider));
  const shell = toCurl({
    provider: known.provider,
    origin: target.url.origin,
    publicUrl: `${options.publicUrl ?? target.url.origin}${genuine.url}`,
    // These two are signed after they were changed.
    signed: how === 'timestamp' || how === 'oversize' ? sent : genuine,
    request: sent,
    variable: secretEnv ?? known.variable,
    clock: toClock(known, { at, genuine, sent }),
    timeout,
  });
  if (options.json) writeJson(terminal, { shell });
  else terminal.stdout.write(shell);
}

interface Requests {
  readonly genuine: SignedRequest;
  /** The same, unless it is to be tampered with. */
  readonly sent: SignedRequest;
}

function toRequests(
  { known, target: { url }, options }: SendRun,
  { content, type }: ChosenPayload,
  secret: StaticSecret,
): Requests {
  const { tamper: how, at } = options;
  const genuine = signedRequest(known.provider, {
    secret,
    payload: content,
    type,
    url: `${url.pathname}${url.search}`,
    // What is sent is called at the target, unless a proxy stands in front of the receiver.
    ...toPublicUrl(known, options.publicUrl ?? (known.provider.needsPublicUrl ? url.origin : undefined)),
    ...(at === undefined ? {} : { now: () => at }),
  });
  return { genuine, sent: how === undefined ? genuine : tamper(genuine, how) };
}

/** The time that the shell signs: now, or what was wanted, or so much before it as the tampering made it. */
function toClock(
  { provider }: KnownProvider,
  { at, genuine, sent }: Requests & { readonly at: number | undefined },
): string | undefined {
  const [time, changed] = [genuine, sent].map((request) => readSignedAt(provider, request));
  if (time === undefined || changed === undefined) return undefined;
  if (at !== undefined) return quote(changed.text);
  return toNow(provider, Math.round((time.milliseconds - changed.milliseconds) / 1000)) ?? quote(changed.text);
}
