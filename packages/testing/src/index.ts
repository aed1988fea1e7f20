export { examplePayload, exampleTypes, type ExamplePayload } from './example-payload.js';
export { createFakeClock, type FakeClock } from './fake-clock.js';
export type {
  FetchInit,
  InjectRequest,
  RequestHeaders,
  SignedRequest,
  SupertestAgent,
  SupertestTest,
} from './request.js';
export { signedRequest, type SignedRequestOptions } from './signed-request.js';
export { testDeliveryStore, type StoreContractOptions } from './store/contract.js';
export { expectedRefusal, tamper, TAMPERINGS, type ExpectedRefusal, type Tampering } from './tamper.js';
