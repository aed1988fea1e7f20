import type { Receipt, Receiver } from '@hooknotary/core/adapter';
import type { AnyWebhook } from '@hooknotary/core';

type Incoming = Parameters<Receiver<AnyWebhook>['receive']>[0];

/** A request whose body is given, or comes by a promise. */
interface Request extends Omit<Incoming, 'readBody'> {
  readonly readBody: (provider: string) => Uint8Array | Promise<Uint8Array>;
}

/** A receiver whose end is a promise, as tests wait for it. */
type Waiting<W> = Omit<Receiver<W>, 'receive'> & { readonly receive: (request: Request) => Promise<Receipt<W>> };

export function waiting<W>(receiver: Receiver<W>): Waiting<W> {
  const receive = ({ readBody, ...head }: Request): Promise<Receipt<W>> =>
    new Promise((resolve, reject) => {
      const incoming: Incoming = {
        ...head,
        readBody: (name, take, refuse) => {
          const body = readBody(name);
          if (body instanceof Uint8Array) take(body);
          else body.then(take, refuse);
        },
      };
      receiver.receive(incoming, resolve, reject);
    });
  return { ...receiver, receive };
}
