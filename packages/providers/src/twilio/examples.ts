import type { TwilioPayloads } from './payloads.js';

/** Deliveries of Twilio, after its documentation. */
export const twilioExamples: Readonly<Partial<Record<keyof TwilioPayloads, string>>> = {
  incoming_message:
    'ToCountry=US&SmsMessageSid=SMxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&NumMedia=0&FromCity=SAN+FRANCISCO&SmsStatus=received&Body=Hello+there&To=%2B15558675310&NumSegments=1&MessageSid=SMxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&AccountSid=ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&From=%2B14155552345&ApiVersion=2010-04-01',
  message_status:
    'SmsSid=SM2xxxxxx&SmsStatus=sent&MessageStatus=sent&To=%2B15558675310&MessageSid=SM2xxxxxx&AccountSid=ACxxxxxxx&From=%2B15017122661&ApiVersion=2010-04-01',
};
