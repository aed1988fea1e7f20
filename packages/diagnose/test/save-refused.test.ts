import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { WebhookError, type Delivery } from '@hooknotary/core';
import { saveRefused } from '../src/save-refused.js';

const refusal = new WebhookError('signature_mismatch', { provider: 'akidotp' });
const delivery: Delivery = {
  method: 'POST',
  url: '/webhooks?canary=1',
  headers: { host: 'receiver.example', 'x-akidotp-signature': 'canary' },
  rawBody: Buffer.from('{"canary":1}'),
};
const now = () => Date.UTC(2026, 10, 22, 10, 0, 0, 7);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hooknotary-refused-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const contentsOf = (place: string): readonly string[] =>
  readdirSync(place)
    .toSorted()
    .map((name) => readFileSync(join(place, name), 'latin1'));

/** The codes of the warnings of this test's folder. */
function watchWarnings(): { readonly codes: () => Promise<readonly unknown[]>; readonly texts: string[] } {
  const warnings: unknown[] = [];
  const texts: string[] = [];
  const onWarning = (warning: Error & { code?: string }): void => {
    if (!warning.message.includes(folder)) return;
    warnings.push(warning.code);
    texts.push(warning.message);
  };
  process.on('warning', onWarning);
  onTestFinished(() => void process.off('warning', onWarning));
  const codes = async () => {
    // Node tells of them in the next turn.
    await new Promise(setImmediate);
    return warnings;
  };
  return { codes, texts };
}

