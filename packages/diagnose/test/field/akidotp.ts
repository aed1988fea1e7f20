import { akidotp } from '@hooknotary/providers/akidotp';
import { hashOf, hmacOf, onBody, onSecret, onSignature, renamed, rewritten, signedBy, wrapped } from './breaks.js';
import { send, type FieldStory } from './case.js';
import { base64, chunked, dashed, FORM, hex, html, indented, python, pythonRepr } from './writers.js';

const SECRET = 'akd_whs_9tQ2mVx7LrB4nZc8';
const PAYLOAD = {
  phone: '+971501234567',
  requestId: 'req_7f3a1c60b8',
  status: 'verified',
  verifiedAt: '2026-03-02T09:29:58.412Z',
};
const genuine = send(akidotp, JSON.stringify(PAYLOAD), { secret: SECRET });
const spaced = send(akidotp, python(PAYLOAD), { secret: SECRET });
const rigged = send(akidotp, JSON.stringify(PAYLOAD), { secret: 'p4$1Kd$Vq-88/otp+Zz' });

/** AkidOTP: hexadecimal HMAC over the body. */
export const akidotpStories: readonly FieldStory[] = [
  {
    id: 'akidotp-json-twice',
    part: 'body',
    truth: 'A queue between the gateway and the receiver took the body for text and wrote it as a JSON string.',
    genuine,
    breaks: [onBody((text) => JSON.stringify(text))],
  },
  {
    id: 'akidotp-form-field',
    part: 'body',
    truth: 'A relay in PHP passed the body on as the field `payload` of a form.',
    genuine,
    breaks: [wrapped(FORM, (text) => `payload=${encodeURIComponent(text)}`)],
  },
  {
    id: 'akidotp-lambda-base64',
    part: 'body',
    truth: 'API Gateway handed the body to a Lambda in base64, and nobody looked at isBase64Encoded.',
    genuine,
    breaks: [onBody(base64)],
  },
  {
    id: 'akidotp-chunks',
    part: 'body',
    truth: 'A hand-written server left the framing of chunked transfer in the body.',
    genuine,
    breaks: [onBody((text) => chunked(text))],
  },
  {
    id: 'akidotp-python-repr',
    part: 'body',
    truth: 'The body was replayed from a log, where Python had printed the dictionary with apostrophes.',
    genuine: spaced,
    breaks: [onBody((text) => pythonRepr(JSON.parse(text)))],
  },
  {
    id: 'akidotp-buffer-json',
    part: 'body',
    truth: 'A worker put the Buffer itself through JSON.stringify, so that it came as a list of its bytes.',
    genuine,
    breaks: [onBody((text) => JSON.stringify(Buffer.from(text)))],
  },
  {
    id: 'akidotp-secret-base64',
    part: 'secret',
    truth: 'The secret was copied out of a Kubernetes manifest without decoding its base64.',
    genuine,
    breaks: [onSecret(base64)],
  },
  {
    id: 'akidotp-secret-assignment',
    part: 'secret',
    truth: 'The whole line of the .env file was pasted into the field of the hosting page.',
    genuine,
    breaks: [onSecret((text) => `AKIDOTP_WEBHOOK_SECRET=${text}`)],
  },
  {
    id: 'akidotp-secret-zero-width',
    part: 'secret',
    truth: 'The secret was copied from a chat, which had put a zero-width space where it may break the line.',
    genuine,
    breaks: [onSecret((text) => `${text.slice(0, 8)}\u200b${text.slice(8)}`)],
  },
  {
    id: 'akidotp-secret-positional',
    part: 'secret',
    truth: 'A shell script wrote the secret in double quotes, so that its `$1` became nothing.',
    genuine: rigged,
    breaks: [onSecret((text) => text.replace('$1', ''))],
    needs: 'trying each of $0 to $9 at each place',
  },
  {
    id: 'akidotp-secret-url-escaped',
    part: 'secret',
    truth: 'The secret was copied out of the query of a set-up link, percent-encoded.',
    genuine: rigged,
    breaks: [onSecret(encodeURIComponent)],
  },
  {
    id: 'akidotp-plain-hash',
    part: 'algorithm',
    truth: 'The test sender hashed the secret and then the body, with no HMAC.',
    genuine,
    breaks: [signedBy(({ secret, body }) => hashOf('sha256', secret + body))],
  },
  {
    id: 'akidotp-signature-dashes',
    part: 'signature',
    truth: 'A test sender in C# printed the digest by BitConverter.ToString, with dashes and in capitals.',
    genuine,
    breaks: [onSignature(dashed)],
  },
  {
    id: 'akidotp-header-underscores',
    part: 'headers',
    truth: 'A CGI bridge wrote the name of the header as it stands in the environment.',
    genuine,
    breaks: [renamed('http_x_akidotp_signature')],
  },
  {
    id: 'akidotp-pretty-and-newline',
    part: 'body',
    truth:
      'A logger printed the body with an indentation of two, and the secret was read with the line feed of its file.',
    genuine,
    breaks: [rewritten(indented(2)), onSecret((text) => `${text}\n`)],
  },
  {
    id: 'akidotp-base64-and-quotes',
    part: 'body',
    truth: 'A Lambda got the body in base64, and its environment variable has the quotes of the .env file.',
    genuine,
    breaks: [onBody(base64), onSecret((text) => `"${text}"`)],
  },
  {
    id: 'akidotp-hex-secret-and-prefix',
    part: 'secret',
    truth:
      'The secret was stored in hexadecimal digits, and the relay put sha256= before the signature as GitHub does.',
    genuine,
    breaks: [onSecret(hex), onSignature((text) => `sha256=${text}`)],
  },
  {
    id: 'akidotp-html-and-renamed',
    part: 'body',
    truth: 'A low-code tool escaped the body for HTML and sent the signature as X-Webhook-Signature.',
    genuine,
    breaks: [onBody(html), renamed('x-webhook-signature')],
  },
  {
    id: 'akidotp-sha1-and-python',
    part: 'algorithm',
    truth: 'The sender signed with SHA-1 as for another webhook, and a proxy printed the JSON with blanks.',
    genuine,
    breaks: [signedBy(({ secret, body }) => hmacOf('sha1', secret, body)), rewritten(python)],
  },
  {
    id: 'akidotp-twice-and-bearer',
    part: 'secret',
    truth:
      'The secret was configured as an Authorization header with Bearer, and the proxy sent the signature header twice.',
    genuine,
    breaks: [onSecret((text) => `Bearer ${text}`), onSignature((text) => [text, text])],
  },
  {
    id: 'akidotp-nul-padding',
    part: 'body',
    truth: 'The body was read into a buffer of fixed size and passed on with the NUL bytes behind it.',
    genuine,
    breaks: [onBody((text) => text.padEnd(256, '\0'))],
  },
  {
    id: 'akidotp-signature-list',
    part: 'signature',
    truth: 'A serverless framework serialised multiValueHeaders, so that the signature came as a list in JSON.',
    genuine,
    breaks: [onSignature((text) => JSON.stringify([text]))],
  },
];
