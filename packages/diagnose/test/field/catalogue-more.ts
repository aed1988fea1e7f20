import * as registry from '@hooknotary/providers/registry';
import { hmacOf, onBody, onSecret, onSignature, rewritten, signedBy, signedOver, wrapped } from './breaks.js';
import { ORIGIN, send, type FieldStory, type Genuine } from './case.js';
import * as w from './writers.js';

const {
  authsignal,
  checkr,
  complycube,
  didit,
  github,
  line,
  linear,
  messente,
  meta,
  metamap,
  onfido,
  persona,
  shopify,
  sinchNumbers,
  trulioo,
  veriff,
  workos,
  zoom,
} = registry;

/** A sender's first example. */
function first(
  { provider, examples }: Pick<typeof registry.onfido, 'provider' | 'examples'> | Sender,
  secret: string,
): Genuine {
  return send(provider, Object.values(examples)[0], { secret });
}

interface Sender {
  readonly provider: Genuine['provider'];
  readonly examples: Readonly<Record<string, string>>;
}

const person = send(
  veriff.provider,
  '{"verification":{"id":"v1","person":{"firstName":"Amélie","lastName":"Brontë"}}}',
  {
    secret: 'abcdef12-abcd-abcd-abcd-abcdef012345',
  },
);
const fileName = send(line.provider, `{"events":[{"fileName":"${'パリ・Gâteau.pdf'.normalize('NFD')}"}]}`, {
  secret: '8c570fa6dd201bb328f1c1eac23a96d8',
});
const lined = send(onfido.provider, w.indented(2)({ payload: { action: 'check.completed', object: { id: 'c-1' } } }), {
  secret: 'Wb7Rk0_5nTqX-dLs2',
});
const led = send(checkr.provider, `\n${String(Object.values(checkr.examples)[0])}`, {
  secret: 'chk_live_82b1c9e07d44',
});
const marked = send(didit.provider, String(Object.values(didit.examples)[0]), { secret: 'a<b>&c"d-77' });
const priced = send(shopify.provider, '{"id":820982,"total_price":"414.95"}', { secret: 'sh$pat9$Lk2' });
const ping = send(github.provider, String(github.examples['ping']), {
  secret: 'gh_7Kx92mQpLw',
  headers: { 'x-github-event': 'ping' },
});

