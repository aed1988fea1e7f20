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
  { bodyLimit, receive, warnOfUnhandled }: Receiver<W>,
): void {
  const verify: preParsingHookHandler = (request, reply, payload, done) => {
    const { raw } = request;
    const { method = '', headers } = raw;
    const readBody: ReadBody = (provider, take, refuse) => {
      const kept = findBytes(request, 'rawBody') ?? findBytes(raw, 'rawBody');
      readRawBody({ request: raw, stream: payload, kept, limit: bodyLimit, provider }, take, refuse);
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
        end(() => (reply.sent ? giveUp(receipt, reply, warnOfUnhandled) : continueWith(receipt, request, reply, done))),
      (error) => end(() => done(error)),
    );
  };
  decorateHeaders(scope);
  scope.addHook('preParsing', verify);
  scope.addHook('preValidation', showPayload);
}

function continueWith<W extends AnyWebhook>(
  receipt: Receipt<W>,
  request: FastifyRequest,
  reply: FastifyReply,
  done: (error: null, payload: Readable) => void,
): void {
  const { webhook, answer } = receipt;
  const show = ({ payload, rawBody }: W): void => attach(request, { webhook, body: payload, rawBody });
  if (!showWebhook(receipt, reply.raw, show)) return;
  if (answer !== undefined) return answerWith(answer, reply);
  hideBody(request);
  done(null, toStream(request, webhook.rawBody));
}

function answerWith(answer: Answer, reply: FastifyReply): void {
  if (isBare(answer)) sendAnswer(reply.hijack().raw, answer);
  else void reply.code(answer.status).headers(answer.headers).send(answer.body);
}

/** Where somebody has answered meanwhile, Fastify calls no handler any more. */
function giveUp<W>({ answer, settle }: Receipt<W>, { statusCode }: FastifyReply, warnOfUnhandled: () => void): void {
  void settle?.(false);
  if (answer === undefined && isSuccess(statusCode)) warnOfUnhandled();
}

function failWith(error: unknown, reply: FastifyReply): void {
  try {
    if (!reply.sent) void reply.send(error);
  } catch {
    reply.raw.destroy();
  }
}
