/** Discord's payloads by event. Source: discord.com/developers/docs/events/webhook-events and discord.com/developers/docs/interactions/receiving-and-responding. */
export interface DiscordPayloads {
  readonly APPLICATION_AUTHORIZED: DiscordEvent;
  readonly APPLICATION_DEAUTHORIZED: DiscordEvent;
  readonly ENTITLEMENT_CREATE: DiscordEvent;
  readonly ENTITLEMENT_UPDATE: DiscordEvent;
  readonly ENTITLEMENT_DELETE: DiscordEvent;
  readonly QUEST_USER_ENROLLMENT: DiscordEvent;
  readonly LOBBY_MESSAGE_CREATE: DiscordEvent;
  readonly LOBBY_MESSAGE_UPDATE: DiscordEvent;
  readonly LOBBY_MESSAGE_DELETE: DiscordEvent;
  readonly GAME_DIRECT_MESSAGE_CREATE: DiscordEvent;
  readonly GAME_DIRECT_MESSAGE_UPDATE: DiscordEvent;
  readonly GAME_DIRECT_MESSAGE_DELETE: DiscordEvent;
  readonly application_command: DiscordInteraction;
  readonly message_component: DiscordInteraction;
  readonly application_command_autocomplete: DiscordInteraction;
  readonly modal_submit: DiscordInteraction;
}

/** An event, in its envelope. Source: discord.com/developers/docs/events/webhook-events. */
export interface DiscordEvent {
  /** Always 1 so far. Source: discord.com/developers/docs/events/webhook-events. */
  readonly version: number;
  readonly application_id: string;
  /** 1. Source: discord.com/developers/docs/events/webhook-events. */
  readonly type: number;
  readonly event: {
    readonly type: string;
    /** ISO 8601 without a zone. Source: discord.com/developers/docs/events/webhook-events. */
    readonly timestamp: string;
    readonly data?: { readonly [member: string]: unknown } | null;
  };
}

/** What a user has done; the answer is the app's reply. Source: discord.com/developers/docs/interactions/receiving-and-responding. */
export interface DiscordInteraction {
  readonly id: string;
  readonly application_id: string;
  /** 2 to 5. Source: discord.com/developers/docs/interactions/receiving-and-responding. */
  readonly type: number;
  /** Good for 15 minutes, to reply with. Source: discord.com/developers/docs/interactions/receiving-and-responding. */
  readonly token: string;
  readonly version?: number;
  readonly data?: { readonly [member: string]: unknown } | null;
  readonly guild_id?: string | null;
  readonly channel_id?: string | null;
  /** Of a guild. Source: discord.com/developers/docs/interactions/receiving-and-responding. */
  readonly member?: { readonly [member: string]: unknown } | null;
  /** Of a direct message. Source: discord.com/developers/docs/interactions/receiving-and-responding. */
  readonly user?: { readonly [member: string]: unknown } | null;
  readonly message?: { readonly [member: string]: unknown } | null;
  readonly locale?: string | null;
}
