// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { StytchPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  StytchOrganizationEvent: {"type":"object","properties":{"event_id":{"type":"string"},"project_id":{"type":"string"},"action":{"type":"string"},"object_type":{"type":"string"},"source":{"type":"string"},"id":{"type":"string"},"timestamp":{"type":["string","null"]},"vertical":{"type":["string","null"]},"organization":{"type":"object"}},"required":["action","event_id","id","object_type","organization","project_id","source"]},
  StytchDeletedEvent: {"type":"object","properties":{"event_id":{"type":"string"},"project_id":{"type":"string"},"action":{"type":"string","const":"DELETE"},"object_type":{"type":"string"},"source":{"type":"string"},"id":{"type":"string"},"timestamp":{"type":["string","null"]},"vertical":{"type":["string","null"]}},"required":["action","event_id","id","object_type","project_id","source"]},
  StytchMemberEvent: {"type":"object","properties":{"event_id":{"type":"string"},"project_id":{"type":"string"},"action":{"type":"string"},"object_type":{"type":"string"},"source":{"type":"string"},"id":{"type":"string"},"timestamp":{"type":["string","null"]},"vertical":{"type":["string","null"]},"member":{"$ref":"StytchMember"}},"required":["action","event_id","id","member","object_type","project_id","source"]},
  StytchMember: {"type":"object","properties":{"member_id":{"type":"string"},"organization_id":{"type":["string","null"]},"email_address":{"type":["string","null"]},"email_address_verified":{"type":["boolean","null"]},"name":{"type":["string","null"]},"status":{"type":["string","null"]},"is_admin":{"type":["boolean","null"]},"is_breakglass":{"type":["boolean","null"]},"roles":{"type":["array","null"],"items":{"type":"object","properties":{"role_id":{"type":"string"}},"required":["role_id"]}},"mfa_enrolled":{"type":["boolean","null"]},"mfa_phone_number":{"type":["string","null"]},"mfa_phone_number_verified":{"type":["boolean","null"]},"default_mfa_method":{"type":["string","null"]},"trusted_metadata":{"type":["object","null"]},"untrusted_metadata":{"type":["object","null"]}},"required":["member_id"]},
};

export const stytchForms: { readonly [Type in keyof StytchPayloads]: PayloadForm<StytchPayloads[Type]> } = {
  'direct.organization.create': { $ref: 'StytchOrganizationEvent', definitions },
  'direct.organization.update': { $ref: 'StytchOrganizationEvent', definitions },
  'direct.organization.delete': { $ref: 'StytchDeletedEvent', definitions },
  'direct.member.create': { $ref: 'StytchMemberEvent', definitions },
  'direct.member.update': { $ref: 'StytchMemberEvent', definitions },
  'direct.member.delete': { $ref: 'StytchDeletedEvent', definitions },
  'dashboard.organization.create': { $ref: 'StytchOrganizationEvent', definitions },
  'dashboard.organization.update': { $ref: 'StytchOrganizationEvent', definitions },
  'dashboard.organization.delete': { $ref: 'StytchDeletedEvent', definitions },
  'dashboard.member.create': { $ref: 'StytchMemberEvent', definitions },
  'dashboard.member.update': { $ref: 'StytchMemberEvent', definitions },
  'dashboard.member.delete': { $ref: 'StytchDeletedEvent', definitions },
  'scim.member.create': { $ref: 'StytchMemberEvent', definitions },
  'scim.member.update': { $ref: 'StytchMemberEvent', definitions },
  'scim.member.delete': { $ref: 'StytchDeletedEvent', definitions },
};
