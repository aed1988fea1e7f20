import { answerSubscription } from './handshake.js';
import { readHeader } from './headers.js';
import { CONDITIONS } from './options.js';
import type { AnyWebhook, Provider } from './provider.js';
import { createReceiver, type Receiver, type ReceiverOptions } from './receive.js';
import type { Secret } from './secret.js';

/** Several senders on one route, each with its secret: whose signature header is there decides. */
export type Senders = readonly (readonly [provider: Provider, secret: Secret])[];

/** The webhooks of several senders. */
export type WebhookIn<S extends Senders> = WebhookBy<S[number][0]>;
type WebhookBy<P> = P extends Provider<infer W> ? W : never;

type Options = ReceiverOptions<AnyWebhook>;

/** Makes one receiver of several senders. @throws TypeError if a secret or an option is unusable, or two cannot be told apart. */
export function createJointReceiver(
  senders: Senders,
  options: Options,
  others: readonly string[],
): Receiver<AnyWebhook> {
  const providers = senders.map(([provider]) => provider);
  checkSenders(providers);
  checkOptions(providers, options);
  const made: Receiver<AnyWebhook>[] = [];
  try {
    for (const [provider, secret] of senders) {
      made.push(createReceiver(provider, secret, toOwnOptions(provider, options), others));
    }
  } catch (error) {
    for (const receiver of made) receiver.close();
    throw error;
  }
  // The cast is true: there are two at least.
  const [first] = made as [Receiver<AnyWebhook>];

  return {
    ...first,
    receive(incoming, accept, refuse) {
      const at = providers.findIndex(({ signature }) =>
        signature.headers.some((name) => readHeader(incoming.headers, name).length > 0),
      );
      // The one that is not signed names its sender by its query alone.
      const isAsked = ({ subscription }: Provider): boolean =>
        subscription !== undefined && answerSubscription(subscription, incoming) !== undefined;
      return (made[at] ?? made[providers.findIndex(isAsked)] ?? first).receive(incoming, accept, refuse);
    },
    letBy: (request, response) => made.forEach((each) => each.letBy(request, response)),
    take: (request) => made.forEach((each) => each.take(request)),
    close: () => made.forEach((each) => each.close()),
  };
}

function checkSenders(providers: readonly Provider[]): void {
  if (providers.length < 2)
    throw new TypeError('webhook: a list of senders has two of them at least, each with its secret.');
  const owners = new Map<string, string>();
  for (const { name, signature } of providers) {
    for (const header of signature.headers) {
      const other = owners.get(header);
      if (other !== undefined) {
        throw new TypeError(
          `webhook: ${other} and ${name} both sign in '${header}', so that nobody could tell whose a delivery is.`,
        );
      }
      owners.set(header, name);
    }
  }
}

function checkOptions(providers: readonly Provider[], options: Options): void {
  for (const [name, { isHonoured }] of CONDITIONS) {
    if (Reflect.get(options, name) === undefined || providers.some(isHonoured)) continue;
    throw new TypeError(`webhook: '${name}' has no effect, because none of these senders can honour it.`);
  }
  const known = new Set([...providers.flatMap(({ types }) => [...types.keys()]), 'unknown', '*']);
  for (const type of Object.keys(options.on ?? {})) {
    if (!known.has(type)) throw new TypeError(`webhook: none of these senders has a type '${type}' to handle.`);
  }
}

/** The options that a sender can honour, and the handlers of its own types. */
function toOwnOptions(provider: Provider, { on, ...options }: Options): Options {
  const honoured = Object.entries(options).filter(([name]) => CONDITIONS.get(name)?.isHonoured(provider) !== false);
  const handlers = Object.entries(on ?? {}).filter(
    ([type]) => type === '*' || type === 'unknown' || provider.types.has(type),
  );
  // The cast is true: each stands under its name, as before.
  const own = Object.fromEntries(honoured) as Options;
  return on === undefined ? own : { ...own, on: Object.fromEntries(handlers) as NonNullable<Options['on']> };
}
