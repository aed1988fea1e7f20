import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { file, hasPrograms, hooknotary, SECRETS } from './command.ts';

/** A server with a certificate that nobody else knows. */
async function startHttps(): Promise<{ readonly url: string; readonly certificate: string }> {
  const [key, certificate] = [file(''), file('')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const form = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '3650'];
  execFileSync('openssl', ['req', ...form, ...subject, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_request, response) => {
    response.end('OK');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `https://localhost:${(server.address() as AddressInfo).port}/`, certificate };
}

describe.runIf(hasPrograms('openssl'))('hooknotary send, by https', () => {
  it('delivers where the certificate is trusted', async () => {
    const { url, certificate } = await startHttps();
    const env = { ...SECRETS, NODE_EXTRA_CA_CERTS: certificate };
    const outcome = await hooknotary(['send', 'akidotp', url], { env });
    expect(outcome).toMatchObject({ status: 0, stdout: expect.stringContaining('200 OK') as unknown });
  });

  it('delivers nothing where it is not', async () => {
    const { url } = await startHttps();
    const { status, stdout } = await hooknotary(['send', 'akidotp', url]);
    expect(status).toBe(1);
    expect(stdout).toContain('no answer: its certificate is not trusted');
  });
});
