import type { Server } from 'node:http';
import { webhook } from '@hooknotary/express';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { SECRET } from '../schemes.ts';
import { vendorChecks, vendorHeaders, type Vendor } from '../vendors.ts';
import { OK, on, type Mount, type Setting } from './app.ts';
import { peers } from './peers.ts';

const answer: RequestHandler = (_request, response) => void response.status(200).send(OK);

const jsonKeepingBytes = express.json({
  verify: (request, _, bytes) => void Object.assign(request, { rawBody: bytes }),
});

const ways: Readonly<Record<string, Mount<Express>>> = {
  nothing: (app, { path }) => app.post(path, answer),
  json: (app, { path }) => app.post(path, express.json(), answer),
  hooknotary: (app, { path, provider }) => app.post(path, webhook(provider, SECRET), answer),
  'hooknotary-on': (app, { path, provider }) => app.use(webhook(provider, SECRET, { path, on })),
  akidotp: (app, { path }) => app.post(path, jsonKeepingBytes, toSample('akidotp', 'rawBody')),
  idenfy: (app, { path }) => app.post(path, express.raw({ type: 'application/json' }), toSample('idenfy', 'body')),
  osapher: (app, { path }) => app.post(path, jsonKeepingBytes, toSample('osapher', 'rawBody')),
  ...peers(answer),
};

/** Checks by a vendor's sample, which finds the bytes in this member of the request. */
function toSample(vendor: Vendor, member: 'rawBody' | 'body'): RequestHandler {
  return (request, response) => {
    // The cast is true: the parser before it kept bytes there.
    const bytes = request[member] as Buffer;
    const signature = request.headers[vendorHeaders[vendor]] as string;
    if (!vendorChecks[vendor](SECRET, bytes, signature)) return void response.status(401).send('Invalid signature');
    if (member === 'body') JSON.parse(bytes.toString());
    response.status(200).send(OK);
  };
}

// Express knows a handler of errors by its four parameters.
// oxlint-disable-next-line no-unused-vars -- As above.
const refuse: ErrorRequestHandler = (_error, _request, response, _next) => void response.sendStatus(401);

export async function startExpress(way: string, settings: readonly Setting[]): Promise<Server> {
  const app = express();
  for (const setting of settings) await ways[way]?.(app, setting);
  app.use(refuse);
  return app.listen(0, '127.0.0.1');
}
