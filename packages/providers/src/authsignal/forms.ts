// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { AuthsignalPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  AuthsignalEmailEvent: {"type":"object","properties":{"id":{"type":"string"},"type":{"type":"string"},"source":{"type":["string","null"]},"time":{"type":["string","null"]},"version":{"type":["number","string","null"]},"tenantId":{"type":["string","null"]},"data":{"$ref":"AuthsignalEmail"}},"required":["data","id","type"]},
  AuthsignalEmail: {"type":"object","properties":{"userId":{"type":"string"},"idempotencyKey":{"type":["string","null"]},"actionCode":{"type":["string","null"]},"locale":{"type":["string","null"]},"userAgent":{"type":["string","null"]},"timezone":{"type":["string","null"]},"ipAddress":{"type":["string","null"]},"to":{"type":"string"},"code":{"type":["string","null"]},"url":{"type":["string","null"]},"verificationMethod":{"type":["string","null"]}},"required":["to","userId"]},
  AuthsignalSmsEvent: {"type":"object","properties":{"id":{"type":"string"},"type":{"type":"string"},"source":{"type":["string","null"]},"time":{"type":["string","null"]},"version":{"type":["number","string","null"]},"tenantId":{"type":["string","null"]},"data":{"$ref":"AuthsignalSms"}},"required":["data","id","type"]},
  AuthsignalSms: {"type":"object","properties":{"userId":{"type":"string"},"idempotencyKey":{"type":["string","null"]},"actionCode":{"type":["string","null"]},"locale":{"type":["string","null"]},"userAgent":{"type":["string","null"]},"timezone":{"type":["string","null"]},"ipAddress":{"type":["string","null"]},"to":{"type":"string"},"code":{"type":"string"}},"required":["code","to","userId"]},
  AuthsignalPushEvent: {"type":"object","properties":{"id":{"type":"string"},"type":{"type":"string"},"source":{"type":["string","null"]},"time":{"type":["string","null"]},"version":{"type":["number","string","null"]},"tenantId":{"type":["string","null"]},"data":{"$ref":"AuthsignalPush"}},"required":["data","id","type"]},
  AuthsignalPush: {"type":"object","properties":{"userId":{"type":"string"},"idempotencyKey":{"type":["string","null"]},"actionCode":{"type":["string","null"]},"locale":{"type":["string","null"]},"userAgent":{"type":["string","null"]},"timezone":{"type":["string","null"]},"ipAddress":{"type":["string","null"]},"challengeId":{"type":"string"}},"required":["challengeId","userId"]},
  AuthsignalAuthenticatorEvent: {"type":"object","properties":{"id":{"type":"string"},"type":{"type":"string"},"source":{"type":["string","null"]},"time":{"type":["string","null"]},"version":{"type":["number","string","null"]},"tenantId":{"type":["string","null"]},"data":{"$ref":"AuthsignalAuthenticator"}},"required":["data","id","type"]},
  AuthsignalAuthenticator: {"type":"object","properties":{"userId":{"type":"string"},"userAuthenticatorId":{"type":["string","null"]},"verificationMethod":{"type":["string","null"]},"createdAt":{"type":["string","null"]},"email":{"type":["string","null"]},"phoneNumber":{"type":["string","null"]}},"required":["userId"]},
  AuthsignalActionEvent: {"type":"object","properties":{"id":{"type":"string"},"type":{"type":"string"},"source":{"type":["string","null"]},"time":{"type":["string","null"]},"version":{"type":["number","string","null"]},"tenantId":{"type":["string","null"]},"data":{"$ref":"AuthsignalAction"}},"required":["data","id","type"]},
  AuthsignalAction: {"type":"object","properties":{"userId":{"type":"string"},"action":{"type":"string"},"idempotencyKey":{"type":["string","null"]},"verificationMethod":{"type":["string","null"]},"userAuthenticatorId":{"type":["string","null"]},"state":{"type":["string","null"]},"verifiedAt":{"type":["string","null"]}},"required":["userId","action"]},
  AuthsignalLogEvents: {"type":"object","properties":{"records":{"type":"array","items":{"$ref":"AuthsignalLogEvent"}}},"required":["records"]},
  AuthsignalLogEvent: {"type":"object","properties":{"type":{"type":"string"},"record":{"type":["object","null"]}},"required":["type"]},
};

export const authsignalForms: { readonly [Type in keyof AuthsignalPayloads]: PayloadForm<AuthsignalPayloads[Type]> } = {
  'email.created': { $ref: 'AuthsignalEmailEvent', definitions },
  'sms.created': { $ref: 'AuthsignalSmsEvent', definitions },
  'push.created': { $ref: 'AuthsignalPushEvent', definitions },
  'authenticator.created': { $ref: 'AuthsignalAuthenticatorEvent', definitions },
  'authenticator.updated': { $ref: 'AuthsignalAuthenticatorEvent', definitions },
  'authenticator.deleted': { $ref: 'AuthsignalAuthenticatorEvent', definitions },
  'action.verify': { $ref: 'AuthsignalActionEvent', definitions },
  log_events: { $ref: 'AuthsignalLogEvents', definitions },
};
