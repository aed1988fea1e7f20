/**
 * What the payload types promise as always present, by provider and type: `member:type`, dots for members of members.
 * Written by hand, so that it shares nothing with the compiled checks of the packages.
 */
const identification = 'scanRef:string clientId:string status:object status.overall:string';

export const REQUIRED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  akidotp: {
    verified: 'requestId:string status:string',
    test: 'requestId:string status:string',
  },
  cardda: { verification_code: 'id:string body:string vendor_card_id:string' },
  osapher: {
    'verification.completed': 'event:string data:object data.status:string',
    'verification.high_risk': 'event:string',
    'certificate.issued': 'event:string',
    'onboarding.submitted': 'event:string',
    'certificate.expired': 'event:string',
  },
  kudosity: {
    delivery_receipt: 'message_id:string mobile:string datetime:string status:string',
    reply: 'response:string response_id:string mobile:string longcode:string datetime_entry:string',
    link_hit: 'link_hits:string message_id:string mobile:string datetime:string',
    list_action: 'type:string list_id:string mobile:string',
  },
  idenfy: {
    IDENTIFICATION: identification,
    IDENTIFICATION_AUTO_FINISHED: identification,
    IDENTIFICATION_MANUAL_FINISHED: identification,
    IDENTIFICATION_EXPIRED: identification,
    IDENTIFICATION_CANCELLED: identification,
    IDENTIFICATION_RESUBMITTED: identification,
    DOCUMENT_EXPIRATION: 'scanRef:string clientId:string expirationThreshold:string',
    VIDEO_CALL_FINISHED: '',
    FACIAL_AUTHENTICATION: 'id:string status:string',
    AGE_ESTIMATION: 'scanRef:string status:string occurredAt:string',
    AML_MONITORING: 'monitoringId:string status:string',
    AML_MONITORING_EXPIRATION: 'usersToExtend:number usersToExpire:number',
    BANK_VERIFICATION: 'id:string',
    BANK_CARD_VERIFICATION_COMPLETED: 'id:string status:string',
    ACCOUNT_CHECK: 'status:number score:number',
    COMPANY_SUBMIT: 'id:string clientId:string',
    COMPANY_REVIEW: 'id:string companyName:string clientId:string',
    COMPANY_AML_REVIEW: 'amlReviewSubjectType:string id:string companyId:string',
    COMPANY_INFO_REQUEST: 'companyId:string status:string',
    COMPANY_EXPIRATION: 'id:string',
    COMPANY_DELETE: 'companyId:string date:string',
    GOV_ORDERED_DOCUMENT: 'id:string productKey:string',
    SOS_REPORT: 'id:string',
  },
};

/** The first documented member that a payload of this type has not, or has of another type. */
export function findMissing(provider: string, type: string, payload: unknown): string | undefined {
  const members = REQUIRED[provider]?.[type];
  if (members === undefined) return `anything: ${type} is not documented`;
  return members
    .split(' ')
    .filter((member) => member !== '')
    .find((member) => !isPresent(payload, member));
}

function isPresent(payload: unknown, member: string): boolean {
  const [path = '', type] = member.split(':');
  const value = path.split('.').reduce<unknown>(readOwn, payload);
  return value !== null && !Array.isArray(value) && typeof value === type;
}

function readOwn(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
