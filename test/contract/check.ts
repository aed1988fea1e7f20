import { inspect } from 'node:util';
import { expect } from 'vitest';
import { deliver } from './deliver.ts';
import {
  createJournal,
  toDefaultReply,
  type Guard,
  type Handled,
  type Harness,
  type Journal,
  type Refused,
} from './harness.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';
import type { Expected, ExpectedWebhook, Row } from './row.ts';
import { NOW } from './senders.ts';

/** Starts the row's app, sends the row's requests, and checks what the sender was told and what the handlers saw. */
export async function check(harness: Harness, row: Row): Promise<void> {
  const journal = createJournal();
  const setup = typeof row.setup === 'function' ? row.setup() : row.setup;
  const app = await harness.start(setup, journal);
  try {
    const answers = await deliver(app.port, row, journal);
    const outcomes = row.exchanges.map(({ request, expected, differs }, index) => ({
      request,
      expected: differs?.framework === harness.framework ? differs.expected : expected,
      answer: answers[index],
    }));
    checkOutcomes(outcomes, journal, setup.guards);
  } finally {
    await app.close();
  }
}

interface Outcome {
  readonly request: HttpRequest;
  readonly expected: Expected;
  readonly answer: HttpAnswer | undefined;
}

function checkOutcomes(outcomes: readonly Outcome[], journal: Journal, guards: readonly Guard[]): void {
  const handled = [...journal.handled];
  const told = [...journal.refused];
  const secrets = guards.flatMap(({ secret }) => secret).filter((secret) => typeof secret === 'string');
  for (const outcome of outcomes) {
    const { request, expected, answer } = outcome;
    checkAnswer(outcome);
    if (expected.untouched === true) checkUntouched(handled.shift());
    if (expected.webhook !== undefined) checkHandled(takeHandled(handled, request), request, expected.webhook, answer);
    if (expected.code !== undefined) checkRefused(takeRefused(told, request), outcome, secrets);
  }
  expect({ handlersToo: handled, refusalsToo: told }).toEqual({ handlersToo: [], refusalsToo: [] });
}

/** What was recorded of a request: the first of its bytes, or, where none has them, the first of all. */
function takeHandled(handled: Handled[], { body }: HttpRequest): Handled | undefined {
  const index = handled.findIndex(({ webhook }) => Buffer.from(body).equals(bytesOf(webhook)));
  return handled.splice(Math.max(index, 0), 1)[0];
}

function takeRefused(refused: Refused[], { target }: HttpRequest): Refused | undefined {
  const index = refused.findIndex(({ delivery }) => delivery.url === target);
  return refused.splice(Math.max(index, 0), 1)[0];
}

