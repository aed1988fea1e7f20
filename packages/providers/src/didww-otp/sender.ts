/** DIDWW OTP Verification whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';
import { didwwOtp } from './index.js';
export { didwwOtpExamples as examples } from './examples.js';

/** With an example of what it is made with. */
export const provider = didwwOtp({ key: '3f2a1c60-8b7e-4d21-9c55-0e6b1a7d4f88' });

export const facts: Facts = {
  title: 'DIDWW OTP Verification',
  variable: 'DIDWW_APPLICATION_SECRET',
  documentation: 'https://doc.didww.com/otp-verification/callbacks.html',
  signs: 'method, MD5 of the raw body, content type, time and path',
  proof: ['vector'],
  retries: { delays: [], source: 'DIDWW asks once: whatever is no answer denies the verification' },
};
