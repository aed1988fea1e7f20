import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

// Beside the packages that a reader's project has.
const folder = `${import.meta.dirname}/../node_modules/.cache/testing-readme`;
const readme = readFileSync(new URL('../../packages/testing/README.md', import.meta.url), 'utf8');
const section = readme.slice(readme.indexOf('## Testing your receiver'));

const APPS = `
import { akidotpWebhook } from '@hooknotary/express';
import * as forFastify from '@hooknotary/fastify';
import express from 'express';
import { fastify } from 'fastify';

const options = { path: '/webhooks/akidotp', on: { '*': () => {} } };
export const expressApp = express().use(akidotpWebhook('test secret', options));
export const fastifyApp = fastify();
fastifyApp.register(forFastify.akidotpWebhook, { secret: 'test secret', ...options });
`;

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/apps.js`, APPS);
  writeFileSync(`${folder}/package.json`, '{ "type": "module" }');
});
afterAll(() => rmSync(folder, { recursive: true }));

it('is shown by a program that runs: supertest, inject and fetch', async () => {
  const { expressApp } = (await import(pathToFileURL(`${folder}/apps.js`).href)) as { expressApp: RequestListener };
  const server = createServer(expressApp);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // The cast is true: the server listens on a port.
  const { port } = server.address() as AddressInfo;
  const program = /```ts\n(.*?)```/s.exec(section)?.[1]?.replace('localhost:3000', `127.0.0.1:${port}`) ?? '';
  writeFileSync(`${folder}/program.js`, `${program}export { statusCode, status };`);
  expect(await import(pathToFileURL(`${folder}/program.js`).href)).toMatchObject({ statusCode: 200, status: 200 });
  server.closeAllConnections();
  server.close();
});