/** Further mistakes with bodies and with secrets. */
export const moreStories: readonly FieldStory[] = [
  {
    id: 'trulioo-percent',
    part: 'body',
    truth: 'A WAF passed the body on percent-encoded, as if it were a form with one name.',
    genuine: first(trulioo, 'trulioo-k1_9aXb'),
    breaks: [wrapped(w.FORM, encodeURIComponent)],
  },
  {
    id: 'complycube-byte-order-mark',
    part: 'body',
    truth: 'The body was saved by a Windows editor, which writes a byte order mark, and replayed by curl.',
    genuine: first(complycube, 'cc-Live-9Zq3'),
    breaks: [onBody((text) => `\ufeff${text}`)],
  },
  {
    id: 'metamap-line-feed-in-front',
    part: 'body',
    truth: 'A relay in PHP has an empty line before its opening tag, which is printed before the body.',
    genuine: first(metamap, 'mtmp-4u2-Xy'),
    breaks: [onBody((text) => `\n${text}`)],
  },
  {
    id: 'checkr-line-feed-lost-in-front',
    part: 'body',
    truth: 'The sender prints a line feed before its JSON, and a gateway trimmed it.',
    genuine: led,
    breaks: [onBody((text) => text.trim())],
  },
  {
    id: 'veriff-decomposed',
    part: 'body',
    truth: 'The body lay in a file on macOS whose tool decomposes accents (NFD).',
    genuine: person,
    breaks: [onBody((text) => text.normalize('NFD'))],
  },
  {
    id: 'line-composed',
    part: 'body',
    truth: 'The sender printed the decomposed name of a file, and a gateway in Java composed it (NFC).',
    genuine: fileName,
    breaks: [onBody((text) => text.normalize('NFC'))],
  },
  {
    id: 'onfido-crlf-lines',
    part: 'body',
    truth: 'A tool of Windows opened the saved body as text, and its lines end in CRLF.',
    genuine: lined,
    breaks: [onBody((text) => text.replaceAll('\n', '\r\n'))],
  },
  {
    id: 'messente-null-dropped',
    part: 'body',
    truth: 'A relay in Go with omitempty left out the member error, which the sender documents and which was null.',
    genuine: first(messente, 'mess-ENTE-77aa'),
    breaks: [onBody((text) => text.replace('"error":null,', ''))],
    needs: 'the members that the sender documents',
  },
  {
    id: 'didit-secret-html',
    part: 'secret',
    truth: 'The secret was copied from the source of a settings page, escaped for HTML.',
    genuine: marked,
    breaks: [onSecret(w.html)],
  },
  {
    id: 'didit-secret-prefix-added',
    part: 'secret',
    truth: 'The owner wrote whsec_ before the secret, as the library for another sender wants it.',
    genuine: first(didit, 'dd_wh_5Yt8Rq1V'),
    breaks: [onSecret((text) => `whsec_${text}`)],
  },
  {
    id: 'linear-secret-newline',
    part: 'secret',
    truth: 'The secret is mounted as a file of Docker, and was read with its line feed.',
    genuine: first(linear, 'lin_wh_0aKq77Zt'),
    breaks: [onSecret((text) => `${text}\n`)],
  },
  {
    id: 'shopify-secret-dollars',
    part: 'secret',
    truth: 'The dollar signs of the secret were doubled for docker compose, and the file was read by another program.',
    genuine: priced,
    breaks: [onSecret((text) => text.replaceAll('$', '$$$$'))],
  },
  {
    id: 'complycube-sha384',
    part: 'algorithm',
    truth: 'The test sender chose HMAC-SHA384.',
    genuine: first(complycube, 'cc-Live-9Zq3'),
    breaks: [signedBy(({ secret, body }) => hmacOf('sha384', secret, body))],
  },
  {
    id: 'meta-signature-blank',
    part: 'signature',
    truth: 'A relay wrote a blank between the prefix and the signature.',
    genuine: first(meta, '3f9c0a71b2d84e56'),
    breaks: [onSignature((text) => text.replace('=', '= '))],
  },
  {
    id: 'veriff-empty-object',
    part: 'content',
    truth: 'The test sender signed JSON.stringify of an empty object, for its body was a stream.',
    genuine: person,
    breaks: [signedOver(() => '{}')],
  },
  {
    id: 'onfido-url-in-front',
    part: 'content',
    truth: 'The test sender was copied from Square and signed the URL in front of the body.',
    genuine: lined,
    breaks: [signedOver(({ body, delivery }) => `${ORIGIN}${delivery.url}${body}`)],
    needs: 'the header Host, and https',
  },
  {
    id: 'workos-secret-of-vault',
    part: 'secret',
    truth: 'Vault answered with an object of objects, and the whole answer was configured.',
    genuine: first(workos, 'wos_Hn3vR7kd'),
    breaks: [onSecret((secret) => JSON.stringify({ data: { data: { secret }, metadata: { version: 2 } } }))],
  },
  {
    id: 'checkr-secret-soft-hyphen',
    part: 'secret',
    truth: 'The secret was copied out of a PDF, which hides a soft hyphen in it.',
    genuine: first(checkr, 'chk_live_82b1c9e07d44'),
    breaks: [onSecret((text) => `${text.slice(0, 9)}\u00ad${text.slice(9)}`)],
  },
  {
    id: 'persona-secret-quotes',
    part: 'secret',
    truth: 'docker run --env-file kept the quotes around the secret.',
    genuine: first(persona, 'wbhsec_9b1c66f4-6a4d-4a41-8e0a'),
    breaks: [onSecret((text) => `"${text}"`)],
  },
  {
    id: 'authsignal-secret-bearer',
    part: 'secret',
    truth: 'The secret, which is the key of the API, was copied out of a curl line with Bearer before it.',
    genuine: first(authsignal, 'YOURauthsignalKEY77'),
    breaks: [onSecret((text) => `Bearer ${text}`)],
  },
  {
    id: 'zoom-secret-twice',
    part: 'secret',
    truth: 'The secret was pasted twice into a field that shows dots.',
    genuine: first(zoom, 'Zm-tok_4c1T'),
    breaks: [onSecret((text) => text + text)],
  },
  {
    id: 'github-header-twice',
    part: 'headers',
    truth: 'Two proxies each added the signature again, so that the header is there twice.',
    genuine: ping,
    breaks: [onSignature((text) => [text, text])],
  },
  {
    id: 'sinch-numbers-secret-mistyped',
    part: 'secret',
    truth: 'The secret was typed off a screenshot, with a capital O for a zero.',
    genuine: first(sinchNumbers, 'snch0Cb55kq'),
    breaks: [onSecret((text) => text.replace('0', 'O'))],
    needs: 'trying letters and digits that look alike',
  },
  {
    id: 'workos-secret-and-envelope',
    part: 'secret',
    truth: 'The secret has a zero-width joiner of a chat, and n8n put the event under the member body.',
    genuine: first(workos, 'wos_Hn3vR7kd'),
    breaks: [
      onSecret((text) => `${text}\u200d`),
      rewritten((body) => w.compact({ headers: {}, params: {}, query: {}, body })),
    ],
  },
];
