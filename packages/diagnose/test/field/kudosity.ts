import { kudosity } from '@hooknotary/providers/kudosity';
import { hashOf, onQuery, onSecret, onSignature, onUrl, renamed, signedBy, signedOver } from './breaks.js';
import { send, type Break, type FieldStory } from './case.js';
import { FORM, hexToBase64 } from './writers.js';

const SECRET = 'kud-Api-Secret-2026x';
const RECEIPT =
  'tenant=7&message_id=331694668&mobile=61400000001&datetime=2026-03-02%2009%3A29%3A51&status=delivered&user_id=54911';
const REPLY =
  'tenant=7&user_id=54911&message_id=331695745&response=Tom+%26+J%C3%A9r%C3%B4me+%2B1+%2350%25+a%2Fb&response_id=35566670' +
  '&mobile=61400000001&longcode=61429997672&datetime_entry=2026-03-02%2009%3A29%3A51&is_optout=no';
const ACTION =
  'list_id=1180&mobile=%2B61400000001&firstname=Jo&lastname=&tags%5B%5D=vip&tags%5B%5D=au&datetime_entry=2026-03-02%2009%3A29%3A51&type=add';

const receipt = send(kudosity, RECEIPT, { secret: SECRET });
const reply = send(kudosity, REPLY, { secret: SECRET });
const action = send(kudosity, ACTION, { secret: SECRET });

/** The query as PHP's json_encode prints it, by hand: names and texts of one level. */
function toMembers(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query));
}

const queryOf = (url: string): string => url.slice(url.indexOf('?') + 1);

const asPost: Break = (situation) => ({
  ...situation,
  delivery: {
    ...situation.delivery,
    method: 'POST',
    url: '/webhooks/kudosity',
    headers: { ...situation.delivery.headers, 'content-type': FORM },
    rawBody: Buffer.from(queryOf(situation.delivery.url)),
  },
});