function bytesOf(webhook: unknown): Uint8Array {
  const { rawBody } = (webhook ?? {}) as { rawBody?: unknown };
  return rawBody instanceof Uint8Array ? rawBody : new Uint8Array();
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

function checkAnswer({ request, expected, answer }: Outcome): void {
  const { status, code, text, headers = {} } = expected;
  expect(answer?.status).toBe(status);
  if (answer === undefined) return;
  const seen = Object.fromEntries(Object.keys(headers).map((name) => [name, answer.headers[name]]));
  expect(seen).toEqual(headers);
  if (text !== undefined) expect(answer.text).toEqual(text instanceof RegExp ? expect.stringMatching(text) : text);
  if (code === undefined) return;
  expect(answer.headers['allow']).toBe(headers['allow']);
  expect(answer.text).not.toContain('private detail');
  if (typeof text !== 'string' || request.method === 'HEAD') checkRefusal(answer, request.method, code);
}

function checkRefusal({ status, reason, headers, text }: HttpAnswer, method: string, code: string): void {
  const error = REASONS[status];
  expect(reason).toBe(error);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(headers['cache-control']).toBe('no-store');
  if (method === 'HEAD') return;
  const { message } = JSON.parse(text) as { message: string };
  expect(message).toMatch(/^[A-Z].{20,}\.$/);
  expect(text).toBe(JSON.stringify({ statusCode: status, code, error, message }));
}

function checkRefused(refused: Refused | undefined, outcome: Outcome, secrets: readonly string[]): void {
  const { request, expected, answer } = outcome;
  const { status, code, hides = [] } = expected;
  expect(refused?.error).toBeInstanceOf(Error);
  expect(refused?.error).toMatchObject({ name: 'WebhookError', code, provider: expect.any(String) });
  if (status !== undefined) {
    expect(refused?.error).toMatchObject({ status, statusCode: status, expose: status < 500 });
  }
  expect(refused?.delivery).toMatchObject({ method: request.method, url: request.target });
  // Refused by its head alone, a delivery has no bytes yet; and a Content-Length may say that there are fewer.
  const { rawBody = Buffer.of(0) } = refused?.delivery ?? {};
  expect(Buffer.from(request.body).subarray(0, rawBody.length).equals(rawBody)).toBe(true);

  const body = request.body.length > 20 ? [request.body.toString()] : [];
  const shown = inspect([refused?.error, answer], { depth: 9, showHidden: true });
  for (const hidden of [...secrets, ...hides, ...body]) expect(shown).not.toContain(hidden);
}

/** Why a webhook is unknown, in whatever words. */
const SOME_MISMATCH = expect.objectContaining({
  path: expect.any(String) as unknown,
  expected: expect.any(String) as unknown,
});

/** A handler ran that knows of no webhook. What it finds as the body is for the framework's own parsers to say. */
function checkUntouched(handled: Handled | undefined): void {
  const { on, webhook, rawBody, elsewhere = [] } = handled ?? { webhook: 'no handler ran' };
  expect({ on, webhook, rawBody, elsewhere: elsewhere.filter((each) => each !== undefined) }).toEqual({
    elsewhere: [],
  });
}

function checkHandled(
  handled: Handled | undefined,
  request: HttpRequest,
  expected: ExpectedWebhook,
  answer: HttpAnswer | undefined,
): void {
  expect(handled).toBeDefined();
  expect(handled?.on).toBe(expected.on);
  const webhook = handled?.webhook as Readonly<Record<string, unknown>>;
  const { payload, rawBody, id, occurredAt, provider, mismatch, ...others } = webhook;
  const { type, test = false, secretIndex = 0, receivedAt = new Date(NOW), tenant, extras } = expected;

  expect(others).toEqual({ type, test, secretIndex, receivedAt, tenant, ...extras });
  expect(mismatch).toEqual(type === 'unknown' ? (expected.mismatch ?? SOME_MISMATCH) : undefined);
  expect(provider).toEqual(expect.any(String));
  expect(id).toEqual(expected.id ?? expect.stringMatching(new RegExp(`^${String(provider)}:.`)));
  if ('occurredAt' in expected) expect(occurredAt).toEqual(expected.occurredAt);
  expect(rawBody).toBeInstanceOf(Uint8Array);
  expect(Buffer.from(rawBody as Uint8Array).equals(expected.rawBody ?? request.body)).toBe(true);
  if (expected.inspect !== undefined) expected.inspect(payload);
  else expect(payload).toStrictEqual('payload' in expected ? expected.payload : JSON.parse(request.body.toString()));
  if (expected.on === undefined) checkAttached(handled, webhook, answer);
}

function checkAttached(
  handled: Handled | undefined,
  webhook: Readonly<Record<string, unknown>>,
  answer: HttpAnswer | undefined,
): void {
  for (const each of handled?.elsewhere ?? []) expect(each).toBe(webhook);
  expect(handled?.body).toBe(webhook['payload']);
  expect(handled?.rawBody).toBe(webhook['rawBody']);
  if (answer?.status === 200) expect(answer.text).toBe(toDefaultReply(webhook));
}
