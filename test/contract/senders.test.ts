import { describe, expect, it } from 'vitest';
import { headerOf } from './edits.ts';
import { phpVectors, publishedBy } from './published.ts';
import { akidotp, cardda, hmac, idenfy, kudosity, osapher, senders, toPhpJson } from './senders.ts';

/** Test case 2 of RFC 4231. */
const RFC_4231 = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

describe('the HMAC of the senders', () => {
  it('is that of RFC 4231', () => {
    expect(hmac('Jefe', 'what do ya want ', 'for nothing?')).toBe(RFC_4231);
  });
});

describe.each(senders)('the sender of $provider', (sender) => {
  it('has a header of its own, and a fixture', () => {
    const names = senders.map(({ signatureHeader }) => signatureHeader.toLowerCase());
    expect(new Set(names).size).toBe(senders.length);
    expect(publishedBy(sender).length).toBeGreaterThan(0);
  });
});

describe('the sender of akidotp', () => {
  it("signs as the vendor's curl sample does with openssl", () => {
    const sample = publishedBy(akidotp).find(({ name }) => name === 'body of the curl sample');
    const request = akidotp.send(sample?.content ?? '', { secret: 'your_webhook_secret_here' });
    // Printed by: echo -n "$BODY" | openssl dgst -sha256 -hmac your_webhook_secret_here
    expect(headerOf(request, 'X-AkidOTP-Signature')).toBe(
      '85df136511b41f0b4221db66799e4b532a8f9a5ab44bc988d5a2f8105d586143',
    );
  });
});

describe('the sender of idenfy', () => {
  it('signs as RFC 4231 does, and names the event', () => {
    const request = idenfy.send('what do ya want for nothing?', { secret: 'Jefe', type: 'SOS_REPORT' });
    expect(headerOf(request, 'Idenfy-Signature')).toBe(RFC_4231);
    expect(headerOf(request, 'Idenfy-Event-Type')).toBe('SOS_REPORT');
  });

  it("signs as the vendor's Python sample does", () => {
    const report = publishedBy(idenfy).find(({ name }) => name === 'identification');
    // Printed by hmac.new(b'your-signing-key', body, hashlib.sha256).hexdigest()
    expect(hmac('your-signing-key', report?.content ?? '')).toBe(
      '817698e96554c2ab43edf4d16b0672ff9f6e7c32a557530083ded30e855beca5',
    );
  });
});

describe('the sender of osapher', () => {
  it('signs as GitHub does in its documentation, which has the same form', () => {
    const request = osapher.send('Hello, World!', { secret: "It's a Secret to Everybody" });
    expect(headerOf(request, 'X-Osapher-Signature')).toBe(
      'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    );
  });
});

describe('the sender of cardda', () => {
  it("signs as the vendor's Python sample does", () => {
    const sample = publishedBy(cardda).find(({ name }) => name === 'webhook payload');
    const request = cardda.send(sample?.content ?? '', { secret: 'your_webhook_secret', timestamp: '1644512345' });
    expect(headerOf(request, 'X-Cardda-Timestamp')).toBe('1644512345');
    // Printed by hmac.new(secret.encode(), f'{timestamp}.{raw_body}'.encode(), hashlib.sha256).hexdigest()
    expect(headerOf(request, 'X-Cardda-Signature')).toBe(
      'e9e5220ff00b85166a1e3c171b75f90cea67a5997991a61833d13a8ccc5de779',
    );
  });
});

describe('the sender of kudosity', () => {
  it.each(phpVectors.map((vector, index) => ({ ...vector, index })))(
    'signs vector $index as PHP does',
    ({ query, json, secret, signature }) => {
      // Where PHP can encode nothing, its sample signs nothing.
      const request = kudosity.send(query, { secret, json: json ?? '' });
      expect(headerOf(request, 'x-transmitsms-signature')).toBe(signature);
      expect(request.target.endsWith(`?${query}`)).toBe(true);
    },
  );

  it('writes the JSON of flat queries as PHP does', () => {
    const flat = phpVectors.filter(
      ({ query, json }) => json !== null && /^(?:[a-z_]+=(?:[\w+:-]|%[0-7][0-9A-Fa-f])*(?:&|$))+$/.test(query),
    );
    expect(flat.length).toBeGreaterThan(20);
    expect(flat.map(({ query }) => toPhpJson(query))).toEqual(flat.map(({ json }) => json));
  });
});
