import { describe, expect, it } from 'vitest';
import { deliver } from '../src/deliver.ts';
import { readTarget } from '../src/target.ts';
import { startServer } from './command.ts';

const resolveTo =
  (...addresses: readonly string[]) =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

describe('a target', () => {
  it.each(['http://localhost/', 'http://127.0.0.1/', 'http://127.9.9.9/', 'http://[::1]/', 'http://2130706433/'])(
    'may be this machine: %s',
    async (url) => {
      await expect(readTarget(url, { allowRemote: false })).resolves.toMatchObject({ url: new URL(url) });
    },
  );

  it('is what its name resolves to, every address of it', async () => {
    const url = 'http://receiver.example/';
    const allowRemote = false;
    await expect(readTarget(url, { allowRemote, resolve: resolveTo('127.0.0.1', '::1') })).resolves.toBeDefined();
    await expect(readTarget(url, { allowRemote, resolve: resolveTo('127.0.0.1', '192.0.2.7') })).rejects.toThrow(
      'receiver.example (192.0.2.7) is not this machine',
    );
    await expect(readTarget('http://localhost/', { allowRemote, resolve: resolveTo('192.0.2.7') })).rejects.toThrow(
      'is not this machine',
    );
  });

  it('is connected to at the addresses that were looked at, whatever its name may mean later', async () => {
    const { port } = new URL(await startServer((request, response) => void response.end(request.headers.host)));
    const url = `http://receiver.invalid:${port}/`;
    const target = await readTarget(url, { allowRemote: false, resolve: resolveTo('127.0.0.1') });
    const request = { method: 'GET', url: '/', headers: {}, body: new Uint8Array() };
    await expect(deliver(request, target, { timeout: 10 })).resolves.toMatchObject({
      status: 200,
      text: `receiver.invalid:${port}`,
    });
  });
});
