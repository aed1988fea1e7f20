import { akidotpWebhook, carddaWebhook, idenfyWebhook, kudosityWebhook, osapherWebhook } from '@hooknotary/express';
import express, { type Response } from 'express';
import { secrets, type Outcome } from './deliveries.ts';
import { receiveAll } from './receive.ts';

const app = express();
const tell = (res: Pick<Response, 'json'>, outcome: Outcome) => res.json(outcome);

app.post('/akidotp', akidotpWebhook(secrets.akidotp), (req, res) => {
  tell(res, { type: req.webhook.type, fact: req.webhook.type === 'verified' ? req.webhook.payload.phone : undefined });
});
app.post('/cardda', carddaWebhook(secrets.cardda), (req, res) => {
  tell(res, { type: req.webhook.type, fact: req.webhook.type === 'verification_code' ? req.webhook.code : undefined });
});
app.post('/idenfy', idenfyWebhook(secrets.idenfy), (req, res) => {
  const { webhook } = req;
  tell(res, { type: webhook.type, fact: webhook.type === 'COMPANY_DELETE' ? webhook.payload.companyId : undefined });
});
app.get('/kudosity', kudosityWebhook(secrets.kudosity), (req, res) => {
  tell(res, { type: req.webhook.type, fact: req.webhook.type === 'reply' ? req.webhook.payload.response : undefined });
});
// Where nothing is chained, the provider is looked at first.
app.use(osapherWebhook(secrets.osapher, { path: '/osapher' }));
app.post('/osapher', (req, res) => {
  if (req.webhook?.provider !== 'osapher' || req.webhook.type !== 'verification.completed') return res.sendStatus(422);
  return tell(res, { type: req.webhook.type, fact: req.webhook.payload.data.legalName });
});

const server = app.listen(0, () => void receiveAll(server));
