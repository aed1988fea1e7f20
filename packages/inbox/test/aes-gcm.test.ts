import { createDecipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aesGcm } from '../src/index.js';

const KEYS = { k1: Buffer.alloc(32, 1), k2: Buffer.alloc(32, 2) };
const ENTRY = { id: 'akidotp:1' };
const content = Buffer.from('{"phone":"+971501234567"}');

describe('aesGcm', () => {
  it('opens what it has sealed, under whatever key it knows', async () => {
    const [first, second] = [aesGcm({ keys: KEYS, current: 'k1' }), aesGcm({ keys: KEYS, current: 'k2' })];
    for (const { seal } of [first, second]) {
      const sealed = await seal(content, ENTRY);
      expect(Buffer.from(sealed).includes('phone')).toBe(false);
      expect(await first.open(sealed, ENTRY)).toEqual(content);
      expect(await second.open(sealed, ENTRY)).toEqual(content);
    }
  });

  it('seals anew each time', async () => {
    const { seal } = aesGcm({ keys: KEYS, current: 'k1' });
    expect(await seal(content, ENTRY)).not.toEqual(await seal(content, ENTRY));
  });

  it('is AES-256-GCM, as anybody else would open it', async () => {
    const sealed = Buffer.from(await aesGcm({ keys: KEYS, current: 'k1' }).seal(content, ENTRY));
    expect(sealed.subarray(0, 4)).toEqual(Buffer.from([1, 2, ...Buffer.from('k1')]));
    const decipher = createDecipheriv('aes-256-gcm', KEYS.k1, sealed.subarray(4, 16));
    decipher.setAAD(Buffer.concat([sealed.subarray(0, 4), Buffer.from(ENTRY.id, 'utf16le')]));
    decipher.setAuthTag(sealed.subarray(-16));
    expect(Buffer.concat([decipher.update(sealed.subarray(16, -16)), decipher.final()])).toEqual(content);
  });

  it('opens nothing that was changed, cut, of another entry, or under another key', async () => {
    const { seal, open } = aesGcm({ keys: KEYS, current: 'k1' });
    const sealed = Buffer.from(await seal(content, ENTRY));
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => open(changed, ENTRY)).toThrow(Error);
      expect(() => open(sealed.subarray(0, index), ENTRY)).toThrow(Error);
    }
    expect(() => open(sealed, { id: 'akidotp:2' })).toThrow(Error);
    expect(() => aesGcm({ keys: { k1: KEYS.k2 }, current: 'k1' }).open(sealed, ENTRY)).toThrow(Error);
    expect(() => aesGcm({ keys: { k2: KEYS.k2 }, current: 'k2' }).open(sealed, ENTRY)).toThrow('not among those given');
  });

  it('keeps a copy of its keys', async () => {
    const key = Buffer.alloc(32, 7);
    const { seal, open } = aesGcm({ keys: { k: key }, current: 'k' });
    const sealed = await seal(content, ENTRY);
    key.fill(0);
    expect(await open(sealed, ENTRY)).toEqual(content);
  });

  it.each<[string, Parameters<typeof aesGcm>[0]]>([
    ['a key of 16 bytes', { keys: { k: Buffer.alloc(16) }, current: 'k' }],
    ['a current key that there is not', { keys: KEYS, current: 'k3' }],
    ['a key without an id', { keys: { '': Buffer.alloc(32) }, current: '' }],
    ['an id that is too long', { keys: { ['k'.repeat(256)]: Buffer.alloc(32) }, current: 'k'.repeat(256) }],
    ['a key that is text', { keys: { k: 'x'.repeat(32) as never }, current: 'k' }],
  ])('is refused with %s', (_, options) => {
    expect(() => aesGcm(options)).toThrow(TypeError);
  });
});
