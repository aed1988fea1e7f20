import type { AnyWebhook, Provider } from './provider.js';

/**
 * The verified webhook of a request behind a guard of this provider: Express's or Fastify's request, Koa's context.
 *
 *     const { payload } = webhookOf(akidotp, request);
 *
 * @throws TypeError where there is none, or one of another provider.
 */
export function webhookOf<W extends AnyWebhook>(provider: Provider<W>, request: object): W {
  const webhook: unknown = Reflect.get(request, 'webhook');
  const found = typeof webhook === 'object' && webhook !== null ? String(Reflect.get(webhook, 'provider')) : undefined;
  // The cast is true: nothing but a guard puts a webhook of that name there.
  if (found === provider.name) return webhook as W;
  const instead = found === undefined ? 'there is none' : `it is one of ${found}`;
  throw new TypeError(`This request has no verified webhook of ${provider.name}: ${instead}. Is it behind its guard?`);
}
