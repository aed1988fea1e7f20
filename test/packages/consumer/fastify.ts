import { akidotpWebhook, carddaWebhook, idenfyWebhook, kudosityWebhook, osapherWebhook } from '@hooknotary/fastify';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { secrets, type Outcome } from './deliveries.ts';
import { receiveAll } from './receive.ts';

const app = Fastify();

app.register(async (scope) => {
  await scope.register(akidotpWebhook, { secret: secrets.akidotp });
  scope.post('/akidotp', tell);
});
app.register(async (scope) => {
  await scope.register(carddaWebhook, { secret: secrets.cardda });
  scope.post('/cardda', tell);
});
app.register(async (scope) => {
  await scope.register(idenfyWebhook, { secret: secrets.idenfy });
  scope.post('/idenfy', tell);
});
app.register(async (scope) => {
  await scope.register(kudosityWebhook, { secret: secrets.kudosity });
  scope.get('/kudosity', tell);
});
app.register(async (scope) => {
  await scope.register(osapherWebhook, { secret: secrets.osapher });
  scope.post('/osapher', tell);
});

function tell({ webhook }: FastifyRequest, reply: FastifyReply): void {
  const outcome: Outcome = { type: webhook?.type ?? 'none', fact: factOf(webhook) };
  void reply.send(outcome);
}

function factOf(webhook: FastifyRequest['webhook']): Outcome['fact'] {
  if (webhook?.provider === 'akidotp' && webhook.type === 'verified') return webhook.payload.phone;
  if (webhook?.provider === 'cardda' && webhook.type === 'verification_code') return webhook.code;
  if (webhook?.provider === 'idenfy' && webhook.type === 'COMPANY_DELETE') return webhook.payload.companyId;
  if (webhook?.provider === 'kudosity' && webhook.type === 'reply') return webhook.payload.response;
  if (webhook?.provider === 'osapher' && webhook.type === 'verification.completed')
    return webhook.payload.data.legalName;
  return undefined;
}

app.listen({ port: 0 }, () => void receiveAll(app.server));
