/**
 * What the payload types promise as always present, by provider and type: `member:type`, dots for members of members.
 * Written by hand, so that it shares nothing with the compiled checks of the packages.
 */
const identification =
  'platform:string scanRef:string clientId:string startTime:number finishTime:number data:object status:object status.overall:string';

export const REQUIRED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  akidotp: {
    verified: 'phone:string requestId:string status:string verifiedAt:string',
    test: 'phone:string requestId:string status:string verifiedAt:string',
  },
  cardda: { verification_code: 'id:string body:string vendor_card_id:string created_at:string' },
  osapher: {
    'verification.completed':
      'event:string timestamp:string data:object data.legalName:string data.jurisdiction:string ' +
      'data.fractureScore:number data.fractureRisk:string data.status:string',
    'verification.high_risk': 'event:string timestamp:string data:object',
    'certificate.issued': 'event:string timestamp:string data:object',
    'onboarding.submitted': 'event:string timestamp:string data:object',
    'certificate.expired': 'event:string timestamp:string data:object',
  },
  kudosity: {
    delivery_receipt: 'message_id:string mobile:string datetime:string status:string user_id:string',
    reply:
      'user_id:string message_id:string response:string response_id:string mobile:string longcode:string ' +
      'datetime_entry:string is_optout:string',
    link_hit: 'link_hits:string message_id:string mobile:string datetime:string user_id:string',
    list_action: 'type:string list_id:string mobile:string',
  },
  idenfy: {
    IDENTIFICATION: identification,
    IDENTIFICATION_AUTO_FINISHED: identification,
    IDENTIFICATION_MANUAL_FINISHED: identification,
    IDENTIFICATION_EXPIRED: identification,
    IDENTIFICATION_CANCELLED: identification,
    IDENTIFICATION_RESUBMITTED: identification,
    DOCUMENT_EXPIRATION: 'scanRef:string clientId:string expirationThreshold:string documentExpiration:string',
    VIDEO_CALL_FINISHED: '',
    FACIAL_AUTHENTICATION: 'id:string status:string',
    AGE_ESTIMATION: 'scanRef:string status:string occurredAt:string',
    AML_MONITORING:
      'monitoringId:string name:string surname:string nationality:string isActive:boolean scanRefList:array ' +
      'alertStatus:string status:string results:array',
    AML_MONITORING_EXPIRATION: 'usersToExtend:number usersToExpire:number',
    BANK_VERIFICATION: 'id:string',
    BANK_CARD_VERIFICATION_COMPLETED: 'id:string status:string',
    ACCOUNT_CHECK: 'status:number score:number',
    COMPANY_SUBMIT: 'id:string clientId:string',
    COMPANY_REVIEW: 'id:string companyName:string beneficiaries:array shareholderCheck:array clientId:string',
    COMPANY_AML_REVIEW: 'amlReviewSubjectType:string id:string companyId:string',
    COMPANY_INFO_REQUEST: 'companyId:string token:string date:string status:string',
    COMPANY_EXPIRATION: 'id:string',
    COMPANY_DELETE: 'companyId:string date:string',
    GOV_ORDERED_DOCUMENT: 'id:string productKey:string expectedDeliveryTime:string price:number',
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
  if (Array.isArray(value)) return type === 'array';
  return value !== null && typeof value === type;
}

function readOwn(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
