import type { SendgridPayloads } from './payloads.js';

/** Deliveries of SendGrid, after its documentation. */
export const sendgridExamples: Readonly<Partial<Record<keyof SendgridPayloads, string>>> = {
  events:
    '[{"email":"example@test.com","timestamp":1513299569,"smtp-id":"<14c5d75ce93.dfd.64b469@ismtpd-555>","event":"processed","category":["cat facts"],"sg_event_id":"sg_event_id","sg_message_id":"sg_message_id"},{"email":"example@test.com","timestamp":1513299569,"event":"deferred","response":"400 try again later","attempt":"5","sg_event_id":"sg_event_id_2"}]\r\n',
};
