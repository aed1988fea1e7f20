import { connect, type Socket } from 'node:net';

/** What is sent, over and over, and how often. */
export interface Burst {
  readonly port: number;
  /** A whole request, head and body. */
  readonly request: Buffer;
  /** Kept alive; each waits for an answer before it sends again. */
  readonly connections: number;
  /** Requests in all. */
  readonly amount: number;
}

/** How many answers of each kind came: by status, and `closed` where a connection ended before its answer. */
export type Answers = Readonly<Record<string, number>>;

/** Sends a burst by bare sockets: a load generator that parsed what it gets would cost more than the server that is measured. */
export async function sendBurst({ port, request, connections, amount }: Burst): Promise<Answers> {
  const answers: Record<string, number> = {};
  let left = amount;
  const count = (kind: string): void => {
    answers[kind] = (answers[kind] ?? 0) + 1;
  };

  await Promise.all(Array.from({ length: Math.min(connections, amount) }, run));
  return answers;

  function run(): Promise<void> {
    return new Promise((resolve) => {
      const socket: Socket = connect({ host: '127.0.0.1', port, noDelay: true });
      let answer: Answer | undefined;
      let isWaiting = false;
      const send = (): void => {
        if (left === 0) return void socket.end();
        left -= 1;
        isWaiting = true;
        socket.write(request);
      };
      socket
        .on('connect', send)
        .on('data', (bytes: Buffer) => {
          if (answer === undefined) count(bytes.toString('latin1', 9, 12));
          answer ??= begin(bytes);
          if (!answer.isOver(bytes)) return;
          answer = undefined;
          isWaiting = false;
          send();
        })
        .on('error', () => undefined)
        .on('close', () => {
          if (isWaiting) count('closed');
          resolve();
        });
    });
  }
}

/** An answer under way: told of what comes of it, in order. */
interface Answer {
  readonly isOver: (bytes: Buffer) => boolean;
}

/** The answer that begins here, of which the head is there whole. */
function begin(first: Buffer): Answer {
  const end = first.indexOf('\r\n\r\n');
  const head = first.toString('latin1', 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (end === -1 || (length === undefined && !/\r\ntransfer-encoding: *chunked/i.test(head))) {
    throw new Error(`An answer of no length: ${first.toString('latin1')}`);
  }
  if (length === undefined) return { isOver: (bytes) => bytes.toString('latin1', bytes.length - 5) === '0\r\n\r\n' };
  let missing = end + 4 + Number(length);
  return {
    isOver: (bytes) => {
      missing -= bytes.length;
      return missing <= 0;
    },
  };
}
