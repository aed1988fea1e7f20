import request, { type Response } from 'supertest';
import { headerOf } from './edits.ts';
import type { HttpRequest } from './http.ts';
import { exampleOf } from './published.ts';
import { akidotp } from './senders.ts';

/** AkidOTP's example, for what only one framework has. */
export const example = exampleOf(akidotp);
export const PATH = '/webhooks/akidotp';
export const { secret } = akidotp;

/** The example under another body. */
export const forged: HttpRequest = { ...example.request, body: Buffer.from('{}') };

/** What the handlers of these tests answer to the example. */
export const seen = { type: 'verified', bytes: example.content, body: example.payload };

/** Posts as a library does, which writes and reads headers in its own way. */
export async function post(
  app: Parameters<typeof request>[0],
  delivery = example.request,
  type = 'application/json',
): Promise<Response> {
  return request(app)
    .post(delivery.target)
    .set(akidotp.signatureHeader, headerOf(delivery, akidotp.signatureHeader))
    .type(type)
    .send(Buffer.from(delivery.body).toString());
}
