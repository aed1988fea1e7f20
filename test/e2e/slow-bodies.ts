import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Connections that send a delivery's head and then its body a byte at a time, without end. */
export interface SlowBodies {
  /** Connections that neither side has closed. */
  readonly open: () => number;
  /** Bytes of bodies sent so far. */
  readonly dribbled: () => number;
  /** Answers, of which there should be none: no body is complete. */
  readonly answered: () => number;
  readonly close: () => Promise<void>;
}

interface Attack {
  readonly port: number;
  readonly connections: number;
}

const HEAD = [
  'POST /webhooks/akidotp HTTP/1.1',
  'Host: localhost',
  'Content-Type: application/json',
  'Content-Length: 100000',
  `X-AkidOTP-Signature: ${'0'.repeat(64)}`,
  '\r\n',
].join('\r\n');

/** Milliseconds between two bytes of one connection; the connections take turns. */
const INTERVAL = 500;
const TURNS = 50;

export async function openSlowBodies({ port, connections }: Attack): Promise<SlowBodies> {
  let answered = 0;
  let dribbled = 0;
  let turn = 0;
  const sockets = await Promise.all(Array.from({ length: connections }, () => openSocket(port)));
  for (const socket of sockets) {
    socket.on('data', () => answered++);
    socket.write(HEAD);
  }
  const timer = setInterval(dribble, INTERVAL / TURNS);

  function dribble(): void {
    turn = (turn + 1) % TURNS;
    for (const socket of sockets.filter((each, index) => index % TURNS === turn && each.writable)) {
      socket.write('{');
      dribbled++;
    }
  }

  async function close(): Promise<void> {
    clearInterval(timer);
    const closed = sockets.filter((socket) => !socket.closed).map((socket) => once(socket, 'close'));
    for (const socket of sockets) socket.destroy();
    await Promise.all(closed);
  }

  return {
    open: () => sockets.filter(({ readyState }) => readyState === 'open').length,
    dribbled: () => dribbled,
    answered: () => answered,
    close,
  };
}

async function openSocket(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  // That the server closed it shows in how many are open.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}
