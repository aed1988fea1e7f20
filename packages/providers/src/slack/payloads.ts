/** Slack's payloads by kind. Source: api.slack.com. */
export interface SlackPayloads {
  /** An event of the Events API; `event.type` says which. Source: api.slack.com/apis/events-api. */
  readonly event_callback: SlackEventCallback;
  /** Too many events came. Source: api.slack.com/apis/events-api. */
  readonly app_rate_limited: SlackRateLimited;
  /** Somebody typed a command. Source: api.slack.com/interactivity/slash-commands. */
  readonly slash_command: SlackSlashCommand;
  /** Somebody used a control in a message or view. Source: api.slack.com/reference/interaction-payloads. */
  readonly block_actions: SlackInteraction;
  /** The same, of what lists options. Source: api.slack.com/reference/interaction-payloads. */
  readonly block_suggestion: SlackInteraction;
  /** Somebody used a shortcut of a message. Source: api.slack.com/reference/interaction-payloads. */
  readonly message_action: SlackInteraction;
  /** Somebody used a shortcut. Source: api.slack.com/reference/interaction-payloads. */
  readonly shortcut: SlackInteraction;
  /** Somebody submitted a view. Source: api.slack.com/reference/interaction-payloads. */
  readonly view_submission: SlackInteraction;
  /** Somebody closed one. Source: api.slack.com/reference/interaction-payloads. */
  readonly view_closed: SlackInteraction;
}

/** An event. Source: api.slack.com/apis/events-api. */
export interface SlackEventCallback {
  readonly type: string;
  readonly team_id?: string | null;
  readonly api_app_id?: string | null;
  /** The same for all attempts. Source: api.slack.com/apis/events-api. */
  readonly event_id: string;
  /** Unix seconds. Source: api.slack.com/apis/events-api. */
  readonly event_time?: number | null;
  readonly event: SlackEvent;
}

/** What has happened. Source: api.slack.com/events. */
export interface SlackEvent {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** Too many events came within a minute. Source: api.slack.com/apis/events-api. */
export interface SlackRateLimited {
  readonly type: string;
  readonly team_id?: string | null;
  readonly minute_rate_limited?: number | null;
  readonly api_app_id?: string | null;
}

/** A command. Source: api.slack.com/interactivity/slash-commands. */
export interface SlackSlashCommand {
  readonly command: string;
  readonly text?: string | null;
  readonly team_id?: string | null;
  readonly channel_id?: string | null;
  readonly user_id?: string | null;
  readonly response_url?: string | null;
  readonly trigger_id?: string | null;
}

/** What somebody did. Source: api.slack.com/reference/interaction-payloads. */
export interface SlackInteraction {
  readonly type: string;
  readonly team?: { readonly id?: string | null } | null;
  readonly user?: { readonly id?: string | null } | null;
  readonly api_app_id?: string | null;
  readonly trigger_id?: string | null;
  readonly response_url?: string | null;
  readonly [member: string]: unknown;
}
