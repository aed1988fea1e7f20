import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createVerifier, defineProvider, header, WebhookError, type Delivery } from '@hooknotary/core';
import { signedRequest } from '@hooknotary/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buffer } from 'node:stream/consumers';
import { file, hooknotary, json, SECRET, startServer } from './command.ts';

const CORE = pathToFileURL(join(import.meta.dirname, '../../core/dist/index.js')).href;

const DESCRIPTION = `{
  name: 'acme-pay',
  signature: header('x-acme-signature'),
  types: { paid: { type: 'object', properties: { event: { const: 'paid' } }, required: ['event'] } },
  typeOf: (payload) => payload?.event,
}`;

const IMPORT = `import { defineProvider, header } from '${CORE}';\n`;

const acme = defineProvider<'acme-pay', { paid: { readonly event: 'paid' } }>({
  name: 'acme-pay',
  signature: header('x-acme-signature'),
  types: { paid: (payload): payload is { event: 'paid' } => (payload as { event?: unknown }).event === 'paid' },
  typeOf: (payload) => (payload as { event?: string }).event,
});

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'hooknotary-own-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** A module of that name and text. */
function module(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const env = { ACME_PAY_WEBHOOK_SECRET: SECRET };

const request = signedRequest(acme, { secret: SECRET, payload: { event: 'paid' } });

const save = (body: Uint8Array): string => {
  const lines = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
  return file(Buffer.concat([Buffer.from(`POST /acme HTTP/1.1\r\n${lines.join('')}\r\n`), body]));
};

/** A receiver of acme's, and what came of each delivery. */
async function startAcme() {
  const verify = createVerifier(acme, SECRET);
  const codes: string[] = [];
  const origin = await startServer(async (incoming, response) => {
    const { method = '', url = '', headers } = incoming;
    const rawBody = await buffer(incoming);
    try {
      codes.push(verify({ method, url, headers, rawBody } satisfies Delivery).type);
    } catch (error) {
      const { code, status } = error instanceof WebhookError ? error : { code: String(error), status: 500 };
      codes.push(code);
      response.statusCode = status;
      response.setHeader('content-type', 'application/json');
      return void response.end(JSON.stringify({ code }));
    }
    response.end();
  });
  return { url: `${origin}/acme`, codes };
}

describe('a sender of your own', () => {
  it.each([
    ['its default', 'default.js', `export default defineProvider(${DESCRIPTION});`],
    [
      'the one among others',
      'named.mjs',
      `export const limit = 3; export const acme = defineProvider(${DESCRIPTION});`,
    ],
    [
      'its default beside others',
      'both.mjs',
      `export const other = defineProvider({ ...${DESCRIPTION}, name: 'other' }); export default defineProvider(${DESCRIPTION});`,
    ],
    [
      'the same under two names',
      'twice.mjs',
      `const acme = defineProvider(${DESCRIPTION}); export { acme, acme as pay };`,
    ],
    ['one with types', 'typed.ts', `const limit: number = 3; export const acme = defineProvider(${DESCRIPTION});`],
  ])('is read from a module that exports it: %s', async (_what, name, text) => {
    const path = module(name, IMPORT + text);
    const args = ['verify', '--provider', path, '--request', save(request.body), '--json'];
    const outcome = await hooknotary(args, { env });
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    expect(json(outcome)).toMatchObject({ provider: 'acme-pay', verified: true, webhook: { type: 'paid' } });
  });

  it('is explained where it is refused', async () => {
    const path = module('explained.mjs', `${IMPORT}export default defineProvider(${DESCRIPTION});`);
    const args = ['verify', '--provider', path, '--request'];
    const { stdout } = await hooknotary([...args, save(Buffer.concat([request.body, Buffer.from('\n')]))], { env });
    expect(stdout).toContain('\ncause: body_newline_added\n');
    const forged = await hooknotary([...args, save(Buffer.from('{}'))], { env });
    expect(forged.stdout).toContain('1. The secret from ACME_PAY_WEBHOOK_SECRET');
  });

  it('is sent, tampered with and audited', async () => {
    const path = module('sent.mjs', `${IMPORT}export default defineProvider(${DESCRIPTION});`);
    const { url, codes } = await startAcme();
    const args = ['send', '--provider', path, url];
    const payload = ['--payload', file(request.body)];
    expect(await hooknotary([...args, ...payload], { env })).toMatchObject({ status: 0 });
    expect(await hooknotary([...args, ...payload, '--tamper', 'body'], { env })).toMatchObject({ status: 0 });
    expect(codes).toEqual(['paid', 'signature_mismatch']);
    expect((await hooknotary([...args, ...payload, '--curl'], { env: {} })).stdout).toContain(
      '"$ACME_PAY_WEBHOOK_SECRET"',
    );
    // What its form says is enough for an example.
    expect(await hooknotary(args, { env })).toMatchObject({ status: 0 });
    expect(codes).toEqual(['paid', 'signature_mismatch', 'paid']);
    const wrong = await hooknotary([...args, ...payload], { env: { ACME_PAY_WEBHOOK_SECRET: 'another' } });
    expect(wrong.stdout).toContain(`hooknotary verify --provider ${path} --request refused/`);
    const audited = await hooknotary(['check', '--provider', path, url, ...payload], { env });
    expect(audited.stdout).toMatch(/^genuine +success +200 +ok$/m);
    expect(audited.stdout).toMatch(/^body +401 signature_mismatch +401 signature_mismatch +ok$/m);
  });

  it('has no example where its description says no form', async () => {
    const text = DESCRIPTION.replace(/paid: \{.*\} \}?,\n/, 'paid: (payload) => payload !== undefined },\n');
    const path = module('formless.mjs', `${IMPORT}export default defineProvider(${text});`);
    expect(await hooknotary(['send', '--provider', path, 'http://127.0.0.1:1/'], { env })).toMatchObject({
      status: 2,
      stderr: 'error: acme-pay: there are no examples: give a payload.\n',
    });
  });

  const cases: readonly (readonly [what: string, name: string, text: string | undefined, part: string])[] = [
    ['is not there', 'nowhere.mjs', undefined, 'there is no such file.'],
    ['throws', 'throws.mjs', "throw new Error('boom\\n  at somewhere');", 'boom at somewhere.'],
    ['throws what is no error', 'odd.mjs', "throw 'boom';", 'boom.'],
    ['is no program', 'broken.mjs', 'export default {;', "Unexpected token ';'."],
    ['imports what is not there', 'import.mjs', "import './nowhere.mjs';", 'Cannot find module'],
    ['exports none', 'none.mjs', `${IMPORT}export default ${DESCRIPTION};`, 'it exports no provider'],
    [
      'exports several',
      'several.mjs',
      `${IMPORT}export const a = defineProvider(${DESCRIPTION}); export const b = defineProvider(${DESCRIPTION});`,
      'it exports several providers: a, b.',
    ],
    [
      'describes what cannot be',
      'wrong.mjs',
      `${IMPORT}export default defineProvider({ name: 'A b' });`,
      'defineProvider',
    ],
  ];

  it.each(cases)('ends with 2 and one line where its module %s', async (_what, name, text, part) => {
    const path = text === undefined ? join(folder, name) : module(name, text);
    const outcome = await hooknotary(['verify', '--provider', path, '--request', '-'], { env });
    expect(outcome).toMatchObject({ status: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^error: [^\n]+\n$/);
    expect(outcome.stderr).toContain(part);
  });

  it.each([
    ['both', ['verify', 'akidotp', '--provider', 'x.mjs', '--request', '-'], 'by its name or by --provider, not both'],
    ['both, and a URL', ['send', 'akidotp', 'http://localhost', '--provider', 'x.mjs'], 'not both'],
    ['neither', ['verify', '--request', '-'], "missing required argument 'provider'"],
    ['no URL', ['check', '--provider', 'x.mjs'], "missing required argument 'url'"],
    ['a file by name', ['verify', './acme.js', '--request', '-'], 'A file goes by --provider.'],
    ['a folder', ['verify', '--provider', '/', '--request', '-'], '/: it is a folder.'],
  ])('ends with 2 and one line for %s', async (_what, args, part) => {
    const outcome = await hooknotary(args, { env });
    expect(outcome).toMatchObject({ status: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^error: [^\n]+\n$/);
    expect(outcome.stderr).toContain(part);
  });
});
