import type { IncomingMessage } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { describe, expect, it, vi } from 'vitest';
import { findBytes, readRawBody } from '../src/adapter.js';
import type { RawBodySource } from '../src/node.js';

/** A request whose body is these chunks; all that is read of a request is its stream and its headers. */
function request(chunks: Iterable<unknown>, headers: Readonly<Record<string, string>> = {}): IncomingMessage {
  return Object.assign(Readable.from(chunks, { objectMode: false }), { headers }) as unknown as IncomingMessage;
}

const text = async (body: Promise<Buffer>) => (await body).toString('latin1');

describe('readRawBody', () => {
  const read = async (source: Pick<RawBodySource, 'request'> & Partial<RawBodySource>) =>
    new Promise<Buffer>((resolve, reject) =>
      readRawBody({ kept: undefined, limit: 10, provider: 'akidotp', ...source }, resolve, reject),
    );

  it('gives the bytes of the request as they came', async () => {
    const body = read({ request: request([Buffer.from([0xff, 0x00]), Buffer.from('{}\r\n')]) });
    expect(await text(body)).toBe('\xff\0{}\r\n');
  });

  it('reads another stream than the request where there is one', async () => {
    const stream = Readable.from([Buffer.from('inflated')]);
    expect(await text(read({ request: request([Buffer.from('deflated')]), stream }))).toBe('inflated');
  });

  it('gives no bytes for a body that ended without any before it came here', async () => {
    const ended = request([]);
    ended.resume();
    await finished(ended);
    expect(await text(read({ request: ended }))).toBe('');
  });

  it('refuses a request whose bytes somebody read and did not keep', async () => {
    const halfRead = request([Buffer.from('body')]);
    halfRead.resume();
    await finished(halfRead);
    await expect(read({ request: halfRead })).rejects.toMatchObject({
      code: 'body_already_parsed',
      provider: 'akidotp',
    });
  });

  it('refuses a request that somebody reads as text', async () => {
    const decoded = request([Buffer.from('body')]);
    decoded.setEncoding('utf8');
    await expect(read({ request: decoded })).rejects.toMatchObject({ code: 'body_already_parsed' });
  });

  it('refuses a stream of text', async () => {
    const stream = Readable.from(['{}']);
    await expect(read({ request: request([]), stream })).rejects.toMatchObject({ code: 'body_already_parsed' });
  });

  it('hands over what came in one piece without a copy', async () => {
    const piece = Buffer.from('piece');
    expect(await read({ request: request([piece]) })).toBe(piece);
    const bytes = Uint8Array.from(piece);
    const body = await read({ request: request([]), stream: Readable.from([bytes]) });
    expect(body).toEqual(piece);
    expect(body.buffer).toBe(bytes.buffer);
  });

  it('reads a request that somebody has paused', async () => {
    const paused = request([Buffer.from('body')]);
    paused.pause();
    expect(await text(read({ request: paused }))).toBe('body');
  });

  it('refuses a request that was over before it came here', async () => {
    const gone = request([Buffer.from('body')]);
    gone.destroy();
    await expect(read({ request: gone })).rejects.toMatchObject({ code: 'body_aborted', provider: 'akidotp' });
  });

  it('gives up on a stream that others have put methods on, where nothing comes of it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const gone = request([Buffer.from('gone')]);
    gone.resume();
    await finished(gone);
    Object.assign(gone, { on: gone.on.bind(gone) });
    const reading = Promise.resolve(read({ request: gone })).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await reading).toMatchObject({ code: 'body_already_parsed' });
    vi.useRealTimers();
  });

  describe('of kept bytes', () => {
    it('finds the first, and passes by what is no bytes and what throws', () => {
      const holder = {
        get angry() {
          throw new Error('Invalid JSON');
        },
        none: null,
        text: 'text',
        parsed: { a: 1 },
        first: Buffer.from('first'),
        second: Buffer.from('second'),
      };
      expect(findBytes(holder, 'missing', ...Object.keys(holder))).toBe(holder.first);
      expect(findBytes(holder, 'angry', 'none', 'text', 'parsed')).toBeUndefined();
    });

    it('gives them without reading the request, read or not', async () => {
      const unread = request([Buffer.from('stream')]);
      expect(await text(read({ request: unread, kept: Buffer.from('kept') }))).toBe('kept');
      expect(unread.readableDidRead).toBe(false);
      unread.resume();
      await finished(unread);
      expect(await text(read({ request: unread, kept: Buffer.from('kept') }))).toBe('kept');
    });

    it('gives a window on larger memory for what it shows, and does not copy it', async () => {
      const memory = Uint8Array.from(Buffer.from('before body after'));
      const body = await read({ request: request([]), kept: memory.subarray(7, 11) });
      expect(body.toString()).toBe('body');
      expect(body.buffer).toBe(memory.buffer);
    });

    it('takes as many as the limit, and refuses one more', async () => {
      expect(await text(read({ request: request([]), kept: Buffer.alloc(10, 'a') }))).toBe('a'.repeat(10));
      await expect(read({ request: request([]), kept: Buffer.alloc(11) })).rejects.toMatchObject({
        code: 'body_too_large',
        provider: 'akidotp',
      });
    });
  });

  describe('with a limit', () => {
    it('takes as many bytes, and refuses one more', async () => {
      expect(await text(read({ request: request([Buffer.alloc(10, 'a')]) }))).toBe('a'.repeat(10));
      await expect(read({ request: request([Buffer.alloc(6), Buffer.alloc(5)]) })).rejects.toMatchObject({
        code: 'body_too_large',
        status: 413,
        provider: 'akidotp',
      });
    });

    it('refuses at the head what announces to be larger', async () => {
      const large = request([Buffer.alloc(11)], { 'content-length': '11' });
      await expect(read({ request: large })).rejects.toMatchObject({ code: 'body_too_large' });
    });

    it('lets the rest of a refused body go by, so that the connection can be used again', async () => {
      const rest = new PassThrough();
      const refused = read({ request: request([]), stream: rest });
      rest.write(Buffer.alloc(11));
      await expect(refused).rejects.toMatchObject({ code: 'body_too_large' });
      rest.end(Buffer.alloc(1024));
      await finished(rest);
      expect(rest.readableEnded).toBe(true);
    });
  });

  it.each([
    ['shorter', '5'],
    ['longer', '3'],
  ])('refuses a body that is %s than Content-Length says', async (_what, length) => {
    const body = request([Buffer.from('body')], { 'content-length': length });
    await expect(read({ request: body })).rejects.toMatchObject({ code: 'body_length_mismatch' });
  });

  it('takes a body that is as long as Content-Length says', async () => {
    expect(await text(read({ request: request([Buffer.from('body')], { 'content-length': '4' }) }))).toBe('body');
  });

  it.each([
    ['closes', undefined],
    ['fails', new Error('socket hang up')],
  ])('refuses a body that ends early because the stream %s', async (_what, fault) => {
    const stream = new PassThrough();
    const body = read({ request: request([]), stream });
    stream.write('half');
    stream.destroy(fault);
    await expect(body).rejects.toMatchObject({
      code: 'body_aborted',
      provider: 'akidotp',
      ...(fault && { cause: fault }),
    });
  });
});
