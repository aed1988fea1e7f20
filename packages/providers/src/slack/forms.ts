// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { SlackPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  SlackEventCallback: {"type":"object","properties":{"type":{"type":"string"},"team_id":{"type":["string","null"]},"api_app_id":{"type":["string","null"]},"event_id":{"type":"string"},"event_time":{"type":["number","null"]},"event":{"$ref":"SlackEvent"}},"required":["type","event_id","event"]},
  SlackEvent: {"type":"object","properties":{"type":{"type":"string"}},"required":["type"]},
  SlackRateLimited: {"type":"object","properties":{"type":{"type":"string"},"team_id":{"type":["string","null"]},"minute_rate_limited":{"type":["number","null"]},"api_app_id":{"type":["string","null"]}},"required":["type"]},
  SlackSlashCommand: {"type":"object","properties":{"command":{"type":"string"},"text":{"type":["string","null"]},"team_id":{"type":["string","null"]},"channel_id":{"type":["string","null"]},"user_id":{"type":["string","null"]},"response_url":{"type":["string","null"]},"trigger_id":{"type":["string","null"]}},"required":["command"]},
  SlackInteraction: {"type":"object","properties":{"type":{"type":"string"},"team":{"type":["object","null"],"properties":{"id":{"type":["string","null"]}}},"user":{"type":["object","null"],"properties":{"id":{"type":["string","null"]}}},"api_app_id":{"type":["string","null"]},"trigger_id":{"type":["string","null"]},"response_url":{"type":["string","null"]}},"required":["type"]},
};

export const slackForms: { readonly [Type in keyof SlackPayloads]: PayloadForm<SlackPayloads[Type]> } = {
  event_callback: { $ref: 'SlackEventCallback', definitions },
  app_rate_limited: { $ref: 'SlackRateLimited', definitions },
  slash_command: { $ref: 'SlackSlashCommand', definitions },
  block_actions: { $ref: 'SlackInteraction', definitions },
  block_suggestion: { $ref: 'SlackInteraction', definitions },
  message_action: { $ref: 'SlackInteraction', definitions },
  shortcut: { $ref: 'SlackInteraction', definitions },
  view_submission: { $ref: 'SlackInteraction', definitions },
  view_closed: { $ref: 'SlackInteraction', definitions },
};
