import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startProxy, type CutProxy } from './cut-proxy.ts';
import { findFreePort } from './free-port.ts';
import { until } from './until.ts';

const open: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

describe('a cut proxy', () => {
  it('passes everything on until told otherwise', async () => {
    const { proxy } = await startEcho();
    expect(await ask(await enter(proxy), 'hello')).toBe('hello');
  });

  it('cuts every connection, and takes new ones', async () => {
    const { proxy } = await startEcho();
    const clients = [await enter(proxy), await enter(proxy)];
    await Promise.all(clients.map((client) => ask(client, 'hello')));
    const ends = clients.map((client) => once(client, 'close'));
    proxy.cutAll();
    await Promise.all(ends);
    expect(await ask(await enter(proxy), 'again')).toBe('again');
  });

  it('cuts within a command, once', async () => {
    const { proxy, received } = await startEcho();
    const client = await enter(proxy);
    expect(await ask(client, 'one')).toBe('one');
    proxy.cutAfter(5);
    expect(await ask(client, 'two')).toBe('two');
    client.write('three');
    await once(client, 'close');
    await until('the beginning has arrived', () => received() === 'onetwoth');
    expect(await ask(await enter(proxy), 'four')).toBe('four');
    expect(received()).toBe('onetwothfour');
  });

  it('lets a command happen without its sender learning of it, once', async () => {
    const { proxy, received } = await startEcho();
    const client = await enter(proxy);
    const other = await enter(proxy);
    proxy.swallowAnswers();
    const seen: Buffer[] = [];
    client.on('data', (bytes: Buffer) => seen.push(bytes)).write('hello');
    await once(client, 'close');
    expect(received()).toBe('hello');
    expect(seen).toEqual([]);
    expect(await ask(other, 'again')).toBe('again');
  });

  it('refuses new connections while blocked, and keeps those it has', async () => {
    const { proxy } = await startEcho();
    const client = await enter(proxy);
    expect(await ask(client, 'hello')).toBe('hello');
    await proxy.block();
    await expect(enter(proxy)).rejects.toThrow('ECONNREFUSED');
    expect(await ask(client, 'still')).toBe('still');
    await proxy.unblock();
    expect(await ask(await enter(proxy), 'again')).toBe('again');
  });

  it('ends a connection when there is no server', async () => {
    const proxy = await startProxy(await findFreePort());
    open.push(proxy.close);
    const client = await enter(proxy);
    await once(client.resume(), 'close');
    expect(client.destroyed).toBe(true);
  });
});

async function startEcho(): Promise<{ readonly proxy: CutProxy; readonly received: () => string }> {
  const chunks: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined).on('data', (bytes: Buffer) => chunks.push(bytes));
    socket.pipe(socket);
  });
  const port = await findFreePort();
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const proxy = await startProxy(port);
  open.push(proxy.close, () => server.close());
  return { proxy, received: () => Buffer.concat(chunks).toString() };
}

async function enter({ port }: CutProxy): Promise<Socket> {
  const client = connect(port, '127.0.0.1');
  await once(client, 'connect');
  return client.on('error', () => undefined);
}

async function ask(client: Socket, words: string): Promise<string> {
  client.write(words);
  const [bytes] = await once(client, 'data');
  return String(bytes);
}
