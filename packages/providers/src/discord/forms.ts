// Written by generate-forms.ts from the types in payloads.ts.
import type { PayloadForm } from '@hooknotary/core';
import type { DiscordPayloads } from './payloads.js';

const definitions: Readonly<Record<string, PayloadForm>> = {
  DiscordEvent: {"type":"object","properties":{"version":{"type":"number"},"application_id":{"type":"string"},"type":{"type":"number"},"event":{"type":"object","properties":{"type":{"type":"string"},"timestamp":{"type":"string"},"data":{"type":["object","null"]}},"required":["type","timestamp"]}},"required":["version","application_id","type","event"]},
  DiscordInteraction: {"type":"object","properties":{"id":{"type":"string"},"application_id":{"type":"string"},"type":{"type":"number"},"token":{"type":"string"},"version":{"type":"number"},"data":{"type":["object","null"]},"guild_id":{"type":["string","null"]},"channel_id":{"type":["string","null"]},"member":{"type":["object","null"]},"user":{"type":["object","null"]},"message":{"type":["object","null"]},"locale":{"type":["string","null"]}},"required":["id","application_id","type","token"]},
};

export const discordForms: { readonly [Type in keyof DiscordPayloads]: PayloadForm<DiscordPayloads[Type]> } = {
  APPLICATION_AUTHORIZED: { $ref: 'DiscordEvent', definitions },
  APPLICATION_DEAUTHORIZED: { $ref: 'DiscordEvent', definitions },
  ENTITLEMENT_CREATE: { $ref: 'DiscordEvent', definitions },
  ENTITLEMENT_UPDATE: { $ref: 'DiscordEvent', definitions },
  ENTITLEMENT_DELETE: { $ref: 'DiscordEvent', definitions },
  QUEST_USER_ENROLLMENT: { $ref: 'DiscordEvent', definitions },
  LOBBY_MESSAGE_CREATE: { $ref: 'DiscordEvent', definitions },
  LOBBY_MESSAGE_UPDATE: { $ref: 'DiscordEvent', definitions },
  LOBBY_MESSAGE_DELETE: { $ref: 'DiscordEvent', definitions },
  GAME_DIRECT_MESSAGE_CREATE: { $ref: 'DiscordEvent', definitions },
  GAME_DIRECT_MESSAGE_UPDATE: { $ref: 'DiscordEvent', definitions },
  GAME_DIRECT_MESSAGE_DELETE: { $ref: 'DiscordEvent', definitions },
  application_command: { $ref: 'DiscordInteraction', definitions },
  message_component: { $ref: 'DiscordInteraction', definitions },
  application_command_autocomplete: { $ref: 'DiscordInteraction', definitions },
  modal_submit: { $ref: 'DiscordInteraction', definitions },
};
