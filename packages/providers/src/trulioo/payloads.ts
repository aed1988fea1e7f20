/**
 * Trulioo's payloads by `event.type`. Source: developer.trulioo.com/reference/event-dispatcher,
 * developer.trulioo.com/reference/webhook.
 */
export interface TruliooPayloads {
  readonly transaction: TruliooTransaction;
  readonly FLOW_START: TruliooFlowEvent;
  readonly STEP_INIT: TruliooFlowEvent;
  readonly STEP_SUBMIT: TruliooFlowEvent;
  readonly SERVICE_INIT: TruliooFlowEvent;
  readonly INTERMEDIATE_EVENT_RECEIVED: TruliooFlowEvent;
  readonly SERVICE_SUBMIT: TruliooFlowEvent;
  readonly SERVICE_TIMEOUT: TruliooFlowEvent;
  readonly FLOW_END: TruliooFlowEvent;
  readonly MANUALLY_ACCEPTED: TruliooFlowEvent;
  readonly MANUALLY_REJECTED: TruliooFlowEvent;
  readonly MANUALLY_PENDING_REVIEW: TruliooFlowEvent;
  readonly NOTE_ADDED: TruliooFlowEvent;
  readonly TASK_ADDED: TruliooFlowEvent;
  readonly TASK_DONE: TruliooFlowEvent;
  readonly TASK_UNDONE: TruliooFlowEvent;
}

/** Something about a transaction of document verification. Source: developer.trulioo.com/reference/webhook. */
export interface TruliooTransaction {
  readonly id: string;
  readonly transactionId: string;
  /** The application's own ID. Source: developer.trulioo.com/reference/webhook. */
  readonly clientId?: string | null;
  readonly event: {
    /** Always `transaction`. Source: developer.trulioo.com/reference/demo-license. */
    readonly type: string;
    /** E.g. `create`, `decision`. Source: developer.trulioo.com/reference/demo-license. */
    readonly name: string;
    /** E.g. `created`, `accepted`. Source: developer.trulioo.com/reference/demo-license. */
    readonly result?: string | null;
  };
  readonly error?: TruliooError | null;
}

/** What went wrong; `0` where nothing did. Source: developer.trulioo.com/reference/demo-license. */
export interface TruliooError {
  readonly code?: number | string | null;
  readonly message?: string | null;
}

/** Something that has happened in a workflow. Source: developer.trulioo.com/reference/event-dispatcher. */
export interface TruliooFlowEvent {
  readonly id: string;
  /** `EVENT_CALLBACK`. Source: developer.trulioo.com/reference/event-dispatcher. */
  readonly type: string;
  readonly event: {
    /** E.g. `SERVICE_SUBMIT`. Source: developer.trulioo.com/reference/event-dispatcher. */
    readonly type: string;
    /** Unix seconds. Source: developer.trulioo.com/reference/event-dispatcher. */
    readonly ts?: number | null;
    readonly user?: string | null;
  };
  /** The same in every delivery of an account. Source: developer.trulioo.com/reference/event-dispatcher. */
  readonly token?: string | null;
  readonly flowId?: string | null;
  readonly nodeId?: string | null;
  readonly userId?: string | null;
  /** E.g. `TRULIOO_EIDV`, `TRULIOO_DOCV`. Source: developer.trulioo.com/reference/event-dispatcher. */
  readonly serviceType?: string | null;
  readonly test?: boolean | null;
  /** How often it was sent before. Source: developer.trulioo.com/reference/event-dispatcher. */
  readonly retry?: number | null;
  /** By service. Source: developer.trulioo.com/reference/event-dispatcher. */
  readonly serviceData?: { readonly [member: string]: unknown } | null;
}