describe('saveRefused', () => {
  it('writes the request as it went over the wire', async () => {
    await saveRefused(folder)(refusal, delivery);
    expect(contentsOf(folder)).toEqual([
      'POST /webhooks?canary=1 HTTP/1.1\r\nhost: receiver.example\r\nx-akidotp-signature: canary\r\n\r\n{"canary":1}',
    ]);
  });

  it('names files by time, count, provider and code, and by nothing of the delivery', async () => {
    const save = saveRefused(folder, { now });
    for (const url of ['/../../canary', '/x', '/y']) await save(refusal, { ...delivery, url });
    const names = readdirSync(folder).toSorted();
    const prefix = '20261122T100000007Z';
    expect(names.map((name) => name.replace(/-[0-9a-f]{8}\.http$/, ''))).toEqual(
      ['001', '002', '003'].map((count) => `${prefix}-${count}-akidotp-signature_mismatch`),
    );
    expect(new Set(names.map((name) => name.slice(-13))).size).toBe(3);
  });

  it('stays within the folder whatever the error says', async () => {
    const inner = join(folder, 'inner');
    const strange = Object.assign(new WebhookError('signature_mismatch', { provider: '../../x' }), { code: '../y\0' });
    await saveRefused(inner)(strange as WebhookError, delivery);
    expect(readdirSync(folder)).toEqual(['inner']);
    expect(readdirSync(inner)).toEqual([expect.stringMatching(/^[\w-]+\.http$/)]);
  });

  it('lets nobody but the owner read them', async () => {
    const inner = join(folder, 'a', 'b');
    await saveRefused(inner)(refusal, delivery);
    const [name = ''] = readdirSync(inner);
    const modes = [inner, join(folder, 'a'), join(inner, name)].map((path) =>
      (statSync(path).mode & 0o777).toString(8),
    );
    expect(modes).toEqual(['700', '700', '600']);
  });

  it('leaves a folder that is there as it is, and makes it no earlier than needed', async () => {
    const inner = join(folder, 'inner');
    saveRefused(inner);
    expect(readdirSync(folder)).toEqual([]);
    mkdirSync(inner, { mode: 0o750 });
    await saveRefused(inner)(refusal, delivery);
    expect((statSync(inner).mode & 0o777).toString(8)).toBe('750');
  });

  it('saves so many and no more, and warns once', async () => {
    const warnings = watchWarnings();
    const save = saveRefused(folder, { most: 3 });
    await Promise.all(Array.from({ length: 50 }, () => save(refusal, delivery)));
    await save(refusal, delivery);
    expect(readdirSync(folder)).toHaveLength(3);
    expect(await warnings.codes()).toEqual(['HOOKNOTARY_REFUSED_FULL']);
    expect(warnings.texts.join()).toContain(folder);
    expect(warnings.texts.join()).not.toContain('canary');
  });

  it('warns of a fault of the application, which nobody else would hear of', async () => {
    const codes: unknown[] = [];
    const hear = ({ code }: Error & { code?: string }) => void codes.push(code);
    process.on('warning', hear);
    onTestFinished(() => void process.off('warning', hear));
    const save = saveRefused(folder);
    await save(new WebhookError('handler_failed', { provider: 'akidotp', cause: new Error('canary') }), delivery);
    await save(refusal, delivery);
    await new Promise(setImmediate);
    expect(codes).toEqual(['HOOKNOTARY_HANDLER_FAILED']);
  });

  it('counts what is in the folder already, of whatever kind', async () => {
    const warnings = watchWarnings();
    writeFileSync(join(folder, 'mine.txt'), '');
    await saveRefused(folder, { most: 2 })(refusal, delivery);
    expect(await warnings.codes()).toEqual([]);
    await saveRefused(folder, { most: 2 })(refusal, delivery);
    expect(readdirSync(folder)).toHaveLength(2);
    expect(await warnings.codes()).toEqual(['HOOKNOTARY_REFUSED_FULL']);
  });

  it('saves a hundred where nothing else is said', async () => {
    const save = saveRefused(folder);
    await Promise.all(Array.from({ length: 120 }, () => save(refusal, delivery)));
    expect(readdirSync(folder)).toHaveLength(100);
  });

  it('never rejects: what cannot be saved is a warning, once, and the next is tried', async () => {
    const warnings = watchWarnings();
    const inner = join(folder, 'inner');
    writeFileSync(inner, 'a file');
    const save = saveRefused(inner, { most: 2 });
    for (let turn = 0; turn < 5; turn++) await save(refusal, delivery);
    expect(await warnings.codes()).toEqual(['HOOKNOTARY_REFUSED_NOT_SAVED']);
    expect(warnings.texts.join()).not.toContain('canary');
    rmSync(inner);
    await save(refusal, delivery);
    expect(readdirSync(inner)).toHaveLength(1);
  });

  it.each([
    ['a clock that gives no time', { now: () => Number.NaN }, delivery],
    [
      'a clock that throws',
      {
        now: () => {
          throw new Error('canary');
        },
      },
      delivery,
    ],
    ['headers that are none', {}, { ...delivery, headers: null as never }],
    ['a delivery that is none', {}, undefined as never],
  ])('never rejects for %s, and leaves nothing half written', async (_what, options, given) => {
    watchWarnings();
    await expect(saveRefused(folder, options)(refusal, given)).resolves.toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps every line of a header, in a record, a Headers or a Map', async () => {
    const save = saveRefused(folder);
    await save(refusal, { ...delivery, headers: { 'x-a': ['1', '2'], 'x-b': undefined, 'X-C': 'c' } });
    await save(refusal, { ...delivery, headers: new Headers({ 'x-a': '1' }) });
    await save(refusal, { ...delivery, headers: new Map([['x-m', 'm']]) as never });
    await save(refusal, { ...delivery, headers: { get: () => null } });
    expect(contentsOf(folder).map((text) => text.split('\r\n').slice(1, -2))).toEqual([
      ['x-a: 1', 'x-a: 2', 'X-C: c'],
      ['x-a: 1'],
      ['x-m: m'],
      [],
    ]);
  });

  it('keeps bytes as they are, and lets nothing end a line', async () => {
    await saveRefused(folder)(refusal, {
      method: 'POST',
      url: '/a b\r\nc\u010ad',
      headers: { 'x-a': 'caf\u00e9\r\nx-evil: 1\u010a2', 'x evil': '1', 'x:y': '2', 'x-\r\n': '3' },
      rawBody: Buffer.from([0, 255, 13, 10, 13, 10, 0]),
    });
    const [text = ''] = contentsOf(folder);
    expect(text).toBe('POST /a%20b%0D%0Ac%C4%8Ad HTTP/1.1\r\nx-a: caf\u00e9  x-evil: 1 2\r\n\r\n\0\u00ff\r\n\r\n\0');
  });

  it('leaves out what others could log in with, and how the body was cut', async () => {
    const save = saveRefused(folder);
    const headers = {
      cookie: 'canary',
      authorization: 'Basic canary',
      'proxy-authorization': 'canary',
      'transfer-encoding': 'chunked',
    };
    await save(refusal, { ...delivery, headers });
    await save(refusal, { ...delivery, headers: { authorization: 'HMAC 00' } });
    await save(refusal, { ...delivery, headers, rawBody: Buffer.alloc(0) });
    expect(contentsOf(folder).map((text) => text.split('\r\n').slice(1, -2))).toEqual([
      [],
      ['authorization: HMAC 00'],
      // It is all that tells of a body that was not read.
      ['transfer-encoding: chunked'],
    ]);
  });

  it.each([
    ['no folder', undefined, {}],
    ['an empty one', ' ', {}],
    ['a path that none can have', 'a\0b', {}],
    ['a count of none', 'x', { most: 0 }],
    ['half a file', 'x', { most: 1.5 }],
    ['a count that is text', 'x', { most: '5' as never }],
    ['a clock that is no function', 'x', { now: 5 as never }],
  ])('throws a TypeError for %s', (_what, place, options) => {
    expect(() => saveRefused(place as string, options)).toThrow(TypeError);
  });
});
