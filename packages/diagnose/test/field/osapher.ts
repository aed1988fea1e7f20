import { osapher } from '@hooknotary/providers/osapher';
import { hmacOf, onBody, onSecret, onSignature, renamed, rewritten, signedBy, withHeaders, wrapped } from './breaks.js';
import { send, type FieldStory } from './case.js';
import { compact, go, goStruct, gson, html, indented, MULTIPART, multipart } from './writers.js';

const SECRET = 'whsec_Q7rT-vX2nB5mK8pL3zYw6cJ9';
const PAYLOAD = {
  event: 'verification.completed',
  timestamp: '2026-03-02T09:29:57.000Z',
  data: {
    legalName: "Müller & Söhne <Trading> Pty Ltd / O'Brien",
    abn: '22222222222',
    jurisdiction: 'AU',
    fractureScore: 12.0,
    fractureRisk: 'low',
    status: 'verified',
  },
};
const PLAIN = { ...PAYLOAD, data: { legalName: 'Acme Corp Pty Ltd', abn: '22222222222', status: 'verified' } };
const genuine = send(osapher, compact(PAYLOAD), { secret: SECRET });
const documented = send(osapher, indented(2)(PLAIN).replaceAll(/^ +/gm, ''), { secret: SECRET });
const decimal = send(
  osapher,
  '{"event":"certificate.issued","data":{"fractureScore":12.0,"weight":0.50,"status":"ok"}}',
  {
    secret: SECRET,
  },
);
const plain = send(osapher, compact(PLAIN), { secret: SECRET });
const sharp = send(osapher, compact(PLAIN), { secret: 'whsec_b+7/Qk&x<9>="v"' });

/** Osapher: a prefix and a hexadecimal HMAC over the body; the secret is text. */
export const osapherStories: readonly FieldStory[] = [
  {
    id: 'osapher-go-struct',
    part: 'body',
    truth: 'A middleware in Go read the body into a struct and wrote it again, with & and < and > escaped.',
    genuine,
    breaks: [rewritten(goStruct)],
  },
  {
    id: 'osapher-gson',
    part: 'body',
    truth: 'A relay in Java printed the body by Gson, which also escapes apostrophes.',
    genuine,
    breaks: [rewritten(gson)],
  },
  {
    id: 'osapher-documented-layout',
    part: 'body',
    truth: 'The sender prints line feeds without indentation, and express.json() and JSON.stringify took them away.',
    genuine: documented,
    breaks: [rewritten(compact)],
    needs: 'the layout that the sender documents',
  },
  {
    id: 'osapher-decimals',
    part: 'body',
    truth: 'A parser read 12.0 and 0.50 and printed 12 and 0.5.',
    genuine: decimal,
    breaks: [rewritten(compact)],
    needs: 'trying further zeros behind numbers',
  },
  {
    id: 'osapher-multipart',
    part: 'body',
    truth: 'A relay sent the body on by `curl -F payload=…`, as a field of multipart/form-data.',
    genuine,
    breaks: [wrapped(MULTIPART, (payload) => multipart({ payload }))],
  },
  {
    id: 'osapher-html-escaped',
    part: 'body',
    truth: 'A web application firewall escaped the quotes of the body for HTML.',
    genuine: plain,
    breaks: [onBody(html)],
  },
  {
    id: 'osapher-secret-no-prefix',
    part: 'secret',
    truth: 'The owner took whsec_ for a mark and left it out; for this sender it is a part of the secret.',
    genuine,
    breaks: [onSecret((text) => text.slice('whsec_'.length))],
  },
  {
    id: 'osapher-secret-decoded',
    part: 'secret',
    truth: 'A helper for Standard Webhooks decoded what follows whsec_ as base64, and its bytes were configured.',
    genuine: send(osapher, compact(PLAIN), { secret: 'whsec_b3NhcGhlciB3ZWJob29rIHNlY3JldA==' }),
    breaks: [onSecret((text) => Buffer.from(text.slice('whsec_'.length), 'base64'))],
  },
  {
    id: 'osapher-secret-smart-quotes',
    part: 'secret',
    truth: 'The secret was sent by chat in quotes, which became typographic ones.',
    genuine,
    breaks: [onSecret((text) => `“${text}”`)],
  },
  {
    id: 'osapher-secret-json-escaped',
    part: 'secret',
    truth: 'Terraform printed the secret by jsonencode, and its escapes were copied with it.',
    genuine: sharp,
    breaks: [onSecret((text) => goStruct(text).slice(1, -1))],
  },
  {
    id: 'osapher-secret-of-manager',
    part: 'secret',
    truth:
      'AWS Secrets Manager returned an object with the secret as its value, and the whole text of it was configured.',
    genuine,
    breaks: [onSecret((text) => JSON.stringify({ OSAPHER_WEBHOOK_SECRET: text }))],
  },
  {
    id: 'osapher-other-receivers-secret',
    part: 'secret',
    truth:
      'The secrets of the endpoints of Osapher and of a second endpoint of it were configured the wrong way round.',
    genuine,
    breaks: [
      (situation, { secret }) => ({
        ...situation,
        secret: 'whsec_H2kD-9sLqW4eR7tY1uI5oP8a',
        options: { ...situation.options, secrets: { OSAPHER_STAGING_SECRET: String(secret), OTHER: 'another-1x' } },
      }),
    ],
    needs: 'the option secrets',
  },
  {
    id: 'osapher-signature-cut',
    part: 'signature',
    truth: 'A column of 64 characters kept the header, so that the last digits are lost.',
    genuine,
    breaks: [onSignature((text) => text.slice(0, 64))],
  },
  {
    id: 'osapher-two-headers',
    part: 'headers',
    truth: 'A relay added X-Verinty-Signature of its own, signed by its own key, and left the genuine one.',
    genuine,
    breaks: [withHeaders({ 'x-verinty-signature': `sha256=${'5e'.repeat(32)}` })],
  },
  {
    id: 'osapher-go-sorted-and-renamed',
    part: 'body',
    truth: 'A proxy in Go wrote a map, sorted and escaped, and named the header X-Hub-Signature-256.',
    genuine: plain,
    breaks: [rewritten(go), renamed('x-hub-signature-256')],
    needs: 'the order of members that the sender documents',
  },
  {
    id: 'osapher-newline-and-prefix',
    part: 'body',
    truth: 'A line feed was added by `echo`, and the secret was pasted without whsec_.',
    genuine,
    breaks: [onBody((text) => `${text}\n`), onSecret((text) => text.slice('whsec_'.length))],
  },
  {
    id: 'osapher-sha512-and-name',
    part: 'algorithm',
    truth: 'The test sender used HMAC-SHA512 and kept the prefix, and the secret has its YAML key before it.',
    genuine,
    breaks: [signedBy(({ secret, body }) => hmacOf('sha512', secret, body)), onSecret((text) => `secret: ${text}`)],
  },
  {
    id: 'osapher-wrapped-and-indented',
    part: 'body',
    truth: 'A logger put the event into an envelope and indented the whole by four, in front of the receiver.',
    genuine,
    breaks: [
      rewritten((value) => compact({ receivedAt: '2026-03-02T09:30:00Z', body: value })),
      rewritten(indented(4)),
    ],
  },
  {
    id: 'osapher-rotation',
    part: 'secret',
    truth: 'During a rotation both secrets were configured as one text with a comma between them.',
    genuine,
    breaks: [onSecret((text) => `whsec_A1b2C3d4E5f6G7h8I9j0KkLl,${text}`)],
  },
];
