// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { LinearPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  LinearChange: {"type":"object","properties":{"action":{"type":"string"},"type":{"type":"string"},"createdAt":{"type":"string"},"organizationId":{"type":["string","null"]},"webhookTimestamp":{"type":"number"},"webhookId":{"type":["string","null"]},"url":{"type":["string","null"]},"data":{"type":"object","properties":{"id":{"type":"string"}},"required":["id"]},"updatedFrom":{"type":["object","null"]},"actor":{"type":["object","null"],"properties":{"id":{"type":["string","null"]},"type":{"type":["string","null"]},"name":{"type":["string","null"]}}}},"required":["action","createdAt","data","type","webhookTimestamp"]},
  LinearEvent: {"type":"object","properties":{"action":{"type":"string"},"type":{"type":"string"},"createdAt":{"type":"string"},"organizationId":{"type":["string","null"]},"webhookTimestamp":{"type":"number"},"webhookId":{"type":["string","null"]},"url":{"type":["string","null"]}},"required":["action","type","createdAt","webhookTimestamp"]},
};

export const linearForms: { readonly [Type in keyof LinearPayloads]: PayloadForm<LinearPayloads[Type]> } = {
  Issue: { $ref: 'LinearChange', definitions },
  Attachment: { $ref: 'LinearChange', definitions },
  Comment: { $ref: 'LinearChange', definitions },
  IssueLabel: { $ref: 'LinearChange', definitions },
  Reaction: { $ref: 'LinearChange', definitions },
  Project: { $ref: 'LinearChange', definitions },
  ProjectUpdate: { $ref: 'LinearChange', definitions },
  ProjectLabel: { $ref: 'LinearChange', definitions },
  Document: { $ref: 'LinearChange', definitions },
  Initiative: { $ref: 'LinearChange', definitions },
  InitiativeUpdate: { $ref: 'LinearChange', definitions },
  Cycle: { $ref: 'LinearChange', definitions },
  Customer: { $ref: 'LinearChange', definitions },
  CustomerNeed: { $ref: 'LinearChange', definitions },
  User: { $ref: 'LinearChange', definitions },
  IssueSLA: { $ref: 'LinearEvent', definitions },
  OAuthApp: { $ref: 'LinearEvent', definitions },
  AppUserNotification: { $ref: 'LinearEvent', definitions },
  PermissionChange: { $ref: 'LinearEvent', definitions },
  AgentSessionEvent: { $ref: 'LinearEvent', definitions },
};
