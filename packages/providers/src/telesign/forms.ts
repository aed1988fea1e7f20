// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { TelesignPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  TelesignTransaction: {"type":"object","properties":{"reference_id":{"type":"string"},"status":{"$ref":"TelesignStatus"},"sub_resource":{"type":["string","null"]},"submit_timestamp":{"type":["string","null"]},"errors":{"type":["array","null"]},"external_id":{"type":["string","null"]},"additional_info":{"type":["object","null"],"properties":{"mcc":{"type":["string","null"]},"mnc":{"type":["string","null"]},"price":{"type":["string","null"]},"currency":{"type":["string","null"]},"message_parts_count":{"type":["number","string","null"]},"message_parts_reference_ids":{"type":["string","null"]}}}},"required":["reference_id","status"]},
  TelesignStatus: {"type":"object","properties":{"code":{"type":["number","string"]},"description":{"type":["string","null"]},"updated_on":{"type":["string","null"]}},"required":["code"]},
  TelesignInboundSms: {"type":"object","properties":{"reference_id":{"type":"string"},"sub_resource":{"type":"string"},"errors":{},"status":{"anyOf":[{"$ref":"TelesignStatus"},{"type":"null"}]}},"required":["reference_id","sub_resource"]},
};

export const telesignForms: { readonly [Type in keyof TelesignPayloads]: PayloadForm<TelesignPayloads[Type]> } = {
  transaction_status: { $ref: 'TelesignTransaction', definitions },
  mo_sms: { $ref: 'TelesignInboundSms', definitions },
};
