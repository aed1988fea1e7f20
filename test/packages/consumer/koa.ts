import { createServer } from 'node:http';
import { akidotpWebhook, carddaWebhook, idenfyWebhook, kudosityWebhook, osapherWebhook } from '@hooknotary/koa';
import Koa from 'koa';
import { secrets, type Outcome } from './deliveries.ts';
import { receiveAll } from './receive.ts';

const tell = (ctx: { body: unknown }, outcome: Outcome): void => {
  ctx.body = outcome;
};

const akidotp = new Koa();
akidotp.use(akidotpWebhook(secrets.akidotp)).use((ctx) => {
  tell(ctx, { type: ctx.webhook.type, fact: ctx.webhook.type === 'verified' ? ctx.webhook.payload.phone : undefined });
});

const cardda = new Koa();
cardda.use(carddaWebhook(secrets.cardda)).use((ctx) => {
  const { webhook } = ctx.state;
  tell(ctx, { type: webhook.type, fact: webhook.type === 'verification_code' ? webhook.code : undefined });
});

const idenfy = new Koa();
idenfy.use(idenfyWebhook(secrets.idenfy)).use((ctx) => {
  const { webhook } = ctx.state;
  tell(ctx, { type: webhook.type, fact: webhook.type === 'COMPANY_DELETE' ? webhook.payload.companyId : undefined });
});

// Where nothing is chained, the provider is looked at first.
const others = new Koa();
others.use(kudosityWebhook(secrets.kudosity, { path: '/kudosity' }));
others.use(osapherWebhook(secrets.osapher, { path: '/osapher' }));
others.use((ctx) => {
  const { webhook } = ctx;
  if (webhook?.provider === 'kudosity' && webhook.type === 'reply') {
    tell(ctx, { type: webhook.type, fact: webhook.payload.response });
  }
  if (webhook?.provider === 'osapher' && webhook.type === 'verification.completed') {
    tell(ctx, { type: webhook.type, fact: webhook.payload.data.legalName });
  }
});

const apps = {
  akidotp: akidotp.callback(),
  cardda: cardda.callback(),
  idenfy: idenfy.callback(),
  kudosity: others.callback(),
  osapher: others.callback(),
};
const server = createServer((request, response) => {
  const [, name = ''] = /^\/(\w+)/.exec(request.url ?? '') ?? [];
  void Object.entries(apps).find(([vendor]) => vendor === name)?.[1](request, response);
});
server.listen(0, () => void receiveAll(server));
