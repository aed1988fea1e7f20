import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  akidotp,
  cardda,
  createVerifier,
  idenfy,
  osapher,
  signDelivery,
  type IdenfyPayloads,
  type Provider,
} from '../src/index.js';

interface Published {
  readonly name: string;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

const providers: readonly Provider[] = [akidotp, cardda, idenfy, osapher];

const deliveries = providers.flatMap((provider) => {
  const url = new URL(`../../../test/fixtures/${provider.name}.json`, import.meta.url);
  const published = JSON.parse(readFileSync(url, 'utf8')) as readonly Published[];
  return published.map((delivery) => ({ provider, vendor: provider.name, ...delivery }));
});

/** The identification result of the fixtures with one member changed. */
function identification(change: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const published = deliveries.find(({ type }) => type === 'IDENTIFICATION');
  return { ...(JSON.parse(published?.body ?? '') as Record<string, unknown>), ...change };
}

function typeOf(payload: unknown, type: keyof IdenfyPayloads): string {
  return createVerifier(idenfy, 's')(signDelivery(idenfy, 's', payload, { type })).type;
}

describe('the form of a payload', () => {
  it.each(deliveries)('is known for $vendor: $name', ({ provider, type, headers = {}, body }) => {
    expect(createVerifier(provider, 's')(signDelivery(provider, 's', body, { headers: lowerCase(headers) })).type).toBe(
      type,
    );
  });

  it.each([
    ['a required member is missing', { scanRef: undefined }],
    ['a required member is null', { status: null }],
    ['a member has another type', { startTime: '1554726960' }],
    ['a number is none that JSON can write', { finishTime: Infinity }],
    ['a member deep inside has another type', { data: { docFirstName: 7 } }],
    ['a list has another kind of member', { LID: ['text'] }],
    ['a nullable member is of another form', { phoneVerification: 'yes' }],
    ['a map has another kind of value', { fileUrls: { FRONT: 1 } }],
  ])('is unknown where %s', (_what, change) => {
    expect(typeOf(identification(change), 'IDENTIFICATION')).toBe('unknown');
  });

  it.each([
    ['nothing is changed', {}],
    ['a member is new', { brandNew: { a: 1 } }],
    ['a value of an enumeration is new', { platform: 'FRIDGE' }],
    ['an optional member is null', { clientIp: null, amlCheck: null }],
    ['an optional member is missing', { companyId: undefined, final: undefined }],
    ['a nullable member is null', { fileUrls: null }],
  ])('is known where %s', (_what, change) => {
    expect(typeOf(identification(change), 'IDENTIFICATION')).toBe('IDENTIFICATION');
  });

  it('of a manual decision is final', () => {
    expect(typeOf(identification({ final: true }), 'IDENTIFICATION_MANUAL_FINISHED')).toBe(
      'IDENTIFICATION_MANUAL_FINISHED',
    );
    expect(typeOf(identification({ final: false }), 'IDENTIFICATION_MANUAL_FINISHED')).toBe('unknown');
    expect(typeOf(identification({ final: false }), 'IDENTIFICATION_AUTO_FINISHED')).toBe(
      'IDENTIFICATION_AUTO_FINISHED',
    );
  });

  it('of a video call is no body at all', () => {
    expect(typeOf('', 'VIDEO_CALL_FINISHED')).toBe('VIDEO_CALL_FINISHED');
    expect(typeOf('{}', 'VIDEO_CALL_FINISHED')).toBe('unknown');
    expect(() => typeOf('{', 'VIDEO_CALL_FINISHED')).toThrow(expect.objectContaining({ code: 'payload_malformed' }));
    expect(() => typeOf('', 'IDENTIFICATION')).toThrow(expect.objectContaining({ code: 'payload_malformed' }));
  });
});

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
