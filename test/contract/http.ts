import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Name and value as they are written, in latin1. */
export type Header = readonly [name: string, value: string];

/**
 * How the body goes out: `length` at once behind its Content-Length, `none` without any framing header, `byte-writes`
 * one byte a packet, `chunked` and `byte-chunks` in one chunk and in one a byte, `endless` chunked without the last
 * chunk, `announced` never, though its length is told, `cut` half of it before the connection ends, `left` all of it
 * before the connection ends, `continue` once the server said 100; or behind a Content-Length of another number, or
 * with trailers.
 */
export type Framing =
  | 'length'
  | 'none'
  | 'byte-writes'
  | 'chunked'
  | 'byte-chunks'
  | 'endless'
  | 'announced'
  | 'cut'
  | 'left'
  | 'continue'
  | { readonly says: number }
  | { readonly trailer: Header };

/** A request whose bytes go out as given: nothing adds, joins, sorts or corrects a header. */
export interface HttpRequest {
  readonly method: string;
  readonly target: string;
  /** All headers but `Host` and those of the framing. */
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  readonly framing?: Framing;
}

export interface HttpAnswer {
  readonly status: number;
  readonly reason: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Connection {
  readonly send: (request: HttpRequest) => Promise<void>;
  /** The next answer; undefined if the server closes the connection instead. */
  readonly receive: (method: string) => Promise<HttpAnswer | undefined>;
  readonly close: () => void;
}

export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  // A server may close while the client still writes; what that means is for the reading side to say.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const read = createReader(socket);

  async function send(request: HttpRequest): Promise<void> {
    const { headers, parts } = frame(request);
    const lines = [['Host', 'localhost'], ...request.headers, ...headers].map(
      ([name, value]) => `${name}: ${value}\r\n`,
    );
    const head = Buffer.from(`${request.method} ${request.target} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1');
    if (request.framing === 'continue') {
      await write(socket, head);
      if ((await readHead(read)) === undefined) return;
      await write(socket, ...parts);
    } else if (request.framing === 'byte-writes') {
      await write(socket, head, ...parts);
    } else {
      await write(socket, Buffer.concat([head, ...parts]));
    }
    if (request.framing === 'cut' || request.framing === 'left') socket.destroy();
  }

  async function receive(method: string): Promise<HttpAnswer | undefined> {
    const head = await readHead(read);
    if (head === undefined) return undefined;
    const length = method === 'HEAD' || head.status === 204 ? 0 : Number(head.headers['content-length'] ?? 'NaN');
    if (Number.isNaN(length)) throw new Error(`This client needs a Content-Length in every answer: ${head.status}.`);
    const body = await read((bytes) => (bytes.length < length ? undefined : length));
    return body && { ...head, text: body.toString('utf8') };
  }

  return { send, receive, close: () => socket.destroy() };
}

function frame({ method, body, framing = 'length' }: HttpRequest): { headers: readonly Header[]; parts: Uint8Array[] } {
  const length: Header = ['Content-Length', String(body.length)];
  const chunked: Header = ['Transfer-Encoding', 'chunked'];
  const end = Buffer.from('0\r\n\r\n');
  if (typeof framing === 'object') {
    if ('says' in framing) return { headers: [['Content-Length', String(framing.says)]], parts: [body] };
    const [name, value] = framing.trailer;
    const trailer = Buffer.from(`0\r\n${name}: ${value}\r\n\r\n`);
    return { headers: [['Trailer', name], chunked], parts: [toChunk(body), trailer] };
  }
  switch (framing) {
    case 'length':
    case 'left':
      return { headers: method === 'GET' && body.length === 0 ? [] : [length], parts: [body] };
    case 'byte-writes':
      return { headers: [length], parts: toBytes(body) };
    case 'cut':
      return { headers: [length], parts: [body.subarray(0, body.length / 2)] };
    case 'announced':
      return { headers: [length], parts: [] };
    case 'continue':
      return { headers: [length, ['Expect', '100-continue']], parts: [body] };
    case 'chunked':
      return { headers: [chunked], parts: [toChunk(body), end] };
    case 'byte-chunks':
      return { headers: [chunked], parts: [...toBytes(body).map(toChunk), end] };
    case 'endless':
      return { headers: [chunked], parts: [toChunk(body)] };
    case 'none':
      return { headers: [], parts: [] };
  }
}

function toBytes(bytes: Uint8Array): Uint8Array[] {
  return Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
}

function toChunk(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) return bytes;
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
}

/** Each part in a packet of its own: the next one waits until the kernel has the one before. */
async function write(socket: Socket, ...parts: readonly Uint8Array[]): Promise<void> {
  const [first, ...rest] = parts;
  if (first === undefined) return;
  await new Promise((resolve) => void socket.write(first, resolve));
  await write(socket, ...rest);
}

/** Takes as many bytes as `measure` says; undefined if the connection ends while it still says undefined. */
type Reader = (measure: (bytes: Buffer) => number | undefined) => Promise<Buffer | undefined>;

function createReader(socket: Socket): Reader {
  const chunks: AsyncIterator<Buffer> = socket[Symbol.asyncIterator]();
  let rest = Buffer.alloc(0);

  return async function read(measure) {
    const length = measure(rest);
    if (length !== undefined) {
      const taken = rest.subarray(0, length);
      rest = rest.subarray(length);
      return taken;
    }
    const next = await chunks.next().catch(() => undefined);
    if (next === undefined || next.done === true) {
      if (rest.length > 0) throw new Error(`The connection ended within an answer: ${rest.toString('latin1')}`);
      return undefined;
    }
    rest = Buffer.concat([rest, next.value]);
    return read(measure);
  };
}

async function readHead(read: Reader): Promise<Omit<HttpAnswer, 'text'> | undefined> {
  const bytes = await read((received) => {
    const end = received.indexOf('\r\n\r\n');
    return end === -1 ? undefined : end + 4;
  });
  if (bytes === undefined) return undefined;
  const [statusLine = '', ...lines] = bytes.toString('latin1').trimEnd().split('\r\n');
  const [, status, reason = ''] = /^HTTP\/1\.1 (\d{3}) (.*)$/.exec(statusLine) ?? [];
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 2),
  ]);
  return { status: Number(status), reason, headers: Object.fromEntries(headers) as Record<string, string> };
}
