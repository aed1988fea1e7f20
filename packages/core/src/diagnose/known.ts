import type { Provider } from '../provider.js';
import { akidotp, cardda, idenfy, kudosity, osapher } from '../providers/index.js';

/** The senders that a delivery may be of, by the name that people use. */
export const KNOWN: Readonly<Record<string, Provider>> = {
  AkidOTP: akidotp,
  Cardda: cardda,
  iDenfy: idenfy,
  Kudosity: kudosity,
  Osapher: osapher,
};

/** The name that people use of a provider; its own name where it is not one of ours. */
export function toTitle(name: string): string {
  return Object.entries(KNOWN).find(([, each]) => each.name === name)?.[0] ?? name;
}
