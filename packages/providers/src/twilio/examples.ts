import type { TwilioPayloads } from './payloads.js';

/** Deliveries of Twilio, after its documentation. */
export const twilioExamples: Readonly<Record<keyof TwilioPayloads, string>> = {
  incoming_message:
    'ToCountry=US&SmsMessageSid=SMxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&NumMedia=0&FromCity=SAN+FRANCISCO&SmsStatus=received&Body=Hello+there&To=%2B15558675310&NumSegments=1&MessageSid=SMxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&AccountSid=ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&From=%2B14155552345&ApiVersion=2010-04-01',
  message_status:
    'SmsSid=SM2xxxxxx&SmsStatus=sent&MessageStatus=sent&To=%2B15558675310&MessageSid=SM2xxxxxx&AccountSid=ACxxxxxxx&From=%2B15017122661&ApiVersion=2010-04-01',
  call: 'CallSid=CAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&CallStatus=ringing&AccountSid=ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&From=%2B14155552345&To=%2B15558675310&Direction=inbound&ApiVersion=2010-04-01',
  'factor.created':
    'type=factor.created&uid=00000000-0000-0000-0000-000000000000&account_sid=ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&service_sid=VAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&entity_identity=user-1&factor_sid=YFxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'factor.verified':
    'type=factor.verified&uid=00000000-0000-0000-0000-000000000000&account_sid=ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&service_sid=VAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&entity_identity=user-1&factor_sid=YFxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'factor.deleted':
    'type=factor.deleted&uid=00000000-0000-0000-0000-000000000000&account_sid=ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&service_sid=VAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&entity_identity=user-1&factor_sid=YFxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'challenge.approved':
    'type=challenge.approved&uid=00000000-0000-0000-0000-000000000000&account_sid=ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&service_sid=VAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&entity_identity=user-1&factor_sid=YFxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&challenge_sid=YCxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'challenge.denied':
    'type=challenge.denied&uid=00000000-0000-0000-0000-000000000000&account_sid=ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&service_sid=VAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&entity_identity=user-1&factor_sid=YFxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&challenge_sid=YCxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
};
