import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECRETS, signedByHand } from './deliveries.ts';
import { curl, examples, missingPrograms, readUrl, runInBash, splitOutput, start, stop, type Started } from './run.ts';

/** "Simulate what AkidOTP sends to your server", as their page has it; the last line is ours, for the status. */
const AKIDOTP_SAMPLE = `
SIGNATURE=$(echo -n "$BODY" | openssl dgst -sha256 -hmac "$SECRET" | awk '{print $2}')

curl -X POST "$URL" \\
  -H "Content-Type: application/json" \\
  -H "X-AkidOTP-Signature: $SIGNATURE" \\
  -d "$BODY" \\
  --silent --show-error --write-out '\\n%{http_code}'
`;
const AKIDOTP_SAMPLE_BODY =
  '{"phone":"+971501234567","requestId":"test_123","status":"test","verifiedAt":"2026-04-04T14:30:00.000Z"}';

const ENVIRONMENT = { ...SECRETS, PORT: '0' };

// These sign and send as the vendors' pages do. Node and npm alone are enough for all other tests.
const missing = missingPrograms({ openssl: 'version', curl: '--version', bash: '--version' });
if (missing.length > 0)
  console.warn(`NOT RUN: the tests of the examples, because there is no ${missing.join(' and no ')} here.`);

describe.skipIf(missing.length > 0).each(['express', 'koa', 'fastify'])(
  'the example for %s',
  { timeout: 30_000 },
  (framework) => {
    const file = `${framework}.ts`;
    let example: Started;
    let server: string;

    beforeAll(async () => {
      example = start(file, ENVIRONMENT);
      server = await readUrl(example);
    });

    afterAll(() => stop(example));

    it('has fewer than 40 lines', () => {
      expect(
        readFileSync(examples + file, 'utf8')
          .trimEnd()
          .split('\n').length,
      ).toBeLessThan(40);
    });

    it('takes what the curl sample on the page of AkidOTP sends', () => {
      const variables = {
        URL: `${server}/webhooks/akidotp`,
        SECRET: SECRETS.AKIDOTP_WEBHOOK_SECRET,
        BODY: AKIDOTP_SAMPLE_BODY,
      };
      expect(splitOutput(runInBash(AKIDOTP_SAMPLE, variables))).toEqual({ status: 200, body: 'OK' });
    });

    it('refuses that sample under another secret', () => {
      const variables = { URL: `${server}/webhooks/akidotp`, SECRET: 'another', BODY: AKIDOTP_SAMPLE_BODY };
      const { status, body } = splitOutput(runInBash(AKIDOTP_SAMPLE, variables));
      expect([status, JSON.parse(body)]).toMatchObject([401, { statusCode: 401, code: 'signature_mismatch' }]);
    });

    it.each(signedByHand)('acknowledges a delivery of $provider', ({ send, success }) => {
      expect(curl(send(server))).toEqual({ status: 200, body: success });
    });

    it.each(signedByHand)('refuses a changed delivery of $provider', ({ send, change: [from, to], refusal }) => {
      const { url, headers, body } = send(server);
      const changed =
        body === undefined ? { url: url.replace(from, to), headers } : { url, headers, body: body.replace(from, to) };
      expect(changed).not.toEqual({ url, headers, body });
      const received = curl(changed);
      expect(received.status).toBe(refusal);
      expect(JSON.parse(received.body)).toMatchObject({ statusCode: refusal, code: 'signature_mismatch' });
    });

    it('prints what it did and nothing personal', async () => {
      const own = start(file, ENVIRONMENT);
      try {
        const url = await readUrl(own);
        for (const { send } of signedByHand) curl(send(url));
      } finally {
        await stop(own);
      }
      expect(own.printed.err).toBe('');
      const [listening, ...lines] = own.printed.out.trimEnd().split('\n');
      expect(listening).toMatch(/^listening on /);
      expect(lines).toEqual(signedByHand.map(({ line }) => line));
    });

    it('ends at once where a secret is missing, and names its variable', async () => {
      const variables = Object.keys(SECRETS);
      const started = variables.map((variable) => start(file, { ...ENVIRONMENT, [variable]: undefined }));
      expect(await Promise.all(started.map(({ exitCode }) => exitCode))).toEqual(variables.map(() => 1));
      expect(started.map(({ printed }) => printed.out)).toEqual(variables.map(() => ''));
      expect(started.map(({ printed }) => printed.err.split(' is not set')[0])).toEqual(variables);
    });
  },
);
