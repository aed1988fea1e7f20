// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { VeriffPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  VeriffDecision: {"type":"object","properties":{"status":{"type":["string","null"]},"verification":{"$ref":"VeriffVerification"},"technicalData":{"type":["object","null"],"properties":{"ip":{"type":["string","null"]}}}},"required":["verification"]},
  VeriffVerification: {"type":"object","properties":{"id":{"type":"string"},"status":{"type":"string"},"code":{"type":"number"},"attemptId":{"type":["string","null"]},"reason":{"type":["string","null"]},"reasonCode":{"type":["number","null"]},"vendorData":{"type":["string","null"]},"endUserId":{"type":["string","null"]},"acceptanceTime":{"type":["string","null"]},"submissionTime":{"type":["string","null"]},"decisionTime":{"type":["string","null"]},"person":{"anyOf":[{"$ref":"VeriffPerson"},{"type":"null"}]},"document":{"anyOf":[{"$ref":"VeriffDocument"},{"type":"null"}]}},"required":["id","status","code"]},
  VeriffPerson: {"type":"object","properties":{"firstName":{"type":["string","null"]},"lastName":{"type":["string","null"]},"dateOfBirth":{"type":["string","null"]},"gender":{"type":["string","null"]},"nationality":{"type":["string","null"]},"idNumber":{"type":["string","null"]}}},
  VeriffDocument: {"type":"object","properties":{"type":{"type":["string","null"]},"country":{"type":["string","null"]},"number":{"type":["string","null"]},"validFrom":{"type":["string","null"]},"validUntil":{"type":["string","null"]}}},
  VeriffEvent: {"type":"object","properties":{"id":{"type":"string"},"action":{"type":"string"},"code":{"type":"number"},"attemptId":{"type":["string","null"]},"feature":{"type":["string","null"]},"vendorData":{"type":["string","null"]}},"required":["id","action","code"]},
  VeriffWatchlistScreening: {"type":"object","properties":{"checkType":{"type":"string"},"matchStatus":{"type":"string"},"attemptId":{"type":["string","null"]},"sessionId":{"type":["string","null"]},"vendorData":{"type":["string","null"]},"checkedAt":{"type":["string","null"]},"totalHits":{"type":["number","null"]}},"required":["checkType","matchStatus"]},
};

export const veriffForms: { readonly [Type in keyof VeriffPayloads]: PayloadForm<VeriffPayloads[Type]> } = {
  decision: { $ref: 'VeriffDecision', definitions },
  event: { $ref: 'VeriffEvent', definitions },
  watchlist_screening: { $ref: 'VeriffWatchlistScreening', definitions },
};
