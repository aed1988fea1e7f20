import { cardda } from '@hooknotary/providers/cardda';
import {
  hmacOf,
  onBody,
  onHeader,
  onSecret,
  onSignature,
  receivedAfter,
  rewritten,
  signedBy,
  signedOver,
  together,
  withHeaders,
  wrapped,
} from './breaks.js';
import { NOW, send, type FieldStory } from './case.js';
import { compact, dotnet, indented, jqSorted, php, pythonText, utf16 } from './writers.js';

const SECRET = 'crd-7Jp2_wQ9sXk-41Rv';
const TIME = 'x-cardda-timestamp';
const PAYLOAD = {
  id: '7b0f6a52-0f1e-4a7c-9d27-5a3f4d8f2c11',
  body: 'Tu código de verificación es 481920 – válido en Ñuñoa',
  vendor_card_id: '12345',
  created_at: '2026-03-02T09:29:59.000Z',
};
const genuine = send(cardda, compact(PAYLOAD), { secret: SECRET });
const indentedBody = send(cardda, indented(2)(PAYLOAD), { secret: SECRET });
const oneAccent = send(cardda, `${compact({ id: PAYLOAD.id, vendor_card_id: '7', body: 'Código 481920' })}`, {
  secret: SECRET,
});

/** Cardda: hexadecimal HMAC over time and body. */
export const carddaStories: readonly FieldStory[] = [
  {
    id: 'cardda-latin1',
    part: 'body',
    truth: 'An old ESB wrote the body in ISO 8859-1.',
    genuine: oneAccent,
    breaks: [wrapped('application/json; charset=iso-8859-1', (text) => Buffer.from(text, 'latin1'))],
  },
  {
    id: 'cardda-utf16',
    part: 'body',
    truth: 'PowerShell saved the body by `>`, which writes UTF-16, and the file was replayed.',
    genuine,
    breaks: [onBody(utf16)],
  },
  {
    id: 'cardda-length-in-characters',
    part: 'body',
    truth: 'A sender behind a proxy gave Content-Length in characters, so that the last byte was lost.',
    genuine: oneAccent,
    breaks: [onBody((text) => Buffer.from(text).subarray(0, text.length))],
    needs: 'trying the ends that JSON can have',
  },
  {
    id: 'cardda-curl-data',
    part: 'body',
    truth: 'The body was sent by `curl -d @file`, which takes the line feeds away and leaves the blanks.',
    genuine: indentedBody,
    breaks: [onBody((text) => text.replaceAll('\n', ''))],
  },
  {
    id: 'cardda-jq-sorted',
    part: 'body',
    truth: 'The body came through `jq -S .`, which sorts the members, indents and adds a line feed.',
    genuine,
    breaks: [rewritten(jqSorted)],
    needs: 'the order of members that the sender documents',
  },
  {
    id: 'cardda-dotnet',
    part: 'body',
    truth: 'A gateway in .NET read the body and printed it by System.Text.Json, which escapes what is not ASCII.',
    genuine,
    breaks: [rewritten(dotnet)],
  },
  {
    id: 'cardda-time-missing',
    part: 'time',
    truth: 'A reverse proxy with a list of allowed headers dropped X-Cardda-Timestamp.',
    genuine,
    breaks: [together(withHeaders({ [TIME]: undefined }), receivedAfter(3))],
    needs: 'trying the seconds around now',
  },
  {
    id: 'cardda-time-iso',
    part: 'time',
    truth: 'A relay in Java parsed the time of the header and wrote it as ISO 8601.',
    genuine,
    breaks: [withHeaders({ [TIME]: new Date(NOW).toISOString() })],
  },
  {
    id: 'cardda-time-decimal',
    part: 'time',
    truth: 'A relay in Python wrote the time as the float that it had become.',
    genuine,
    breaks: [onHeader(TIME, (text) => `${text}.0`)],
  },
  {
    id: 'cardda-late-retry',
    part: 'time',
    truth: 'The delivery waited for forty minutes in a queue before the receiver saw it.',
    genuine,
    breaks: [receivedAfter(2400)],
  },
  {
    id: 'cardda-body-before-time',
    part: 'content',
    truth: 'The test sender put the time behind the body in place of before it.',
    genuine,
    breaks: [signedOver(({ body, time }) => `${body}.${time}`)],
  },
  {
    id: 'cardda-key-and-content',
    part: 'algorithm',
    truth: 'The arguments of hash_hmac were changed over: the content was the key, and the secret was signed.',
    genuine,
    breaks: [signedBy(({ secret, content }) => hmacOf('sha256', content, secret))],
  },
  {
    id: 'cardda-secret-no-break-space',
    part: 'secret',
    truth: 'The secret was copied from a Word document and has a no-break space in the middle.',
    genuine,
    breaks: [onSecret((text) => `${text.slice(0, 4)}\u00a0${text.slice(4)}`)],
  },
  {
    id: 'cardda-secret-dash',
    part: 'secret',
    truth: 'A mail program made an en dash of the hyphens in the secret.',
    genuine,
    breaks: [onSecret((text) => text.replaceAll('-', '–'))],
  },
  {
    id: 'cardda-indent-and-time',
    part: 'body',
    truth: 'A debugging proxy printed the body with tabs and renewed the time, two seconds later.',
    genuine,
    breaks: [rewritten(indented('\t')), onHeader(TIME, (text) => String(Number(text) + 2))],
  },
  {
    id: 'cardda-php-and-assignment',
    part: 'body',
    truth: 'A relay in PHP printed the body by json_encode, and the secret has `export ` and its name before it.',
    genuine,
    breaks: [rewritten(php), onSecret((text) => `export CARDDA_SECRET=${text}`)],
  },
  {
    id: 'cardda-accents-and-newline',
    part: 'body',
    truth: 'The stored body was decomposed (NFD), and the secret came from a file with CRLF at its end.',
    genuine,
    breaks: [onBody((text) => text.normalize('NFD')), onSecret((text) => `${text}\r\n`)],
  },
  {
    id: 'cardda-separator-and-base64',
    part: 'content',
    truth: 'The test sender had no full stop between time and body, and wrote the signature in base64.',
    genuine,
    breaks: [
      signedOver(({ body, time }) => time + body),
      onSignature((text) => Buffer.from(text, 'hex').toString('base64')),
    ],
  },
  {
    id: 'cardda-milliseconds-and-blanks',
    part: 'time',
    truth: 'The relay wrote milliseconds into the header, and its JSON has blanks behind commas and colons.',
    genuine,
    breaks: [onHeader(TIME, (text) => `${text}000`), rewritten(pythonText)],
  },
];
