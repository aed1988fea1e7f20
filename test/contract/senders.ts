import { createHmac } from 'node:crypto';
import type { Header, HttpRequest } from './http.ts';

export type ProviderName = 'akidotp' | 'kudosity' | 'idenfy' | 'osapher' | 'cardda';

/** The time at which every row happens. */
export const NOW = Date.parse('2026-11-21T12:00:00.000Z');

interface SendOptions {
  readonly secret?: string | Uint8Array;
  readonly target?: string;
  /** iDenfy: the event type. */
  readonly type?: string;
  /** Cardda: the text of the timestamp header. */
  readonly timestamp?: string;
  /** Kudosity: the JSON that PHP makes of the query; needed where it is no flat map of text. */
  readonly json?: string;
}

/** A vendor: what it sends, how it signs, and what its documents say of the answer. */
export interface Sender {
  readonly provider: ProviderName;
  readonly method: 'GET' | 'POST';
  readonly secret: string;
  readonly signatureHeader: string;
  readonly prefix: string;
  /** Status of a refusal for the signature's sake. */
  readonly refusal: 401 | 403;
  /** The answer that acknowledges a delivery. */
  readonly success: { readonly type: string; readonly text: string };
  /** A genuine delivery of this content: of a body, or of Kudosity's query. */
  readonly send: (content: string | Uint8Array, options?: SendOptions) => HttpRequest;
}

export function hmac(secret: string | Uint8Array, ...parts: readonly (string | Uint8Array)[]): string {
  const digest = createHmac('sha256', secret);
  for (const part of parts) digest.update(part);
  return digest.digest('hex');
}

const OK = { type: 'text/plain; charset=utf-8', text: 'OK' };
const JSON_TYPE: Header = ['Content-Type', 'application/json'];

export const akidotp: Sender = {
  provider: 'akidotp',
  method: 'POST',
  secret: 'akidotp-dashboard-secret',
  signatureHeader: 'X-AkidOTP-Signature',
  prefix: '',
  refusal: 401,
  success: OK,
  send: (content, { secret = akidotp.secret, target = '/webhooks/akidotp' } = {}) =>
    post(target, content, [JSON_TYPE, ['X-AkidOTP-Signature', hmac(secret, content)]]),
};

export const idenfy: Sender = {
  provider: 'idenfy',
  method: 'POST',
  secret: 'idenfy-signing-key',
  signatureHeader: 'Idenfy-Signature',
  prefix: '',
  refusal: 403,
  success: OK,
  send: (content, { secret = idenfy.secret, target = '/webhooks/idenfy', type = 'DOCUMENT_EXPIRATION' } = {}) =>
    post(target, content, [JSON_TYPE, ['Idenfy-Event-Type', type], ['Idenfy-Signature', hmac(secret, content)]]),
};

export const osapher: Sender = {
  provider: 'osapher',
  method: 'POST',
  secret: 'whsec_b3NhcGhlcg',
  signatureHeader: 'X-Osapher-Signature',
  prefix: 'sha256=',
  refusal: 401,
  success: { type: 'application/json; charset=utf-8', text: '{"received":true}' },
  send: (content, { secret = osapher.secret, target = '/webhooks/osapher' } = {}) =>
    post(target, content, [JSON_TYPE, ['X-Osapher-Signature', `sha256=${hmac(secret, content)}`]]),
};

export const cardda: Sender = {
  provider: 'cardda',
  method: 'POST',
  secret: 'cardda-webhook-secret',
  signatureHeader: 'X-Cardda-Signature',
  prefix: '',
  refusal: 401,
  success: { type: 'application/json; charset=utf-8', text: '{"status":"received"}' },
  send: (content, { secret = cardda.secret, target = '/webhooks/cardda', timestamp = String(NOW / 1000) } = {}) =>
    post(target, content, [
      JSON_TYPE,
      ['X-Cardda-Timestamp', timestamp],
      ['X-Cardda-Signature', hmac(secret, Buffer.from(timestamp, 'latin1'), '.', content)],
    ]),
};

export const kudosity: Sender = {
  provider: 'kudosity',
  method: 'GET',
  secret: 'kudosity-api-secret',
  signatureHeader: 'x-transmitsms-signature',
  prefix: '',
  refusal: 401,
  success: OK,
  send: (content, { secret = kudosity.secret, target = '/webhooks/kudosity', json } = {}) => {
    const query = content.toString();
    const signature = hmac(secret, json ?? toPhpJson(query));
    return {
      method: 'GET',
      target: `${target}?${query}`,
      headers: [['x-transmitsms-signature', signature]],
      body: Buffer.alloc(0),
    };
  },
};

export const postSenders: readonly Sender[] = [akidotp, idenfy, osapher, cardda];
export const senders: readonly Sender[] = [...postSenders, kudosity];

function post(target: string, content: string | Uint8Array, headers: readonly Header[]): HttpRequest {
  return { method: 'POST', target, headers, body: Buffer.from(content) };
}

/** What PHP's json_encode makes of parse_str of a query whose names have neither brackets, dots nor spaces. */
export function toPhpJson(query: string): string {
  const map = new Map<string, string>();
  for (const piece of query.split('&').filter((each) => each !== '')) {
    const [name = '', ...value] = piece.split('=');
    map.set(decode(name), decode(value.join('=')));
  }
  return map.size === 0
    ? '[]'
    : `{${[...map].map(([name, value]) => `${toPhpText(name)}:${toPhpText(value)}`).join(',')}}`;
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

function toPhpText(text: string): string {
  const escape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text)
    .replaceAll('/', '\\/')
    .replaceAll(/[\u0080-\uFFFF]/g, escape);
}
