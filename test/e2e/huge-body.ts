import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';

const MEBIBYTE = 1024 * 1024;
const GIBIBYTE = 1024 * MEBIBYTE;

/** Seconds after which an attempt is given up. */
export const MOST_SECONDS = 60;

export const framings = {
  'Content-Length': { header: `Content-Length: ${GIBIBYTE}`, piece: Buffer.alloc(MEBIBYTE, 'x'), end: '' },
  chunks: {
    header: 'Transfer-Encoding: chunked',
    piece: Buffer.concat([
      Buffer.from(`${MEBIBYTE.toString(16)}\r\n`),
      Buffer.alloc(MEBIBYTE, 'x'),
      Buffer.from('\r\n'),
    ]),
    end: '0\r\n\r\n',
  },
} as const;

export interface Sent {
  /** Status of the answer; NaN if there was none. */
  readonly status: number;
  /** Mebibytes that the server let the sender send. */
  readonly mebibytes: number;
  /** Seconds to the answer, and to the end. */
  readonly answeredAfter: number;
  readonly seconds: number;
}

/** Sends a delivery of 1 GiB, all of it unless the server closes the connection, whatever is answered meanwhile. */
export async function sendGibibyte(port: number, framing: keyof typeof framings): Promise<Sent> {
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1000;
  const socket = connect({ host: '127.0.0.1', port });
  const timer = setTimeout(() => socket.destroy(), MOST_SECONDS * 1000);
  await once(socket, 'connect');
  const answer = readStatus(socket).then((status) => ({ status, answeredAfter: elapsed() }));
  let mebibytes = 0;

  function* toRequest(): Generator<Uint8Array | string> {
    const { header, piece, end } = framings[framing];
    yield `POST /webhooks/akidotp HTTP/1.1\r\nHost: localhost\r\n${header}\r\n`;
    yield `X-AkidOTP-Signature: ${'0'.repeat(64)}\r\n\r\n`;
    for (; mebibytes < GIBIBYTE / MEBIBYTE; mebibytes++) yield piece;
    yield end;
  }

  // A connection that the server closed shows in how much was sent.
  await pipeline(toRequest, socket, { end: false }).catch(() => undefined);
  const { status, answeredAfter } = await answer;
  const seconds = elapsed();
  clearTimeout(timer);
  socket.destroy();
  return { status, mebibytes, answeredAfter, seconds };
}

function readStatus(socket: Socket): Promise<number> {
  return new Promise((resolve) => {
    socket.once('data', (bytes: Buffer) => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(bytes.toString('latin1'))?.[1])));
    socket.once('close', () => resolve(NaN));
    socket.on('error', () => undefined);
  });
}
