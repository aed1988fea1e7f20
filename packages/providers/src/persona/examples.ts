import type { PersonaPayloads } from './payloads.js';

/** Deliveries of Persona, after its documentation. */
export const personaExamples: Readonly<Partial<Record<keyof PersonaPayloads, string>>> = {
  'inquiry.approved':
    '{"data":{"type":"event","id":"evt_XGuYWp7WuDzNxie5z16s7sGJ","attributes":{"name":"inquiry.approved","payload":{"data":{"type":"inquiry","id":"inq_2CVZ4HyVg7qaboXz2PUHknAn","attributes":{"status":"approved","reference-id":null,"created-at":"2019-09-09T22:40:56.000Z","completed-at":"2019-09-09T22:44:51.000Z","expired-at":null},"relationships":{"reports":{"data":[]},"template":{"data":{"id":"blu_biqYXr3aNfHuLeXUdJUNFNET","type":"template"}},"verifications":{"data":[{"id":"ver_KnqQRXmxmtquRE65CHTzymhR","type":"verification/driver-license"},{"id":"ver_2aguhcwq66zcmqipmrqjxw68","type":"verification/selfie"}]}}},"included":[{"type":"template","id":"blu_biqYXr3aNfHuLeXUdJUNFNET","attributes":{"name":"Acme #1"}}]},"created-at":"2019-09-09T22:46:50.000Z"}}}',
};
