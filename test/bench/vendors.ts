/** What the vendors' own samples do, in other words; no way to verify anything: see AkidOTP's comparison. */
import { createHmac, timingSafeEqual } from 'node:crypto';

type Check = (secret: string, body: Buffer | string, signature: string) => boolean;

export const vendorChecks: Readonly<Record<'akidotp' | 'idenfy' | 'osapher', Check>> = {
  akidotp: (secret, body, signature) => signature === createHmac('sha256', secret).update(body).digest('hex'),
  idenfy: (secret, body, signature) => {
    const expected = createHmac('sha256', secret).update(body).digest('hex');
    return timingSafeEqual(Buffer.from(expected), Buffer.from(signature));
  },
  osapher: (secret, body, signature) => {
    const expected = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    return timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
  },
};

export type Vendor = keyof typeof vendorChecks;
export const VENDORS = ['akidotp', 'idenfy', 'osapher'] as const;

export const vendorHeaders: Readonly<Record<Vendor, string>> = {
  akidotp: 'x-akidotp-signature',
  idenfy: 'idenfy-signature',
  osapher: 'x-osapher-signature',
};
