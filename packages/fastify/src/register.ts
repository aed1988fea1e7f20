import type { AnyWebhook, Senders } from '@hooknotary/core';
import { createJointReceiver, createReceiver } from '@hooknotary/core/adapter';
import type { FastifyInstance, RegisterOptions } from 'fastify';
import { guard } from './guard.js';
import type { AnyWebhookOptions, SendersOptions } from './types.js';

type Given = AnyWebhookOptions<AnyWebhook> | SendersOptions<Senders>;

/** Options of Fastify's `register` itself, which hands them through with ours. */
type OwnOptions = Pick<RegisterOptions, 'prefix' | 'logLevel' | 'logSerializers'>;

/** Guards a scope, or owns a route. @throws TypeError if the secret or an option is unusable. */
export async function registerWebhook(
  instance: FastifyInstance,
  { prefix = '', logLevel, logSerializers, ...given }: Given & OwnOptions,
): Promise<void> {
  const { provider, secret, senders, ...options } = {
    provider: undefined,
    secret: undefined,
    senders: undefined,
    ...given,
  };
  const { path } = options;
  // Two scopes may have one path, each under its prefix.
  const { endpoint = path === undefined ? undefined : `${instance.prefix}${prefix}${path}` } = options;
  const own = { ...options, endpoint };
  const receiver =
    senders === undefined ? createReceiver(provider, secret, own) : createJointReceiver(senders, own, []);
  instance.addHook('onClose', async () => receiver.close());
  if (path === undefined) return guard(instance, receiver);
  if (options.on === undefined && options.inbox === undefined) {
    receiver.close();
    throw new TypeError(
      `${receiver.provider}: with 'path' the plugin owns the route and needs 'on' or 'inbox' to handle the webhook. ` +
        `To guard a route of your own, register the plugin without 'path' in the scope of that route.`,
    );
  }
  const route = async (scope: FastifyInstance): Promise<void> => {
    guard(scope, receiver);
    // Never called: the guard answers. All methods, so that a wrong one is answered 405 as everywhere.
    scope.all(toRoute(path), (_request, reply) => reply.callNotFound());
  };
  await instance.register(route, {
    ...(prefix !== '' && { prefix }),
    ...(logLevel !== undefined && { logLevel }),
    ...(logSerializers !== undefined && { logSerializers }),
  });
}

/** A path as Fastify's router takes it: without percent-encoding. @throws TypeError for one that it could never find. */
function toRoute(path: string): string {
  try {
    // What would mean something to it, it leaves encoded in a request, and takes for itself in a route.
    if (!/%(?:2[346ABCF]|3[ABDF]|40)/i.test(path)) return decodeURIComponent(path);
  } catch {
    // It is not UTF-8 that is encoded.
  }
  throw new TypeError(
    `Fastify's router never finds the path '${path}', for what is percent-encoded in it: take another.`,
  );
}
