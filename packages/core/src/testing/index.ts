export { examplePayload, exampleTypes, type ExamplePayload } from './example-payload.js';
export type {
  FetchInit,
  InjectRequest,
  RequestHeaders,
  SignedRequest,
  SupertestAgent,
  SupertestTest,
} from './request.js';
export { signedRequest, type SignedRequestOptions } from './signed-request.js';
export { expectedRefusal, tamper, TAMPERINGS, type ExpectedRefusal, type Tampering } from './tamper.js';
