import { akidotp, cardda, idenfy, kudosity, osapher, type Provider } from '@hooknotary/core';

/** A provider with what its vendor documents beside the signature. */
export interface KnownProvider {
  readonly name: string;
  readonly provider: Provider;
  /** Environment variable that its secret is looked for in. */
  readonly variable: string;
  /** The vendor's own page. */
  readonly documentation: string;
  /** What the signature covers, in words. */
  readonly signs: string;
  /** Whether the vendor takes this status for success. */
  readonly isSuccess: (status: number) => boolean;
  /** How the vendor sends again what was not successful. */
  readonly retries: Retries;
}

/** The waits before each further attempt, in seconds. */
interface Retries {
  readonly delays: readonly number[];
  /** How far the vendor documents that, in words. */
  readonly source: string;
}

const is2xx = (status: number): boolean => status >= 200 && status <= 299;

/** The providers, in the order of the README. */
export const PROVIDERS: readonly KnownProvider[] = [
  {
    name: 'akidotp',
    provider: akidotp,
    variable: 'AKIDOTP_WEBHOOK_SECRET',
    documentation: 'https://akidotp.com/app/dashboard.html',
    signs: 'raw body',
    isSuccess: is2xx,
    retries: { delays: [5], source: 'AkidOTP sends once more, after 5 s' },
  },
  {
    name: 'kudosity',
    provider: kudosity,
    variable: 'KUDOSITY_API_SECRET',
    documentation: 'https://developers.kudosity.com/docs/validating-webhook-signatures-from-kudosity',
    signs: "PHP's json_encode(parse_str(query))",
    isSuccess: is2xx,
    retries: {
      delays: [60, 300, 3600, 86_400],
      source: 'Kudosity sends up to 4 times more, after 1 min, 5 min, 1 h and 24 h',
    },
  },
  {
    name: 'idenfy',
    provider: idenfy,
    variable: 'IDENFY_SIGNING_KEY',
    documentation: 'https://documentation.idenfy.com/security/callback-signing',
    signs: 'raw body',
    isSuccess: is2xx,
    retries: {
      delays: Array.from({ length: 10 }, () => 10),
      source: 'iDenfy, where that is switched on, sends up to 10 times more, at most 10 s apart',
    },
  },
  {
    name: 'osapher',
    provider: osapher,
    variable: 'OSAPHER_WEBHOOK_SECRET',
    documentation: 'https://osapher.com/docs/webhooks',
    signs: 'raw body',
    isSuccess: (status) => status === 200,
    retries: { delays: [], source: 'Osapher never sends again' },
  },
  {
    name: 'cardda',
    provider: cardda,
    variable: 'CARDDA_WEBHOOK_SECRET',
    documentation: 'https://docs.cardda.com/docs/plh-verification-codes',
    signs: '<timestamp>.<raw body>',
    isSuccess: is2xx,
    retries: {
      delays: [5, 10, 20],
      source: 'Cardda sends up to 3 times more, each wait longer; it does not say how long: 5, 10 and 20 s are a guess',
    },
  },
];
