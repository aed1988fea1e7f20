import { describe, expect, it } from 'vitest';
import { createReceiver } from './receiving.js';
import { memoryStore, signDelivery, type DeliveryStore, type Secret } from '../src/index.js';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { toIdempotencyKey } from '../src/scope.js';

const payload = { phone: '+971501234567', requestId: 'r1', status: 'verified', verifiedAt: '2026-04-04T14:30:00.000Z' };

/** A store that tells which keys it is asked for. */
function createRecorded(): DeliveryStore & { readonly keys: string[] } {
  const store = memoryStore();
  const keys: string[] = [];
  return { ...store, keys, reserve: (key, lease) => (keys.push(key), store.reserve(key, lease)) };
}

/** What the store is asked for a delivery that a receiver of this secret and these options gets. */
async function keysOf(secret: Secret, signedBy: readonly string[], options: object = {}): Promise<readonly string[]> {
  const store = createRecorded();
  const { receive } = createReceiver(akidotp, secret, { store, on: { '*': () => undefined }, ...options });
  for (const each of signedBy) {
    const { rawBody, ...head } = signDelivery(akidotp, each, payload);
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    await receive({ ...head, readBody: () => rawBody, hasBody: () => true });
  }
  return store.keys;
}

const ID = 'akidotp:r1:verified';

describe('what a store is asked for', () => {
  it('is the id alone where there is one receiver and one secret', async () => {
    expect(await keysOf('secret', ['secret'])).toEqual([ID]);
  });

  it('has the path before it, or the name that the receiver is given', async () => {
    expect(await keysOf('secret', ['secret'], { path: '/hook' })).toEqual([`%2Fhook||${ID}`]);
    expect(await keysOf('secret', ['secret'], { path: '/hook', endpoint: 'crm' })).toEqual([`crm||${ID}`]);
  });

  it('is the same under the old secret and the new one', async () => {
    expect(await keysOf(['old', 'new'], ['old', 'new'])).toEqual([ID, ID]);
    const rotating = () => ({ secret: ['old', 'new'], tenant: 'north' });
    expect(await keysOf(rotating, ['old', 'new'])).toEqual([`|north|${ID}`, `|north|${ID}`]);
  });

  it('has the tenant that a function names, so that no other can touch it', async () => {
    const tenants = [
      { secret: 'good', tenant: 'good|:%' },
      { secret: 'evil', tenant: 'evil' },
    ];
    const [good, evil] = await keysOf(() => tenants.shift(), ['good', 'evil']);
    expect([good, evil]).toEqual([`|good%7C%3A%25|${ID}`, `|evil|${ID}`]);
  });

  it('has the matching key where a function names no tenant, and nothing that tells the secret', async () => {
    const find = () => ['good', 'evil'];
    const [good, evil, again] = await keysOf(find, ['good', 'evil', 'good']);
    expect(good).toMatch(/^\|:[0-9a-f]{32}\|akidotp:r1:verified$/);
    expect(again).toBe(good);
    expect(evil).not.toBe(good);
    expect(await keysOf(() => 'good', ['good'])).toEqual([good]);
  });

  it('cannot be made by choosing names', () => {
    const parts = ['', 'a', 'b', '|', 'a|b', '%7C', ':a'];
    const keys = parts.flatMap((endpoint) =>
      parts.flatMap((tenant) =>
        parts.map((id) => toIdempotencyKey({ endpoint, tenant: encodeURIComponent(tenant) }, encodeURIComponent(id))),
      ),
    );
    expect(new Set(keys).size).toBe(parts.length ** 3);
  });
});

describe('two receivers on one store', () => {
  const on = { '*': () => undefined };
  const create = (store: object, options: object = {}, provider: Parameters<typeof createReceiver>[0] = akidotp) =>
    createReceiver(provider, 'secret', { ...(store as { store: DeliveryStore }), on, ...options });

  it('of one sender need two names', () => {
    const store = memoryStore();
    create({ store });
    expect(() => create({ store })).toThrow(
      /^akidotp: another receiver of this sender on this store is without a name/,
    );
    create({ store }, { path: '/crm' });
    expect(() => create({ store }, { path: '/crm' })).toThrow(/called '\/crm'.*Give each an 'endpoint' of its own/);
    expect(() => create({ store }, { endpoint: '/crm' })).toThrow(TypeError);
    expect(() => create({ store }, { path: '/crm', endpoint: 'billing' })).not.toThrow();
  });

  it('of two senders need none', () => {
    const store = memoryStore();
    create({ store });
    expect(() => create({ store }, {}, idenfy)).not.toThrow();
    expect(() => create({ store }, {}, cardda)).not.toThrow();
  });

  it('may have one name where each has a store of its own', () => {
    create({ store: memoryStore() });
    expect(() => create({ store: memoryStore() })).not.toThrow();
  });

  it('may have one name after the other', () => {
    const store = memoryStore();
    create({ store }).close();
    expect(() => create({ store })).not.toThrow();
  });

  it('are told apart in an inbox, too', () => {
    const inbox = { accept: async () => undefined };
    const make = (endpoint?: string) => createReceiver(akidotp, 'secret', { inbox, endpoint });
    make();
    expect(() => make()).toThrow(/on this inbox is without a name/);
    expect(() => make('crm')).not.toThrow();
  });

  it('leaves no name behind where the receiver could not be made', () => {
    const store = memoryStore();
    const inbox = { accept: async () => undefined };
    createReceiver(akidotp, 'secret', { inbox });
    expect(() => createReceiver(akidotp, 'secret', { inbox, store })).toThrow(TypeError);
    expect(() => create({ store })).not.toThrow();
  });
});
