import * as registry from '@hooknotary/providers/registry';
import { brotliCompressSync } from 'node:zlib';
import {
  hashOf,
  hmacOf,
  onBody,
  onHeader,
  onSecret,
  onSignature,
  renamed,
  rewritten,
  signedBy,
  signedOver,
  together,
  withHeaders,
  wrapped,
} from './breaks.js';
import { send, type FieldStory } from './case.js';
import * as w from './writers.js';

const { github, onfido, veriff, complycube, checkr, trulioo, metamap, didit, messente, meta, sinchNumbers, sumsub } =
  registry;

const PUSH = {
  ref: 'refs/heads/main',
  repository: { id: 1296269, full_name: 'octocat/Hello-World', html_url: 'https://github.com/octocat/Hello-World' },
  head_commit: { message: 'Fix <b> & "quotes"\n\nCo-authored-by: Zoë <zoe@example.com>', distinct: true },
};
const SECRET = "It's a Secret to Everybody";
const push = send(github.provider, w.compact(PUSH), { secret: SECRET, headers: { 'x-github-event': 'push' } });
const ping = send(github.provider, String(github.examples['ping']), {
  secret: 'gh_7Kx92mQpLw',
  headers: { 'x-github-event': 'ping' },
});
const asForm = send(github.provider, `payload=${encodeURIComponent(w.compact(PUSH))}`, {
  secret: SECRET,
  headers: { 'x-github-event': 'push', 'content-type': w.FORM },
});
const check = send(onfido.provider, String(onfido.examples['check.completed']), { secret: 'Wb7Rk0_5nTqX-dLs2' });
const decision = send(veriff.provider, String(veriff.examples['decision']), {
  secret: 'abcdef12-abcd-abcd-abcd-abcdef012345',
});
const person = send(veriff.provider, w.compact({ verification: { id: 'v1', person: { firstName: 'Amélie' } } }), {
  secret: 'abcdef12-abcd-abcd-abcd-abcdef012345',
});
const comply = send(complycube.provider, String(complycube.examples['check.completed']), {
  secret: 'cc-Live-9Zq3+/x=',
});
const report = send(checkr.provider, String(checkr.examples['report.completed']), { secret: 'chk_live_82b1c9e07d44' });
const submit = send(trulioo.provider, String(trulioo.examples['SERVICE_SUBMIT']), { secret: 'trulioo-k1_9aXb' });
const started = send(metamap.provider, String(metamap.examples['verification_started']), { secret: 'mtmp 4 u2' });
const status = send(didit.provider, String(didit.examples['status.updated']), { secret: 'dd_wh_5Yt8Rq1V' });
const sms = send(messente.provider, String(messente.examples['delivery_report']), { secret: 'mess-ENTE-77aa' });
const whatsapp = send(
  meta.provider,
  String.raw`{"object":"whatsapp_business_account","entry":[{"id":"0","text":"caf\u00e9 \ud83d\ude00","url":"https:\/\/wa.me\/1"}]}`,
  { secret: '3f9c0a71b2d84e56' },
);
const numbers = send(sinchNumbers.provider, String(Object.values(sinchNumbers.examples)[0]), { secret: 'snch-Cb-55' });
const reviewed = send(sumsub.provider, String(sumsub.examples['applicantReviewed']), { secret: 'SoMe_SeCrEt_KeY_1' });

