import type { AnyWebhook, StaticSecret } from '@hooknotary/core';
import { diagnose, type Cause, type Diagnosis } from '@hooknotary/diagnose';
import { UsageError } from './failure.js';
import { PROVIDERS, type KnownProvider } from './providers.js';
import { toPublicUrl, type PublicUrlOptions } from './public-url.js';
import { readReceived, type ReceivedOptions } from './received.js';
import { readSecret, toSecretValue, type FoundSecret, type SecretOptions } from './secret.js';
import { writeJson, type Terminal } from './terminal.js';
import { toVerdictJson, toVerdictText } from './verdict.js';

/** Frameworks that a fix is written for. */
export const FRAMEWORKS = ['express', 'fastify', 'koa'] as const;

/** What a user may say of the verifying, as commander gives it. */
export interface VerifyOptions extends ReceivedOptions, PublicUrlOptions, SecretOptions {
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
  readonly diagnosis: Diagnosis<AnyWebhook>;
  /** Given where its body is not there: a sentence that says so. */
  readonly missingBody: string | undefined;
  /** What its bytes are a copy of, where that may differ from what was signed. */
  readonly copy: string;
  readonly options: VerifyOptions;
}

/** Verifies what the options point at, shows the verdict, and sets the exit status. */
export async function verify(known: KnownProvider, options: VerifyOptions, terminal: Terminal): Promise<void> {
  const urls = toPublicUrl(known, options.publicUrl);
  const { delivery, unsigned, copy, ...received } = await readReceived(known, options, terminal);
  // Who signs a query needs no body.
  const missingBody = known.provider.method === 'GET' ? undefined : received.missingBody;
  const found = await readSecret(known, options, terminal);
  const { at } = options;
  const diagnosis = diagnose(known.provider, found.secret, delivery, {
    secrets: readOtherSecrets(known, terminal),
    ...urls,
    ...(at === undefined ? {} : { now: () => at }),
  });
  // Nor has it the signature under another name: whatever else is wrong with that request, it is none of this sender's.
  if (unsigned !== undefined && has(diagnosis, 'signature_missing')) throw new UsageError(unsigned);
  const verdict: Verdict = {
    known,
    found,
    diagnosis: missingBody === undefined ? diagnosis : withoutLength(diagnosis),
    missingBody: diagnosis.webhook === undefined ? missingBody : undefined,
    copy,
    options,
  };
  if (options.json) writeJson(terminal, toVerdictJson(verdict));
  else terminal.stdout.write(toVerdictText(verdict, terminal));
  if (diagnosis.webhook === undefined) terminal.exitCode = 1;
}

/** The secrets of other providers that the environment has: one may stand in another's place. */
function readOtherSecrets({ name }: KnownProvider, { env }: Terminal): Readonly<Record<string, StaticSecret>> {
  return Object.fromEntries(
    PROVIDERS.flatMap((other) => {
      const secret = other.name === name ? undefined : env[other.variable];
      return secret?.trim() ? [[other.name, toSecretValue(other.provider, secret)]] : [];
    }),
  );
}

function has({ causes }: Verdict['diagnosis'], code: Cause['code']): boolean {
  return causes.some((each) => each.code === code);
}

/** Without what the length of the body shows: it is the file that lacks the body, not what the receiver was given. */
function withoutLength(diagnosis: Verdict['diagnosis']): Verdict['diagnosis'] {
  const causes = diagnosis.causes.filter(({ code }) => code !== 'body_not_read' && code !== 'body_length_differs');
  return { ...diagnosis, causes };
}
