import { diagnose, type AnyWebhook, type Diagnosis } from '@hooknotary/core';
import { PROVIDERS, type KnownProvider } from './providers.js';
import { readReceived, type ReceivedOptions } from './received.js';
import { readSecret, type FoundSecret, type SecretOptions } from './secret.js';
import { writeJson, type Terminal } from './terminal.js';
import { toVerdictJson, toVerdictText } from './verdict.js';

/** Frameworks that a fix is written for. */
export const FRAMEWORKS = ['express', 'fastify', 'koa'] as const;

/** What a user may say of the verifying, as commander gives it. */
export interface VerifyOptions extends ReceivedOptions, SecretOptions {
  readonly framework: (typeof FRAMEWORKS)[number];
  /** Milliseconds since 1970. */
  readonly at?: number;
  readonly show?: boolean;
  readonly json?: boolean;
}

/** One delivery, and what was found out about it. */
export interface Verdict {
  readonly known: KnownProvider;
  readonly found: FoundSecret;
  /** Other providers whose secrets were tried. */
  readonly others: readonly string[];
  readonly diagnosis: Diagnosis<AnyWebhook>;
  readonly options: VerifyOptions;
}

/** Verifies what the options point at, shows the verdict, and sets the exit status. */
export async function verify(known: KnownProvider, options: VerifyOptions, terminal: Terminal): Promise<void> {
  const delivery = await readReceived(known, options, terminal);
  const found = await readSecret(known, options, terminal);
  const secrets = readOtherSecrets(known, terminal);
  const { at } = options;
  const diagnosis = diagnose(known.provider, found.secret, delivery, {
    secrets,
    ...(at === undefined ? {} : { now: () => at }),
  });
  const verdict: Verdict = { known, found, others: Object.keys(secrets), diagnosis, options };
  if (options.json) writeJson(terminal, toVerdictJson(verdict));
  else terminal.stdout.write(toVerdictText(verdict, terminal));
  if (diagnosis.webhook === undefined) terminal.exitCode = 1;
}

/** The secrets of other providers that the environment has: one may stand in another's place. */
function readOtherSecrets({ name }: KnownProvider, { env }: Terminal): Readonly<Record<string, string>> {
  return Object.fromEntries(
    PROVIDERS.flatMap((other) => {
      const secret = other.name === name ? undefined : env[other.variable];
      return secret?.trim() ? [[other.name, secret]] : [];
    }),
  );
}