/** Kudosity: a GET, of whose query PHP's JSON is signed. */
export const kudosityStories: readonly FieldStory[] = [
  {
    id: 'kudosity-amp',
    part: 'query',
    truth: 'A redirect page wrote the query into a link with its ampersands escaped for HTML.',
    genuine: receipt,
    breaks: [onQuery((query) => query.replaceAll('&', '&amp;'))],
  },
  {
    id: 'kudosity-plus-escaped',
    part: 'query',
    truth: 'A proxy wrote each plus of the query, which is a blank there, as %2B.',
    genuine: reply,
    breaks: [onQuery((query) => query.replaceAll('+', '%2B'))],
  },
  {
    id: 'kudosity-percent-twice',
    part: 'query',
    truth: 'A gateway escaped the percent signs of the query once more.',
    genuine: receipt,
    breaks: [onQuery((query) => query.replaceAll('%', '%25'))],
  },
  {
    id: 'kudosity-parameter-in-front',
    part: 'query',
    truth: 'A rewrite rule of nginx put its own parameter before those of the sender.',
    genuine: receipt,
    breaks: [onQuery((query) => `route=webhooks%2Fkudosity&${query}`)],
  },
  {
    id: 'kudosity-utm',
    part: 'query',
    truth: 'A tracking redirect added parameters of its own behind those of the sender.',
    genuine: receipt,
    breaks: [onQuery((query) => `${query}&utm_source=sms&utm_medium=callback&_gl=1*x8k2`)],
  },
  {
    id: 'kudosity-both-ends',
    part: 'query',
    truth: 'A front controller added its route in front, and the CDN a token behind the query.',
    genuine: receipt,
    breaks: [onQuery((query) => `q=hook&${query}&__cf_chl_tk=Zk3vQ8`)],
  },
  {
    id: 'kudosity-sorted',
    part: 'query',
    truth: 'The CDN sorts the parameters of a query for its cache.',
    genuine: receipt,
    breaks: [onQuery((query) => query.split('&').toSorted().join('&'))],
    needs: 'the order that the sender documents, with parameters of the owner at any place',
  },
  {
    id: 'kudosity-ampersand-bare',
    part: 'query',
    truth: 'A proxy decoded the query, and the ampersand in the text of the reply now ends the parameter.',
    genuine: reply,
    breaks: [onQuery((query) => query.replace('+%26+', '+&+'))],
  },
  {
    id: 'kudosity-hash-bare',
    part: 'query',
    truth: 'A proxy decoded %23, so that what follows counts as a fragment.',
    genuine: reply,
    breaks: [onQuery((query) => query.replace('%23', '#'))],
  },
  {
    id: 'kudosity-mobile-plus-bare',
    part: 'query',
    truth: 'An ALB decoded %2B, and the plus before the number became a blank.',
    genuine: action,
    breaks: [onQuery((query) => query.replace('%2B', '+'))],
  },
  {
    id: 'kudosity-brackets-lost',
    part: 'query',
    truth: 'A Node proxy wrote a list of parameters without the brackets that PHP needs.',
    genuine: action,
    breaks: [onQuery((query) => query.replaceAll('%5B%5D', ''))],
  },
  {
    id: 'kudosity-empty-dropped',
    part: 'query',
    truth: 'A proxy passed on only parameters that have a value, and the last name was empty.',
    genuine: action,
    breaks: [onQuery((query) => query.replace('&lastname=', ''))],
    needs: 'the parameters that the sender documents',
  },
  {
    id: 'kudosity-latin1',
    part: 'query',
    truth: 'A proxy wrote the letters that are not ASCII by their bytes in ISO 8859-1.',
    genuine: reply,
    breaks: [onQuery((query) => query.replace('%C3%A9', '%E9').replace('%C3%B4', '%F4'))],
  },
  {
    id: 'kudosity-slash',
    part: 'query',
    truth: 'A redirect to the path with a slash at its end put that slash behind the query.',
    genuine: receipt,
    breaks: [onUrl((url) => `${url}/`)],
  },
  {
    id: 'kudosity-numbers',
    part: 'content',
    truth: 'The test sender made the JSON with JSON_NUMERIC_CHECK, so that digits were signed as numbers.',
    genuine: receipt,
    breaks: [
      signedOver(({ delivery }) =>
        JSON.stringify(toMembers(queryOf(delivery.url))).replaceAll(/"(\d+)"(?=[,}])/g, '$1'),
      ),
    ],
  },
  {
    id: 'kudosity-javascript-json',
    part: 'content',
    truth: 'The test sender in Node signed JSON.stringify of the query, in which slashes and accents are not escaped.',
    genuine: reply,
    breaks: [signedOver(({ delivery }) => JSON.stringify(toMembers(queryOf(delivery.url))))],
  },
  {
    id: 'kudosity-raw-query',
    part: 'content',
    truth: 'The test sender signed the query as it stands in the URL in place of its JSON.',
    genuine: receipt,
    breaks: [signedOver(({ delivery }) => queryOf(delivery.url))],
  },
  {
    id: 'kudosity-salt',
    part: 'algorithm',
    truth: 'The test sender took the page at its word, and hashed the JSON with the secret behind it as a salt.',
    genuine: receipt,
    breaks: [signedBy(({ secret, content }) => hashOf('sha256', content + secret))],
  },
  {
    id: 'kudosity-basic',
    part: 'secret',
    truth: 'The key and the secret of the API were configured together, as for Basic authentication.',
    genuine: receipt,
    breaks: [onSecret((text) => `a1b2c3d4e5f60718:${text}`)],
  },
  {
    id: 'kudosity-post',
    part: 'form',
    truth: 'A gateway turned the GET into a POST, with the query as a form in its body.',
    genuine: receipt,
    breaks: [asPost],
  },
  {
    id: 'kudosity-amp-and-newline',
    part: 'query',
    truth: 'The ampersands were escaped for HTML, and the secret has the line feed of its file.',
    genuine: receipt,
    breaks: [onQuery((query) => query.replaceAll('&', '&amp;')), onSecret((text) => `${text}\n`)],
  },
  {
    id: 'kudosity-added-and-base64',
    part: 'query',
    truth: 'A gateway added its stage behind the query, and wrote the signature in base64.',
    genuine: receipt,
    breaks: [onQuery((query) => `${query}&stage=prod`), onSignature(hexToBase64)],
  },
  {
    id: 'kudosity-decomposed-and-renamed',
    part: 'query',
    truth: 'A relay on macOS decomposed the accents of the reply (NFD) and named the header X-Signature.',
    genuine: reply,
    breaks: [
      onQuery((query) =>
        query.replaceAll(/%C3%[0-9A-F]{2}/g, (escape) =>
          encodeURIComponent(decodeURIComponent(escape).normalize('NFD')),
        ),
      ),
      renamed('x-signature'),
    ],
  },
];
