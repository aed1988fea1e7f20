// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { KudosityPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  KudosityDeliveryReceipt: {"type":"object","properties":{"message_id":{"type":"string"},"mobile":{"type":"string"},"datetime":{"type":"string"},"status":{"type":"string"},"user_id":{"type":"string"},"rate":{"type":"string"}},"required":["message_id","mobile","datetime","status"],"additionalProperties":{"$ref":"KudosityValue"}},
  KudosityValue: {"type":["string","array","object"],"items":{"$ref":"KudosityValue"},"additionalProperties":{"$ref":"KudosityValue"}},
  KudosityReply: {"type":"object","properties":{"user_id":{"type":"string"},"message_id":{"type":"string"},"response":{"type":"string"},"response_id":{"type":"string"},"mobile":{"type":"string"},"longcode":{"type":"string"},"datetime_entry":{"type":"string"},"is_optout":{"type":"string"}},"required":["response","response_id","mobile","longcode","datetime_entry"],"additionalProperties":{"$ref":"KudosityValue"}},
  KudosityLinkHit: {"type":"object","properties":{"link_hits":{"type":"string"},"message_id":{"type":"string"},"mobile":{"type":"string"},"datetime":{"type":"string"},"user_id":{"type":"string"},"firstname":{"type":"string"},"lastname":{"type":"string"},"list_id":{"type":"string"},"longcode":{"type":"string"},"message":{"type":"string"},"rate":{"type":"string"}},"required":["link_hits","message_id","mobile","datetime"],"additionalProperties":{"$ref":"KudosityValue"}},
  KudosityListAction: {"type":"object","properties":{"type":{"type":"string"},"list_id":{"type":"string"},"mobile":{"type":"string"},"datetime_entry":{"type":"string"},"firstname":{"type":"string"},"lastname":{"type":"string"}},"required":["type","list_id","mobile"],"additionalProperties":{"$ref":"KudosityValue"}},
};

export const kudosityForms: { readonly [Type in keyof KudosityPayloads]: PayloadForm<KudosityPayloads[Type]> } = {
  delivery_receipt: { $ref: 'KudosityDeliveryReceipt', definitions },
  reply: { $ref: 'KudosityReply', definitions },
  link_hit: { $ref: 'KudosityLinkHit', definitions },
  list_action: { $ref: 'KudosityListAction', definitions },
};
