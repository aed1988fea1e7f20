import { describe, expect, it } from 'vitest';
import { toAnswer } from '../src/adapter.js';
import { WebhookError, type WebhookErrorCode } from '../src/index.js';

/** Statuses, and a word without which the message would not say what is wrong. */
const CODES: Readonly<Record<WebhookErrorCode, readonly [status: number, message: RegExp]>> = {
  signature_missing: [401, /signature header is missing/],
  signature_malformed: [401, /signature header .* 64 hexadecimal digits/],
  signature_mismatch: [401, /signature does not match/],
  signed_content_malformed: [401, /could not have signed/],
  timestamp_missing: [401, /timestamp header is missing/],
  timestamp_malformed: [401, /timestamp header .* whole number of Unix seconds/],
  timestamp_too_old: [401, /past/],
  timestamp_too_new: [401, /future/],
  event_too_old: [401, /maxEventAge/],
  method_not_allowed: [405, /method/],
  body_unexpected: [400, /GET without a body/],
  body_aborted: [400, /ended before its body was complete/],
  body_length_mismatch: [400, /Content-Length/],
  payload_malformed: [400, /not valid JSON/],
  body_too_large: [413, /bodyLimit/],
  content_encoding_unsupported: [415, /content encoding/],
  body_already_parsed: [500, /before the body parser, or .* Buffer in rawBody/],
  delivery_in_progress: [409, /still being handled/],
  provider_failed: [500, /provider's description failed/],
  handler_failed: [500, /handler failed/],
  secret_unavailable: [503, /secret .* Try again later/],
  store_unavailable: [503, /delivery store .* Try again later/],
  inbox_unavailable: [503, /inbox .* Try again later/],
};

const table = Object.entries(CODES).map(([code, [status, message]]) => ({
  code: code as WebhookErrorCode,
  status,
  message,
}));

describe('WebhookError', () => {
  it.each(table)('of $code has status $status and says why', ({ code, status, message }) => {
    const error = new WebhookError(code, { provider: 'akidotp' });
    expect(error).toMatchObject({ name: 'WebhookError', code, status, statusCode: status, provider: 'akidotp' });
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ['signature_missing', true],
    ['body_too_large', true],
    ['handler_failed', false],
    ['secret_unavailable', false],
  ] as const)('of %s shows its message where the fault is the sender’s: %s', (code, expose) => {
    expect(new WebhookError(code, { provider: 'akidotp' }).expose).toBe(expose);
  });

  it('takes a status of the provider’s own', () => {
    expect(new WebhookError('signature_mismatch', { provider: 'idenfy', status: 403 })).toMatchObject({
      status: 403,
      statusCode: 403,
      expose: true,
    });
  });

  it('asks not to be stored, beside the headers it is given', () => {
    expect(new WebhookError('store_unavailable', { provider: 'akidotp' }).headers).toEqual({
      'cache-control': 'no-store',
    });
    const headers = { 'retry-after': '5' };
    expect(new WebhookError('store_unavailable', { provider: 'akidotp', headers }).headers).toEqual({
      'cache-control': 'no-store',
      'retry-after': '5',
    });
  });

  it('has a cause only where there is one', () => {
    const cause = new Error('down');
    expect(new WebhookError('store_unavailable', { provider: 'akidotp', cause }).cause).toBe(cause);
    expect(new WebhookError('store_unavailable', { provider: 'akidotp' })).not.toHaveProperty('cause');
  });
});

describe('toAnswer', () => {
  it('answers with the JSON that Fastify would make of the error', () => {
    const answer = toAnswer(
      new WebhookError('method_not_allowed', { provider: 'akidotp', headers: { allow: 'POST' } }),
    );
    expect(answer).toEqual({
      status: 405,
      headers: { 'cache-control': 'no-store', allow: 'POST', 'content-type': 'application/json; charset=utf-8' },
      body: '{"statusCode":405,"code":"method_not_allowed","error":"Method Not Allowed","message":"The sender does not use this method."}',
    });
  });
});
