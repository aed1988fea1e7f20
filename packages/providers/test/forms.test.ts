import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createVerifier, signDelivery, type Provider } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy, type IdenfyPayloads } from '@hooknotary/providers/idenfy';
import { osapher } from '@hooknotary/providers/osapher';
import { examplePayload, exampleTypes } from '@hooknotary/testing';

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
    ['an optional member is missing', { companyId: undefined, final: undefined, data: undefined }],
    ['a nullable member is null', { fileUrls: null, finishTime: null }],
  ])('is known where %s', (_what, change) => {
    expect(typeOf(identification(change), 'IDENTIFICATION')).toBe('IDENTIFICATION');
  });

  it('is unknown where a number is too large for one', () => {
    const text = JSON.stringify(identification({ finishTime: 1 }));
    expect(typeOf(text, 'IDENTIFICATION')).toBe('IDENTIFICATION');
    expect(typeOf(text.replace('"finishTime":1,', '"finishTime":1e999,'), 'IDENTIFICATION')).toBe('unknown');
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

  it('is borne out by the body: iDenfy’s header alone makes no event of another, but where an identifier is all that both need', () => {
    const taken = exampleTypes(idenfy).flatMap((type) => {
      const { content } = examplePayload(idenfy, type);
      const others = content === '' ? [] : [...idenfy.types.keys()].filter((other) => formOf(other) !== formOf(type));
      return others
        .filter((other) => typeOf(content, other as keyof IdenfyPayloads) === other)
        .map((other) => [other, type]);
    });
    expect(Object.groupBy(taken.toSorted(), ([other = '']) => other)).toEqual(
      Object.fromEntries(
        Object.entries(ALSO_FIT).map(([other, types]) => [other, types.split(' ').map((type) => [other, type])]),
      ),
    );
  });

  it('of a video call is no body at all', () => {
    expect(typeOf('', 'VIDEO_CALL_FINISHED')).toBe('VIDEO_CALL_FINISHED');
    expect(typeOf('{}', 'VIDEO_CALL_FINISHED')).toBe('unknown');
    expect(() => typeOf('{', 'VIDEO_CALL_FINISHED')).toThrow(expect.objectContaining({ code: 'payload_malformed' }));
    expect(() => typeOf('', 'IDENTIFICATION')).toThrow(expect.objectContaining({ code: 'payload_malformed' }));
  });
});

/** Events whose body also has the form of another, where the unsigned header alone decides. */
const ALSO_FIT = {
  BANK_CARD_VERIFICATION_COMPLETED: 'FACIAL_AUTHENTICATION GOV_ORDERED_DOCUMENT SOS_REPORT',
  BANK_VERIFICATION:
    'BANK_CARD_VERIFICATION_COMPLETED COMPANY_AML_REVIEW COMPANY_EXPIRATION COMPANY_REVIEW COMPANY_SUBMIT ' +
    'FACIAL_AUTHENTICATION GOV_ORDERED_DOCUMENT SOS_REPORT',
  COMPANY_DELETE: 'COMPANY_INFO_REQUEST',
  COMPANY_EXPIRATION:
    'BANK_CARD_VERIFICATION_COMPLETED BANK_VERIFICATION COMPANY_AML_REVIEW COMPANY_REVIEW COMPANY_SUBMIT ' +
    'FACIAL_AUTHENTICATION GOV_ORDERED_DOCUMENT SOS_REPORT',
  COMPANY_SUBMIT: 'COMPANY_AML_REVIEW COMPANY_REVIEW FACIAL_AUTHENTICATION',
  FACIAL_AUTHENTICATION: 'BANK_CARD_VERIFICATION_COMPLETED GOV_ORDERED_DOCUMENT SOS_REPORT',
  SOS_REPORT:
    'BANK_CARD_VERIFICATION_COMPLETED BANK_VERIFICATION COMPANY_AML_REVIEW COMPANY_EXPIRATION COMPANY_REVIEW ' +
    'COMPANY_SUBMIT FACIAL_AUTHENTICATION GOV_ORDERED_DOCUMENT',
};

/** All outcomes of an identification have one form; that a manual one is final has a test of its own. */
function formOf(type: string): string {
  return type.replace(/^IDENTIFICATION_.*/, 'IDENTIFICATION');
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
