import { gzipSync } from 'node:zlib';
import { idenfy } from '@hooknotary/providers/idenfy';
import {
  hmacOf,
  onBody,
  onHeader,
  onSecret,
  onSignature,
  rewritten,
  signedBy,
  signedOver,
  withHeaders,
} from './breaks.js';
import { send, type FieldStory } from './case.js';
import { base64, compact, csv, dotnet, escaped, indented, mojibake1252, python, pythonText } from './writers.js';

const SECRET = 'C7wHf2kQzLx9VbNmR4tY8pS1dG6jK3aE';
const TYPE = 'idenfy-event-type';
const PAYLOAD = {
  final: true,
  platform: 'MOBILE',
  status: { overall: 'APPROVED', fraudTags: [], manualDocument: 'DOC_VALIDATED', additionalSteps: null },
  data: { docFirstName: 'ŽILVINĖ', docLastName: 'ŠARŪNĖNAITĖ', docExpiry: '2031-12-31', ageEstimate: null },
  fileUrls: {
    FRONT: 'https://s3.eu-west-1.amazonaws.com/idenfy/FRONT.png?X-Amz-Expires=600&X-Amz-Signature=9f3c',
  },
  scanRef: '0af4c0d6-3f5f-11f0-9f11-0a58a9feac02',
  clientId: 'client-7',
  startTime: 1772443700,
  finishTime: 1772443790,
};
const SHORT = { companyId: 'c0ffee01', date: '2026-03-02T09:29:50Z', manager: 'Rūta Žukienė' };
const HEADERS = { [TYPE]: 'IDENTIFICATION_MANUAL_FINISHED' };
const genuine = send(idenfy, python(PAYLOAD), { secret: SECRET, headers: HEADERS });
const inUtf8 = send(idenfy, pythonText(PAYLOAD), { secret: SECRET, headers: HEADERS });
const short = send(idenfy, compact(SHORT), { secret: SECRET, headers: { [TYPE]: 'COMPANY_DELETE' } });
const empty = send(idenfy, '', { secret: SECRET, headers: { [TYPE]: 'VIDEO_CALL_FINISHED' } });
const repeated = send(
  idenfy,
  '{"scanRef": "0af4c0d6", "selectedCountry": "LT", "docType": "ID_CARD", "selectedCountry": "LT"}',
  {
    secret: SECRET,
    headers: HEADERS,
  },
);

/** iDenfy: hexadecimal HMAC over the body, which Python prints. */
export const idenfyStories: readonly FieldStory[] = [
  {
    id: 'idenfy-parsed',
    part: 'body',
    truth: 'express.json() parsed the body and JSON.stringify wrote it again, without blanks and escapes.',
    genuine,
    breaks: [rewritten(compact)],
  },
  {
    id: 'idenfy-dotnet',
    part: 'body',
    truth: 'A gateway in .NET parsed the body and wrote it by System.Text.Json, compact and much escaped.',
    genuine,
    breaks: [rewritten(dotnet)],
  },
  {
    id: 'idenfy-ascii',
    part: 'body',
    truth: 'A queue kept the text of the body but wrote what is not ASCII as escapes of JSON.',
    genuine: inUtf8,
    breaks: [onBody(escaped)],
  },
  {
    id: 'idenfy-repeated-member',
    part: 'body',
    truth: 'The body has one member twice with one value, and a parser kept the first place of it.',
    genuine: repeated,
    breaks: [rewritten(pythonText)],
    needs: 'trying each member once more at each place',
  },
  {
    id: 'idenfy-windows-mojibake',
    part: 'body',
    truth: 'A logger on Windows read the UTF-8 of the body as windows-1252 and wrote it as UTF-8.',
    genuine: inUtf8,
    breaks: [onBody(mojibake1252)],
  },
  {
    id: 'idenfy-gzip',
    part: 'body',
    truth: 'A proxy compressed the body and another took the header Content-Encoding away.',
    genuine,
    breaks: [onBody((text) => gzipSync(text))],
  },
  {
    id: 'idenfy-lambda-event',
    part: 'body',
    truth: 'The Lambda forwarded the whole event of API Gateway, with the body in it as text.',
    genuine: short,
    breaks: [
      onBody((body) =>
        JSON.stringify({ resource: '/hook', httpMethod: 'POST', headers: HEADERS, body, isBase64Encoded: false }),
      ),
    ],
  },
  {
    id: 'idenfy-csv',
    part: 'body',
    truth: 'The body was kept in a spreadsheet and exported as a cell of CSV, with its quotes doubled.',
    genuine: short,
    breaks: [onBody(csv)],
  },
  {
    id: 'idenfy-empty-became-object',
    part: 'body',
    truth: 'The end of a video call has no body, and a parser made {} of it.',
    genuine: empty,
    breaks: [onBody(() => '{}')],
  },
  {
    id: 'idenfy-secret-lower',
    part: 'secret',
    truth: 'A deployment tool wrote the secret, which is all in capitals, in lower case.',
    genuine: send(idenfy, compact(SHORT), { secret: 'QZ7TNW4RX2BK9MPV', headers: HEADERS }),
    breaks: [onSecret((text) => text.toLowerCase())],
  },
  {
    id: 'idenfy-secret-last-lost',
    part: 'secret',
    truth: 'A double click selected the secret without its last character.',
    genuine,
    breaks: [onSecret((text) => text.slice(0, -1))],
    needs: 'trying each character behind the secret',
  },
  {
    id: 'idenfy-hex-key-as-bytes',
    part: 'algorithm',
    truth: 'The test sender decoded the secret, which is of hexadecimal digits, and took its bytes for the key.',
    genuine: send(idenfy, compact(SHORT), { secret: '9f86d081884c7d659a2feaa0c55ad015', headers: HEADERS }),
    breaks: [signedBy(({ secret, body }) => hmacOf('sha256', Buffer.from(secret, 'hex'), body))],
  },
  {
    id: 'idenfy-event-type-in-front',
    part: 'content',
    truth: 'The test sender signed the event type and the body, with a full stop between them.',
    genuine,
    breaks: [signedOver(({ body }) => `${HEADERS[TYPE]}.${body}`)],
  },
  {
    id: 'idenfy-signature-base64-of-hex',
    part: 'signature',
    truth: 'The relay took the digits of the signature for bytes and wrote them in base64.',
    genuine,
    breaks: [onSignature(base64)],
  },
  {
    id: 'idenfy-encoding-and-secret',
    part: 'headers',
    truth: 'A proxy unpacked the body and left Content-Encoding: gzip, and the secret has a soft hyphen of a PDF.',
    genuine,
    breaks: [
      withHeaders({ 'content-encoding': 'gzip' }),
      onSecret((text) => `${text.slice(0, 16)}\u00ad${text.slice(16)}`),
    ],
  },
  {
    id: 'idenfy-parsed-and-colon',
    part: 'body',
    truth: 'A body parser was at work, and the tool of the tester wrote the name of the header into its value.',
    genuine,
    breaks: [rewritten(compact), onHeader('idenfy-signature', (text) => `Idenfy-Signature: ${text}`)],
  },
  {
    id: 'idenfy-indented-and-doubled',
    part: 'body',
    truth: 'Postman beautified the body, and the secret was pasted twice.',
    genuine: short,
    breaks: [rewritten(indented(4)), onSecret((text) => text + text)],
  },
];
