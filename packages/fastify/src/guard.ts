import type { Readable } from 'node:stream';
import type { AnyWebhook } from '@hooknotary/core';
import {
  attach,
  attempt,
  findBytes,
  hasBody,
  isBare,
  isSuccess,
  readRawBody,
  readTarget,
  sendAnswer,
  showWebhook,
  type Answer,
  type ReadBody,
  type Receipt,
  type Receiver,
} from '@hooknotary/core/adapter';
import type { FastifyInstance, FastifyReply, FastifyRequest, preParsingHookHandler } from 'fastify';
import { decorateHeaders, hideBody } from './hidden-body.js';
import { showPayload, toStream } from './read-again.js';

/** Verify, show, answer or refuse, in a scope. */
export function guard<W extends AnyWebhook>(
  scope: FastifyInstance,
  { bodyLimit, isReporting, receive, warnOfUnhandled }: Receiver<W>,
): void {
  const verify: preParsingHookHandler = (request, reply, payload, done) => {
    const { raw } = request;
    const { method = '', headers } = raw;
    const readBody: ReadBody = (provider, take, refuse) => {
      const kept = findBytes(request, 'rawBody') ?? findBytes(raw, 'rawBody');
      readRawBody(
        { request: raw, stream: payload, kept, limit: bodyLimit, provider, isLeft: isReporting },
        take,
        refuse,
      );
    };
    // Fastify waits for ever on a hook that is never done.
    const end = (act: () => void): void =>
      void attempt(
        act,
        () => undefined,
        (error) => failWith(error, reply),
      );
    receive(
      { method, url: readTarget(raw), headers, readBody, hasBody: () => hasBody(raw) },
      (receipt) =>
        end(() => {
          if (receipt.refusal !== undefined) return reply.sent ? undefined : done(null, payload);
          if (reply.sent) return giveUp(receipt, reply, warnOfUnhandled);
          return continueWith(receipt, request, reply, { done, left: isReporting ? payload : undefined });
        }),
      (error) => end(() => done(error)),
    );
  };
  decorateHeaders(scope);
  scope.addHook('preParsing', verify);
  scope.addHook('preValidation', showPayload);
}

interface Next {
  readonly done: (error: null, payload: Readable) => void;
  /** The body, where the application is to read it itself. */
  readonly left: Readable | undefined;
}

function continueWith<W extends AnyWebhook>(
  receipt: Receipt<W>,
  request: FastifyRequest,
  reply: FastifyReply,
  { done, left }: Next,
): void {
  const { webhook, answer } = receipt;
  const show = ({ payload, rawBody }: W): void =>
    attach(request, { webhook, rawBody, ...(left === undefined && { body: payload }) });
  if (!showWebhook(receipt, reply.raw, show)) return;
  if (answer !== undefined) return answerWith(answer, reply);
  if (left !== undefined) return done(null, left);
  hideBody(request);
  done(null, toStream(request, webhook.rawBody));
}

function answerWith(answer: Answer, reply: FastifyReply): void {
  if (isBare(answer)) sendAnswer(reply.hijack().raw, answer);
  else void reply.code(answer.status).headers(answer.headers).send(answer.body);
}

/** Where somebody has answered meanwhile, Fastify calls no handler any more. */
function giveUp<W extends AnyWebhook>(
  { answer, settle, webhook }: Receipt<W>,
  { statusCode }: FastifyReply,
  warnOfUnhandled: (webhook: W) => void,
): void {
  void settle?.(false);
  if (answer === undefined && webhook !== undefined && isSuccess(statusCode)) warnOfUnhandled(webhook);
}

function failWith(error: unknown, reply: FastifyReply): void {
  try {
    if (!reply.sent) void reply.send(error);
  } catch {
    reply.raw.destroy();
  }
}