/** Hexadecimal HMAC over the body. */
export const bodyStories: readonly FieldStory[] = [
  {
    id: 'github-form-parsed',
    part: 'form',
    truth: 'express.urlencoded() took the field payload out of the form, and its JSON alone was handed on.',
    genuine: asForm,
    breaks: [wrapped('application/json', (text) => decodeURIComponent(text.slice('payload='.length)))],
  },
  {
    id: 'github-form-blanks',
    part: 'form',
    truth: 'A proxy wrote the form again, with plus for the blanks that GitHub writes as %20.',
    genuine: asForm,
    breaks: [onBody((text) => text.replaceAll('%20', '+'))],
  },
  {
    id: 'github-pretty',
    part: 'body',
    truth: 'The body was pasted into Postman from the page of recent deliveries, which indents it.',
    genuine: push,
    breaks: [rewritten(w.indented(2))],
  },
  {
    id: 'github-sha1-header',
    part: 'headers',
    truth: 'The proxy lets through only X-Hub-Signature, the old header with SHA-1.',
    genuine: push,
    breaks: [
      together(
        signedBy(({ secret, body }) => hmacOf('sha1', secret, body)),
        onSignature((text) => text.replace('sha256=', 'sha1=')),
        renamed('x-hub-signature'),
      ),
    ],
  },
  {
    id: 'github-secret-escaped-quote',
    part: 'secret',
    truth: 'A shell script wrote the apostrophe of the secret with a backslash, and the backslash stayed.',
    genuine: push,
    breaks: [onSecret((text) => text.replace("'", String.raw`\'`))],
  },
  {
    id: 'github-secret-smart-apostrophe',
    part: 'secret',
    truth: 'A note-taking program made a typographic apostrophe of the one in the secret.',
    genuine: push,
    breaks: [onSecret((text) => text.replace("'", '’'))],
  },
  {
    id: 'github-empty-content',
    part: 'content',
    truth: 'The sender of the test signed the stream before it was read, which was empty.',
    genuine: ping,
    breaks: [signedOver(() => '')],
  },
  {
    id: 'github-prefix-upper',
    part: 'signature',
    truth: 'A WAF wrote the whole value of the header in capitals, its prefix included.',
    genuine: ping,
    breaks: [onSignature((text) => text.toUpperCase())],
  },
  {
    id: 'github-go-and-secret-json',
    part: 'body',
    truth: 'A proxy in Go wrote the body with & and < escaped, and the secret was a string of JSON.',
    genuine: push,
    breaks: [rewritten(w.goStruct), onSecret((text) => JSON.stringify(text))],
  },
  {
    id: 'onfido-json-twice',
    part: 'body',
    truth: 'A Zapier step put the body as text into JSON.',
    genuine: check,
    breaks: [onBody((text) => JSON.stringify(text))],
  },
  {
    id: 'onfido-crlf-behind',
    part: 'body',
    truth: 'A hand-written HTTP client of a tester sent a line end behind the body and counted it.',
    genuine: check,
    breaks: [onBody((text) => `${text}\r\n`)],
  },
  {
    id: 'onfido-signature-base64',
    part: 'signature',
    truth: 'The test sender wrote the digest in base64 in place of hexadecimal digits.',
    genuine: check,
    breaks: [onSignature(w.hexToBase64)],
  },
  {
    id: 'onfido-undefined',
    part: 'content',
    truth: 'The test sender signed String(request.body) without a body parser: undefined.',
    genuine: check,
    breaks: [signedOver(() => 'undefined')],
  },
  {
    id: 'onfido-quotes-and-indent',
    part: 'secret',
    truth: 'Docker kept the quotes of the env file around the secret, and a mock server indented the body by four.',
    genuine: check,
    breaks: [onSecret((text) => `'${text}'`), rewritten(w.indented(4))],
  },
  {
    id: 'veriff-windows-1252',
    part: 'body',
    truth: 'A Windows service wrote the body in windows-1252.',
    genuine: person,
    breaks: [onBody((text) => Buffer.from(text, 'latin1'))],
  },
  {
    id: 'veriff-secret-upper',
    part: 'secret',
    truth: 'A spreadsheet formula had made capitals of the letters of the secret, which is a UUID.',
    genuine: decision,
    breaks: [onSecret((text) => text.toUpperCase())],
  },
  {
    id: 'veriff-secret-no-hyphens',
    part: 'secret',
    truth: 'A program read the secret as a UUID and printed it without its hyphens.',
    genuine: decision,
    breaks: [onSecret((text) => text.replaceAll('-', ''))],
  },
  {
    id: 'veriff-signature-0x',
    part: 'signature',
    truth: 'The test sender printed the digest as a number, with 0x before it.',
    genuine: decision,
    breaks: [onSignature((text) => `0x${text}`)],
  },
  {
    id: 'veriff-decomposed-and-newline',
    part: 'body',
    truth: 'The saved body was decomposed (NFD), and the secret ends in the line feed of a Docker secret.',
    genuine: person,
    breaks: [onBody((text) => text.normalize('NFD')), onSecret((text) => `${text}\n`)],
  },
  {
    id: 'complycube-secret-url-decoded',
    part: 'secret',
    truth: 'The secret went through a URL in which its plus was read as a blank.',
    genuine: comply,
    breaks: [onSecret((text) => text.replace('+', ' '))],
  },
  {
    id: 'complycube-hash-of-key-in-front',
    part: 'algorithm',
    truth: 'The test sender hashed the secret, a colon and the body, with no HMAC.',
    genuine: comply,
    breaks: [signedBy(({ secret, body }) => hashOf('sha256', `${secret}:${body}`))],
  },
  {
    id: 'checkr-plain-digest',
    part: 'algorithm',
    truth: 'The test sender sent the SHA-256 of the body, with no key at all.',
    genuine: report,
    breaks: [signedBy(({ body }) => hashOf('sha256', body))],
  },
  {
    id: 'checkr-hex-digest-as-key',
    part: 'algorithm',
    truth: 'The test sender took the hexadecimal SHA-256 of the secret for the key.',
    genuine: report,
    breaks: [signedBy(({ secret, body }) => hmacOf('sha256', hashOf('sha256', secret).toString('hex'), body))],
  },
  {
    id: 'checkr-chunks-and-assignment',
    part: 'body',
    truth: 'A socket server left the chunks in the body, and the secret was pasted with its name.',
    genuine: report,
    breaks: [onBody((text) => w.chunked(text, 256)), onSecret((text) => `CHECKR_API_KEY=${text}`)],
  },
  {
    id: 'trulioo-sns-envelope',
    part: 'body',
    truth: 'The body came by SNS, whose message holds it as text.',
    genuine: submit,
    breaks: [onBody((Message) => JSON.stringify({ Type: 'Notification', MessageId: '22b80b92', Message }))],
  },
  {
    id: 'trulioo-array-of-bytes',
    part: 'body',
    truth: 'A worker printed the Uint8Array of the body, which is its numbers with commas.',
    genuine: submit,
    breaks: [onBody((text) => new Uint8Array(Buffer.from(text)).toString())],
  },
  {
    id: 'metamap-brotli',
    part: 'body',
    truth: 'A CDN compressed the body by Brotli, and the header that says so was dropped.',
    genuine: started,
    breaks: [onBody((text) => brotliCompressSync(text))],
  },
  {
    id: 'metamap-secret-blank-lost',
    part: 'secret',
    truth: 'The secret has blanks, and a YAML file with it lost one of them when it was folded.',
    genuine: started,
    breaks: [onSecret((text) => text.replace(' 4', '4'))],
    needs: 'trying a blank at each place',
  },
  {
    id: 'didit-other-header',
    part: 'headers',
    truth: 'The gateway passes on X-Signature-V2 alone, into which a relay wrote the first signature.',
    genuine: status,
    breaks: [renamed('x-signature-v2')],
  },
  {
    id: 'didit-sorted-content',
    part: 'content',
    truth: 'The test sender signed the JSON with its members sorted, and sent it unsorted.',
    genuine: status,
    breaks: [signedOver(({ body }) => w.compact(w.sorted(JSON.parse(body))))],
  },
  {
    id: 'messente-bytes-repr',
    part: 'body',
    truth: 'The body was replayed from a log of Python, which prints bytes as b and apostrophes.',
    genuine: sms,
    breaks: [onBody((text) => `b'${text}'`)],
  },
  {
    id: 'messente-tabs-and-comma',
    part: 'body',
    truth: 'A relay wrote each JSON member on a line of its own with tabs, and the secret ends in a comma.',
    genuine: sms,
    breaks: [rewritten(w.indented('\t')), onSecret((text) => `${text},`)],
  },
  {
    id: 'meta-unescaped',
    part: 'body',
    truth:
      'The body was parsed and printed, so that \\u00e9, the emoji and the escaped slashes became plain characters.',
    genuine: whatsapp,
    breaks: [rewritten(w.compact)],
  },
  {
    id: 'meta-unescaped-and-renamed',
    part: 'body',
    truth: 'A body parser was at work, and the relay passes the signature on as X-Meta-Signature.',
    genuine: whatsapp,
    breaks: [rewritten(w.compact), renamed('x-meta-signature')],
  },
  {
    id: 'sinch-numbers-sha256',
    part: 'algorithm',
    truth: 'The test sender signed by HMAC-SHA256, where this sender has SHA-1.',
    genuine: numbers,
    breaks: [signedBy(({ secret, body }) => hmacOf('sha256', secret, body))],
  },
  {
    id: 'sumsub-sha512-allowed-not',
    part: 'algorithm',
    truth: 'The dashboard is set to SHA-512, and the receiver allows SHA-256 alone.',
    genuine: reviewed,
    breaks: [
      together(
        signedBy(({ secret, body }) => hmacOf('sha512', secret, body)),
        withHeaders({ 'x-payload-digest-alg': 'HMAC_SHA512_HEX' }),
      ),
    ],
  },
  {
    id: 'sumsub-algorithm-header-lost',
    part: 'headers',
    truth: 'A proxy dropped X-Payload-Digest-Alg, the header that names the algorithm.',
    genuine: reviewed,
    breaks: [withHeaders({ 'x-payload-digest-alg': undefined })],
  },
  {
    id: 'sumsub-algorithm-name',
    part: 'headers',
    truth: 'A relay wrote the name of the algorithm as it calls it itself.',
    genuine: reviewed,
    breaks: [onHeader('x-payload-digest-alg', () => 'sha256')],
  },
];
