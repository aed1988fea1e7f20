import { createVerifier, WebhookError, type StaticSecret } from '@hooknotary/core';
import { expectedRefusal } from '@hooknotary/testing';
import express, { type Request, type Response, type Router } from 'express';
import { toSecretValue } from '../secret.js';
import type { Target } from '../target.js';
import { showDifference } from './difference.js';
import type { Explanation } from './diagnoser.js';
import type { Explainer } from './explainer.js';
import { toExportedFile } from './exported.js';
import type { Feed } from './feed.js';
import type { Journal, JournalEntry } from './journal.js';
import {
  isWhole,
  send,
  toDelivery,
  toExample,
  toResent,
  toShell,
  toVariant,
  toVariants,
  type Variant,
  type WholeEntry,
} from './outgoing.js';
import type { OutgoingRequest } from '../deliver.js';
import type { Listened } from './receive.js';
import { showContent } from './sensitive.js';
import { toDetail, toSummary } from './show.js';
import type { DiagnosisAnswer, Exported, ExportForm, ListenerState, SentAnswer, TrialAnswer } from './wire.js';

export interface ApiOptions {
  /** All providers, with the secrets that are in use now. */
  readonly listened: () => readonly Listened[];
  /** Takes another secret into use. @throws TypeError for an unusable one. */
  readonly useSecret: (listened: Listened) => void;
  readonly journal: Journal;
  readonly feed: Feed;
  readonly explainer: Explainer;
  readonly keep: number;
  /** Where each delivery is forwarded; undefined for nowhere. */
  readonly forward: Target | undefined;
  /** Where resending sends; undefined for the listener itself. */
  readonly resendTo: Target | undefined;
  /** Origin of the URL that senders call; undefined for the listener's own. */
  readonly publicUrl: string | undefined;
  /** The listener itself. */
  readonly self: () => Target;
}

/** What the page asks for; it belongs behind the guards. */
export function createApi(options: ApiOptions): Router {
  const { listened, useSecret, journal, feed, explainer, keep, forward, resendTo, publicUrl, self } = options;
  const router = express.Router();
  const target = (): Target => resendTo ?? self();
  const origin = (): string => publicUrl ?? self().url.origin;

  router.get('/state', (_request, response) => response.json(toState()));
  router.get('/events', feed.subscribe);
  router.get('/deliveries', (_request, response) => response.json(journal.list().map(toSummary)));
  router.get('/search', ({ query: { text } }, response) => {
    response.json(typeof text === 'string' ? journal.search(text) : []);
  });
  router.delete('/deliveries', (_request, response) => {
    journal.clear();
    feed.tell('cleared', {});
    response.json({});
  });
  router.post('/providers/:provider/examples/:variant', async (request, response) => {
    response.json(await sendExample(find(request.params.provider), request.params.variant));
  });
  router.get(
    '/deliveries/:id',
    withEntry((entry, request) => toDetail(entry, isToReveal(request))),
  );
  router.get(
    '/deliveries/:id/diagnosis',
    withEntry(async (entry, request) =>
      toDiagnosisAnswer(entry, await explainer.explain(entry), { reveal: isToReveal(request) }),
    ),
  );
  router.post('/deliveries/:id/trial', express.json({ limit: MOST_SECRET_BYTES }), withEntry(withWhole(trySecret)));
  router.get('/deliveries/:id/export/:form', withEntry(withWhole(exportEntry)));
  router.get('/deliveries/:id/curl', withEntry(withWhole(showShell)));
  router.post('/deliveries/:id/resend', withEntry(withWhole((entry) => send(toResent(entry, target()), target()))));
  router.post('/deliveries/:id/variants/:variant', withEntry(withWhole(sendVariant)));
  // What was asked for in vain is told in a sentence, and nothing of it is printed.
  router.use((_request, response) => void response.status(404).json({ error: 'There is no such thing.' }));

  function toState(): ListenerState {
    const { url } = self();
    const providers = listened().map(({ provider, variable, secret }) => ({
      name: provider.name,
      method: provider.method,
      url: `${origin()}/webhooks/${provider.name}`,
      variable,
      hasSecret: secret !== undefined,
      hasKeys: provider.signature.algorithms[0].kind === 'pair',
      fingerprint: toFingerprint(secret),
      variants: secret === undefined ? [] : toVariants(provider, secret),
    }));
    return {
      providers,
      forward: forward?.url.href,
      resendTo: resendTo?.url.href,
      port: Number(url.port),
      isPublic: publicUrl !== undefined,
      keep,
    };
  }

  function withEntry(answer: (entry: JournalEntry, request: Request) => unknown) {
    return async (request: Request, response: Response): Promise<void> => {
      const entry = journal.read(Number(request.params['id']));
      if (entry === undefined) throw new Absent('It is no longer kept.');
      response.json(await answer(entry, request));
    };
  }

  function toDiagnosisAnswer(
    { provider }: JournalEntry,
    { compared, ...found }: Explanation,
    { reveal }: { readonly reveal: boolean },
  ): DiagnosisAnswer {
    return compared === undefined ? found : { ...found, difference: showDifference(compared, { provider, reveal }) };
  }

  /** A secret that fits what came is the right one: it is used from then on, and goes with the process. */
  async function trySecret(entry: WholeEntry, { body }: Request): Promise<TrialAnswer> {
    const found = find(entry.provider);
    const { provider } = found;
    const text: unknown = (body as { readonly secret?: unknown } | undefined)?.secret;
    if (typeof text !== 'string' || text === '') throw new TypeError('Give a secret to try.');
    const secret = toSecretValue(provider, text);
    const urls = provider.needsPublicUrl ? { publicUrl: ({ url }: { readonly url: string }) => origin() + url } : {};
    try {
      await createVerifier(provider, secret, { now: () => entry.receivedAt, ...urls })(toDelivery(entry));
    } catch (error) {
      if (!(error instanceof WebhookError)) throw error;
      const diagnosis = toDiagnosisAnswer(entry, await explainer.explain(entry, secret), { reveal: false });
      return { verified: false, message: error.message, diagnosis };
    }
    useSecret({ ...found, secret });
    return { verified: true, message: undefined };
  }

  function exportEntry(entry: WholeEntry, request: Request): Exported {
    const form = FORMS.find((each) => each === request.params['form']);
    if (form === undefined) throw new Absent('There is no such form.');
    const owner = listened().find(({ provider: { name } }) => name === entry.provider);
    const { name, content } = toExportedFile(entry, form, { listened: owner, publicUrl: origin() });
    return { name, base64: Buffer.from(content).toString('base64') };
  }

  function showShell(entry: WholeEntry, request: Request) {
    const lines = toShell(entry, { ...find(entry.provider), target: target(), publicUrl });
    return showContent(lines, { provider: entry.provider, reveal: isToReveal(request) });
  }

  async function sendExample({ provider, secret }: Listened, named: string): Promise<SentAnswer> {
    const variant = toOffered({ provider, secret }, named);
    const { origin: own } = self().url;
    return sendAs(variant, {
      provider,
      request: toExample(provider, { ...variant, origin: own, publicUrl }),
      target: self(),
    });
  }

  async function sendVariant(entry: WholeEntry, request: Request): Promise<SentAnswer> {
    const { provider, secret } = find(entry.provider);
    const variant = toOffered({ provider, secret }, request.params['variant']);
    const sent = toVariant(entry, { provider, target: target(), publicUrl, ...variant });
    return sendAs(variant, { provider, request: sent, target: target() });
  }

  function find(name: string | undefined): Listened {
    const found = listened().find(({ provider }) => provider.name === name);
    if (found === undefined) throw new Absent('Its provider is not known.');
    return found;
  }

  return router;
}

