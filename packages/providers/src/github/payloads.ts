/** GitHub's payloads by event, as `X-GitHub-Event` names it. Source: docs.github.com/en/webhooks/webhook-events-and-payloads. */
export interface GithubPayloads {
  readonly branch_protection_configuration: GithubEvent;
  readonly branch_protection_rule: GithubEvent;
  readonly check_run: GithubEvent;
  readonly check_suite: GithubEvent;
  readonly code_scanning_alert: GithubEvent;
  readonly commit_comment: GithubEvent;
  readonly create: GithubEvent;
  readonly custom_property: GithubEvent;
  readonly custom_property_values: GithubEvent;
  readonly delete: GithubEvent;
  readonly dependabot_alert: GithubEvent;
  readonly deploy_key: GithubEvent;
  readonly deployment: GithubEvent;
  readonly deployment_protection_rule: GithubEvent;
  readonly deployment_review: GithubEvent;
  readonly deployment_status: GithubEvent;
  readonly discussion: GithubEvent;
  readonly discussion_comment: GithubEvent;
  readonly fork: GithubEvent;
  readonly github_app_authorization: GithubEvent;
  readonly gollum: GithubEvent;
  readonly installation: GithubEvent;
  readonly installation_repositories: GithubEvent;
  readonly installation_target: GithubEvent;
  readonly issue_comment: GithubEvent;
  readonly issue_dependencies: GithubEvent;
  readonly issue_relates_to: GithubEvent;
  readonly issues: GithubEvent;
  readonly label: GithubEvent;
  readonly marketplace_purchase: GithubEvent;
  readonly member: GithubEvent;
  readonly membership: GithubEvent;
  readonly merge_group: GithubEvent;
  readonly meta: GithubEvent;
  readonly milestone: GithubEvent;
  readonly org_block: GithubEvent;
  readonly organization: GithubEvent;
  readonly package: GithubEvent;
  readonly page_build: GithubEvent;
  readonly personal_access_token_request: GithubEvent;
  readonly ping: GithubPing;
  readonly project: GithubEvent;
  readonly project_card: GithubEvent;
  readonly project_column: GithubEvent;
  readonly projects_v2: GithubEvent;
  readonly projects_v2_item: GithubEvent;
  readonly projects_v2_status_update: GithubEvent;
  readonly public: GithubEvent;
  readonly pull_request: GithubEvent;
  readonly pull_request_review: GithubEvent;
  readonly pull_request_review_comment: GithubEvent;
  readonly pull_request_review_thread: GithubEvent;
  readonly push: GithubPush;
  readonly registry_package: GithubEvent;
  readonly release: GithubEvent;
  readonly repository: GithubEvent;
  readonly repository_advisory: GithubEvent;
  readonly repository_dispatch: GithubEvent;
  readonly repository_import: GithubEvent;
  readonly repository_ruleset: GithubEvent;
  readonly repository_vulnerability_alert: GithubEvent;
  readonly secret_scanning_alert: GithubEvent;
  readonly secret_scanning_alert_location: GithubEvent;
  readonly secret_scanning_scan: GithubEvent;
  readonly security_advisory: GithubEvent;
  readonly security_and_analysis: GithubEvent;
  readonly sponsorship: GithubEvent;
  readonly star: GithubEvent;
  readonly status: GithubEvent;
  readonly sub_issues: GithubEvent;
  readonly team: GithubEvent;
  readonly team_add: GithubEvent;
  readonly watch: GithubEvent;
  readonly workflow_dispatch: GithubEvent;
  readonly workflow_job: GithubEvent;
  readonly workflow_run: GithubEvent;
}

/** What all events have; their own members are those of GitHub's REST API. Source: docs.github.com/en/webhooks/webhook-events-and-payloads. */
export interface GithubEvent {
  /** What has happened, of events that have several. Source: docs.github.com/en/webhooks/webhook-events-and-payloads. */
  readonly action?: string | null;
  readonly sender?: GithubAccount | null;
  readonly repository?: GithubRepository | null;
  readonly organization?: GithubAccount | null;
  readonly installation?: { readonly id: number; readonly node_id?: string | null } | null;
  readonly [member: string]: unknown;
}

/** Sent when a hook is made. Source: docs.github.com/en/webhooks/webhook-events-and-payloads. */
export interface GithubPing extends GithubEvent {
  readonly zen: string;
  readonly hook_id: number;
}

/** Sent when commits or tags are pushed. Source: docs.github.com/en/webhooks/webhook-events-and-payloads. */
export interface GithubPush extends GithubEvent {
  /** E.g. `refs/heads/main`. Source: docs.github.com/en/webhooks/webhook-events-and-payloads. */
  readonly ref: string;
  readonly before: string;
  readonly after: string;
}

/** A user or an organization. Source: docs.github.com/en/webhooks/webhook-events-and-payloads. */
export interface GithubAccount {
  readonly login: string;
  readonly id: number;
}

/** A repository. Source: docs.github.com/en/webhooks/webhook-events-and-payloads. */
export interface GithubRepository {
  readonly id: number;
  readonly name: string;
  readonly full_name: string;
  readonly private: boolean;
}
