// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { ComplycubePayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  ComplycubeCheckEvent: {"type":"object","properties":{"id":{"type":"string"},"type":{"type":"string"},"resourceType":{"type":["string","null"]},"createdAt":{"type":["string","null"]},"payload":{"$ref":"ComplycubeCheck"}},"required":["id","payload","type"]},
  ComplycubeCheck: {"type":"object","properties":{"id":{"type":"string"},"status":{"type":["string","null"]},"outcome":{"type":["string","null"]}},"required":["id"]},
  ComplycubeEvent: {"type":"object","properties":{"id":{"type":"string"},"type":{"type":"string"},"resourceType":{"type":["string","null"]},"payload":{"type":"object","properties":{"id":{"type":"string"}},"required":["id"]},"createdAt":{"type":["string","null"]}},"required":["id","type","payload"]},
};

export const complycubeForms: { readonly [Type in keyof ComplycubePayloads]: PayloadForm<ComplycubePayloads[Type]> } = {
  'check.pending': { $ref: 'ComplycubeCheckEvent', definitions },
  'check.completed': { $ref: 'ComplycubeCheckEvent', definitions },
  'check.completed.clear': { $ref: 'ComplycubeCheckEvent', definitions },
  'check.completed.attention': { $ref: 'ComplycubeCheckEvent', definitions },
  'check.completed.rejected': { $ref: 'ComplycubeCheckEvent', definitions },
  'check.completed.match_confirmed': { $ref: 'ComplycubeCheckEvent', definitions },
  'check.monitoring.attention': { $ref: 'ComplycubeCheckEvent', definitions },
  'check.failed': { $ref: 'ComplycubeCheckEvent', definitions },
  'check.updated': { $ref: 'ComplycubeCheckEvent', definitions },
  'client.created': { $ref: 'ComplycubeEvent', definitions },
  'client.updated': { $ref: 'ComplycubeEvent', definitions },
  'client.deleted': { $ref: 'ComplycubeEvent', definitions },
  'document.created': { $ref: 'ComplycubeEvent', definitions },
  'document.updated': { $ref: 'ComplycubeEvent', definitions },
  'document.updated.image_uploaded': { $ref: 'ComplycubeEvent', definitions },
  'document.updated.image_deleted': { $ref: 'ComplycubeEvent', definitions },
  'document.deleted': { $ref: 'ComplycubeEvent', definitions },
  'address.created': { $ref: 'ComplycubeEvent', definitions },
  'address.updated': { $ref: 'ComplycubeEvent', definitions },
  'address.deleted': { $ref: 'ComplycubeEvent', definitions },
  'workflow.session.started': { $ref: 'ComplycubeEvent', definitions },
  'workflow.session.cancelled': { $ref: 'ComplycubeEvent', definitions },
  'workflow.session.processing': { $ref: 'ComplycubeEvent', definitions },
  'workflow.session.completed': { $ref: 'ComplycubeEvent', definitions },
  'workflow.session.updated': { $ref: 'ComplycubeEvent', definitions },
};
