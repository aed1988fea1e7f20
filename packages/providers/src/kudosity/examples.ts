import type { KudosityPayloads } from './payloads.js';

/** Deliveries of Kudosity, as queries, from developers.kudosity.com/reference/troubleshooting. */
export const kudosityExamples: Readonly<Record<keyof KudosityPayloads, string>> = {
  delivery_receipt:
    'myparameter=myvalue&message_id=331694668&mobile=61400000001&datetime=2020-05-16%2012:10:00&status=delivered&user_id=123456',
  reply:
    'myparameter=myvalue&user_id=54911&message_id=331695745&&response=This%20is%20my%20reply&response_id=35566670&mobile=61400000001&longcode=61429997672&datetime_entry=2020-05-16%2012:10:00&is_optout=no',
  link_hit:
    'datetime=2020-05-16%2013:23:46&firstname=Brad&lastname=Citizen&link_hits=1&list_id=3201749&longcode=TRANSMITSMS&message=This%20is%20a%20link%20hit%20callback%20test%0A%20TapTh.is/clkVMt8z%20%0AUnsubRep.ly/3hHm1u8u&message_id=331696764&mobile=61400000001&rate=10&user_id=54911',
  list_action:
    'Carrier=Telstra&Email=jane.citizen@example.com&Handset=iPhone%207&datetime_entry=2020-05-16%2013:13:20&firstname=Jane&lastname=Citizen&list_id=4026600&mobile=61400000000&type=delete',
};
