import type { Server } from 'node:http';
import { webhook } from '@hooknotary/koa';
import { bodyParser } from '@koa/bodyparser';
import Koa, { type Middleware } from 'koa';
import { SECRET } from '../schemes.ts';
import { vendorChecks, vendorHeaders, type Vendor } from '../vendors.ts';
import { OK, on, type Mount, type Setting } from './app.ts';

const ways: Readonly<Record<string, Mount<Koa>>> = {
  nothing: (app, { path }) => app.use(answerAt(path)),
  json: (app, { path }) => app.use(at(path, bodyParser())).use(answerAt(path)),
  hooknotary: (app, { path, provider }) => app.use(webhook(provider, SECRET, { path })).use(answerAt(path)),
  'hooknotary-on': (app, { path, provider }) => app.use(webhook(provider, SECRET, { path, on })),
  akidotp: toSample('akidotp'),
  idenfy: toSample('idenfy'),
  osapher: toSample('osapher'),
};

/** The vendors wrote none for Koa: their check, on what the body parser keeps. */
function toSample(vendor: Vendor): Mount<Koa> {
  const check: Middleware = (context, next) => {
    const { rawBody } = context.request as typeof context.request & { rawBody: string };
    const signature = context.headers[vendorHeaders[vendor]] as string;
    if (!vendorChecks[vendor](SECRET, rawBody, signature)) context.throw(401);
    return next();
  };
  return (app, { path }) => app.use(at(path, bodyParser())).use(at(path, check)).use(answerAt(path));
}

function at(path: string, middleware: Middleware): Middleware {
  return (context, next) => (context.path === path ? middleware(context, next) : next());
}

function answerAt(path: string): Middleware {
  return at(path, (context) => void (context.body = OK));
}

export async function startKoa(way: string, settings: readonly Setting[]): Promise<Server> {
  const app = new Koa();
  app.silent = true;
  for (const setting of settings) await ways[way]?.(app, setting);
  return app.listen(0, '127.0.0.1');
}