/** A secret is short, and a key in PEM not much longer. */
const MOST_SECRET_BYTES = 32 * 1024;

const FORMS: readonly ExportForm[] = ['http', 'har', 'test'];

/** A variant that there is, and the secret to sign it with. */
interface Offered {
  readonly variant: Variant;
  readonly secret: StaticSecret;
}

function toOffered({ provider, secret }: Pick<Listened, 'provider' | 'secret'>, named: unknown): Offered {
  const variant = secret === undefined ? undefined : toVariants(provider, secret).find((each) => each === named);
  if (secret === undefined || variant === undefined) throw new Absent('There is no such variant.');
  return { variant, secret };
}

async function sendAs(
  { variant }: Offered,
  {
    provider,
    request,
    target,
  }: Pick<Listened, 'provider'> & { readonly request: OutgoingRequest; readonly target: Target },
): Promise<SentAnswer> {
  const answer = await send(request, target);
  const expected = variant === 'genuine' ? { status: 200, code: undefined } : expectedRefusal(provider, variant);
  return expected === undefined ? answer : { ...answer, expected };
}

/** By which somebody tells one secret from another, and nobody finds it out. */
function toFingerprint(secret: StaticSecret | undefined): string | undefined {
  if (typeof secret !== 'string' || isKeyText(secret)) return undefined;
  const start = secret.length < 16 ? '' : `, begins with '${secret.slice(0, 2)}'`;
  return `${secret.length} characters${start}`;
}

/** Everybody's key begins alike. */
function isKeyText(secret: string): boolean {
  return secret.trimStart().startsWith('-----BEGIN');
}

/** What was asked for is not there. */
export class Absent extends Error {
  override readonly name = 'Absent';
}

function withWhole(answer: (entry: WholeEntry, request: Request) => unknown) {
  return (entry: JournalEntry, request: Request): unknown => {
    if (!isWhole(entry)) throw new Absent('The body was not received whole.');
    return answer(entry, request);
  };
}

function isToReveal({ query }: Request): boolean {
  return query['reveal'] === 'yes';
}
