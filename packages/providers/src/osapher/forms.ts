// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { OsapherPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  OsapherVerificationCompleted: {"type":"object","properties":{"event":{"type":"string","const":"verification.completed"},"timestamp":{"type":["string","null"]},"data":{"$ref":"OsapherVerification"}},"required":["data","event"]},
  OsapherVerification: {"type":"object","properties":{"legalName":{"type":["string","null"]},"abn":{"type":["string","null"]},"jurisdiction":{"type":["string","null"]},"fractureScore":{"type":["number","null"]},"fractureRisk":{"type":["string","null"]},"status":{"type":"string"}},"required":["status"]},
  OsapherVerificationHighRisk: {"type":"object","properties":{"event":{"type":"string","const":"verification.high_risk"},"timestamp":{"type":["string","null"]},"data":{"type":["object","null"]}},"required":["event"]},
  OsapherCertificateIssued: {"type":"object","properties":{"event":{"type":"string","const":"certificate.issued"},"timestamp":{"type":["string","null"]},"data":{"type":["object","null"]}},"required":["event"]},
  OsapherOnboardingSubmitted: {"type":"object","properties":{"event":{"type":"string","const":"onboarding.submitted"},"timestamp":{"type":["string","null"]},"data":{"type":["object","null"]}},"required":["event"]},
  OsapherCertificateExpired: {"type":"object","properties":{"event":{"type":"string","const":"certificate.expired"},"timestamp":{"type":["string","null"]},"data":{"type":["object","null"]}},"required":["event"]},
};

export const osapherForms: { readonly [Type in keyof OsapherPayloads]: PayloadForm<OsapherPayloads[Type]> } = {
  'verification.completed': { $ref: 'OsapherVerificationCompleted', definitions },
  'verification.high_risk': { $ref: 'OsapherVerificationHighRisk', definitions },
  'certificate.issued': { $ref: 'OsapherCertificateIssued', definitions },
  'onboarding.submitted': { $ref: 'OsapherOnboardingSubmitted', definitions },
  'certificate.expired': { $ref: 'OsapherCertificateExpired', definitions },
};
