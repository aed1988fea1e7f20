import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { findFreePort } from './free-port.ts';

/** A proxy in front of a server that breaks connections at chosen moments. */
export interface CutProxy {
  readonly port: number;
  /** Destroys every connection at once. */
  readonly cutAll: () => void;
  /** Lets that many more bytes pass to the server, then destroys the connection that sent the next one; once. */
  readonly cutAfter: (bytes: number) => void;
  /** Destroys the next connection that sends something when its answer comes, which the client never sees; once. */
  readonly swallowAnswers: () => void;
  /** Refuses new connections; those open stay. */
  readonly block: () => Promise<void>;
  readonly unblock: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Link {
  readonly client: Socket;
  readonly server: Socket;
}

export async function startProxy(targetPort: number): Promise<CutProxy> {
  const port = await findFreePort();
  const links = new Set<Link>();
  let listener: Server | undefined;
  let bytesLeft = Infinity;
  let swallowsNext = false;
  let swallowing: Link | undefined;

  function accept(client: Socket): void {
    const link = { client, server: connect({ host: '127.0.0.1', port: targetPort, noDelay: true }) };
    links.add(link);
    client.on('data', (bytes: Buffer) => toServer(link, bytes));
    link.server.on('data', (bytes: Buffer) => toClient(link, bytes));
    for (const socket of [client, link.server]) {
      // The other side learns of it by the end of its own connection.
      socket.on('error', () => undefined);
      socket.on('close', () => end(link));
    }
  }

  function toServer(link: Link, bytes: Buffer): void {
    if (swallowsNext) {
      swallowsNext = false;
      swallowing = link;
    }
    if (bytes.length <= bytesLeft) {
      bytesLeft -= bytes.length;
      link.server.write(bytes);
      return;
    }
    const passing = bytes.subarray(0, bytesLeft);
    bytesLeft = Infinity;
    link.client.pause();
    link.server.write(passing, () => cut(link));
  }

  function toClient(link: Link, bytes: Buffer): void {
    if (swallowing !== link) {
      link.client.write(bytes);
      return;
    }
    swallowing = undefined;
    cut(link);
  }

  function end(link: Link): void {
    links.delete(link);
    // What is on its way still arrives.
    link.client.end();
    link.server.end();
  }

  function cutAll(): void {
    for (const link of links) cut(link);
  }

  async function block(): Promise<void> {
    listener?.close();
    listener = undefined;
  }

  async function unblock(): Promise<void> {
    listener ??= await listen(port, accept);
  }

  await unblock();
  return {
    port,
    cutAll,
    cutAfter: (bytes) => void (bytesLeft = bytes),
    swallowAnswers: () => void (swallowsNext = true),
    block,
    unblock,
    close: async () => {
      await block();
      cutAll();
    },
  };
}

function cut({ client, server }: Link): void {
  client.destroy();
  server.destroy();
}

async function listen(port: number, accept: (client: Socket) => void): Promise<Server> {
  const listener = createServer({ noDelay: true }, accept).listen(port, '127.0.0.1');
  await once(listener, 'listening');
  return listener;
}
