import type { StaticSecret } from '@hooknotary/core';
import { expectedRefusal } from '@hooknotary/testing';
import express, { type Request, type Response, type Router } from 'express';
import type { Target } from '../target.js';
import type { Diagnoser } from './diagnoser.js';
import type { Feed } from './feed.js';
import type { Journal, JournalEntry } from './journal.js';
import {
  send,
  toDelivery,
  toResent,
  toShell,
  toVariant,
  toVariants,
  type Variant,
  type WholeEntry,
} from './outgoing.js';
import type { Listened } from './receive.js';
import { showContent } from './sensitive.js';
import { toDetail, toSummary } from './show.js';
import type { DiagnosisAnswer, ListenerState, SentAnswer } from './wire.js';

export interface ApiOptions {
  readonly listened: readonly Listened[];
  readonly journal: Journal;
  readonly feed: Feed;
  readonly diagnoser: Diagnoser;
  /** Seconds after which a diagnosis is given up. */
  readonly diagnosisTimeout: number;
  readonly keep: number;
  /** Where resending sends; undefined for the listener itself. */
  readonly forward: Target | undefined;
  /** Origin of the URL that senders call; default the listener's own. */
  readonly publicUrl: string | undefined;
  /** The listener itself. */
  readonly self: () => Target;
}

/** What the page asks for; it belongs behind the guards. */
export function createApi(options: ApiOptions): Router {
  const { listened, journal, feed, diagnoser, diagnosisTimeout, keep, forward, publicUrl, self } = options;
  const router = express.Router();
  const target = (): Target => forward ?? self();

  router.get('/state', (_request, response) => {
    const providers = listened.map(({ provider, variable, secret }) => ({
      name: provider.name,
      method: provider.method,
      url: `${self().url.origin}/webhooks/${provider.name}`,
      variable,
      hasSecret: secret !== undefined,
      variants: secret === undefined ? [] : toVariants(provider, secret),
    }));
    const state: ListenerState = { providers, forward: forward?.url.href, keep };
    response.json(state);
  });
  router.get('/events', feed.subscribe);
  router.get('/deliveries', (_request, response) => response.json(journal.list().map(toSummary)));
  router.delete('/deliveries', (_request, response) => {
    journal.clear();
    feed.tell('cleared', {});
    response.json({});
  });
  router.get(
    '/deliveries/:id',
    withEntry((entry, request) => toDetail(entry, isToReveal(request))),
  );
  router.get(
    '/deliveries/:id/diagnosis',
    withEntry((entry) => explain(entry)),
  );
  router.get('/deliveries/:id/curl', withEntry(withWhole(showShell)));
  router.post('/deliveries/:id/resend', withEntry(withWhole((entry) => send(toResent(entry, target()), target()))));
  router.post('/deliveries/:id/variants/:variant', withEntry(withWhole(sendVariant)));
  // What was asked for in vain is told in a sentence, and nothing of it is printed.
  router.use((_request, response) => void response.status(404).json({ error: 'There is no such thing.' }));

  function withEntry(answer: (entry: JournalEntry, request: Request) => unknown) {
    return async (request: Request, response: Response): Promise<void> => {
      const entry = journal.read(Number(request.params['id']));
      if (entry === undefined) throw new Absent('It is no longer kept.');
      response.json(await answer(entry, request));
    };
  }

  async function explain(entry: JournalEntry): Promise<DiagnosisAnswer> {
    const { provider, secret, variable } = find(entry);
    if (!isWhole(entry))
      return { causes: [], unavailable: 'The body was not received whole, so there is nothing to try.' };
    if (secret === undefined)
      return { causes: [], unavailable: `Set ${variable} and start again: without it nothing can be tried.` };
    const { method, url, headers, rawBody } = toDelivery(entry);
    const question = {
      provider: provider.name,
      secret,
      secrets: othersThan(provider.name),
      delivery: { method, url, headers, rawBody },
      publicUrl: publicUrl ?? self().url.origin,
      // The clock says when it came: a delivery does not grow old by being looked at.
      now: entry.receivedAt,
    };
    return diagnoser.ask(question, diagnosisTimeout);
  }

  function othersThan(name: string): Readonly<Record<string, StaticSecret>> {
    const others = listened.filter(({ provider, secret }) => provider.name !== name && secret !== undefined);
    // The cast is true by the filter.
    return Object.fromEntries(others.map(({ provider, secret }) => [provider.name, secret as StaticSecret]));
  }

  function showShell(entry: WholeEntry, request: Request) {
    const lines = toShell(entry, { ...find(entry), target: target(), publicUrl });
    return showContent(lines, { provider: entry.provider, reveal: isToReveal(request) });
  }

  async function sendVariant(entry: WholeEntry, request: Request): Promise<SentAnswer> {
    const { provider, secret } = find(entry);
    if (secret === undefined) throw new Absent('There is no such variant.');
    const variant = toVariants(provider, secret).find((each) => each === request.params['variant']);
    if (variant === undefined) throw new Absent('There is no such variant.');
    const answer = await send(toVariant(entry, { provider, secret, target: target(), variant, publicUrl }), target());
    const expected = expectationOf(variant);
    return expected === undefined ? answer : { ...answer, expected };

    function expectationOf(how: Variant): SentAnswer['expected'] {
      return how === 'genuine' ? { status: 200, code: undefined } : expectedRefusal(provider, how);
    }
  }

  function find(entry: JournalEntry): Listened {
    const found = listened.find(({ provider }) => provider.name === entry.provider);
    if (found === undefined) throw new Absent('Its provider is not known.');
    return found;
  }

  return router;
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

function isWhole(entry: JournalEntry): entry is WholeEntry {
  return entry.rawBody !== undefined;
}

function isToReveal({ query }: Request): boolean {
  return query['reveal'] === 'yes';
}
