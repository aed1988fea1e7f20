import type { TruliooPayloads } from './payloads.js';

/** Deliveries of Trulioo, after its documentation. */
export const truliooExamples: Readonly<Partial<Record<keyof TruliooPayloads, string>>> = {
  SERVICE_SUBMIT:
    '{"id":"sample-id","token":"sample-token","type":"EVENT_CALLBACK","event":{"type":"SERVICE_SUBMIT","ts":1718011363,"user":"sample-user-id"},"flowId":"sample-flow-id","userId":"sample-user-id","serviceType":"TRULIOO_EIDV","test":true,"retry":0,"serviceData":{"timestamp":1718011363,"serviceStatus":"COMPLETED","match":true,"transactionInfo":{"accountName":"sample-account-name","accountIdentifier":"sample-account-identifier","countryCode":"US","date":"2022-11-22T12:00:00Z","transactionId":"sample-transaction-id","transactionRecordId":"sample-transaction-record-id","userName":"sample-username"},"secondaryMatch":null}}',
  transaction:
    '{"id":"3bfd8204-9df0-43ce-8642-8a8833743cc1","transactionId":"0bcbc9d6-0909-43b0-ae7c-67ac0d3ca70c","clientId":"","event":{"name":"decision","type":"transaction","result":"accepted"},"error":{"code":0,"message":""}}',
};
