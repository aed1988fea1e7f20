import * as registry from '@hooknotary/providers/registry';
import {
  headerOf,
  hmacOf,
  onBody,
  onHeader,
  onSecret,
  onSignature,
  receivedAfter,
  renamed,
  rewritten,
  signedBy,
  signedOver,
  together,
  withHeaders,
  wrapped,
} from './breaks.js';
import { NOW, send, type FieldStory } from './case.js';
import * as w from './writers.js';

const { stripe, slack, paddle, persona, authsignal, workos, zoom, linear, sinchConversation } = registry;

const EVENT = {
  id: 'evt_1NG8Du2eZvKYlo2CUI79vXWy',
  object: 'event',
  created: 1772443790,
  data: { object: { id: 'vs_1', status: 'verified', url: 'https://verify.stripe.com/start?a=1&b=2' } },
  type: 'identity.verification_session.verified',
};
const SECONDS = String(NOW / 1000);
const COMMAND =
  'token=gIkuvaNzQIHg97ATvDxqgjtO&team_id=T0001&channel_name=general&command=%2Fweather&text=94070+now%21+%2Aplease%2A&trigger_id=13345224609.738474920';

// Stripe prints its events with an indentation of two.
const paid = send(stripe.provider, w.indented(2)(EVENT), { secret: 'whsec_5f1kQ8zX2mN7pR4tV9wB3cD6' });
const slackEvent = send(slack.provider, String(slack.examples['event_callback']), {
  secret: '8f742231b10e8888abcd99yyyzzz85a5',
});
const command = send(slack.provider, COMMAND, {
  secret: '8f742231b10e8888abcd99yyyzzz85a5',
  headers: { 'content-type': w.FORM },
});
const customer = send(paddle.provider, String(paddle.examples['customer.created']), {
  secret: 'pdl_ntfset_01gkp_Ztx0/8Lk+qQ=',
});
const inquiry = send(persona.provider, String(persona.examples['inquiry.approved']), {
  secret: 'wbhsec_9b1c66f4-6a4d-4a41-8e0a',
});
const login = send(authsignal.provider, String(authsignal.examples['sms.created']), {
  secret: 'YOUR+authsignal/KEY==',
});
const directory = send(workos.provider, String(workos.examples['dsync.user.updated']), { secret: 'wos_Hn3vR7kd' });
const meeting = send(zoom.provider, String(zoom.examples['meeting.started']), { secret: 'Zm-tok_4c1T' });
const comment = send(linear.provider, String(linear.examples['Comment']), { secret: 'lin_wh_0aKq77Zt' });
const message = send(sinchConversation.provider, String(sinchConversation.examples['message']), {
  secret: 'foo_secret1234',
  headers: { 'x-sinch-webhook-signature-nonce': '01FJA8B4A7BM43YGWSG9GBV067' },
});

/** Senders that sign the time of sending. */
export const timeStories: readonly FieldStory[] = [
  {
    id: 'stripe-parsed',
    part: 'body',
    truth: 'express.json() was at work before the receiver, and the indented body became compact.',
    genuine: paid,
    breaks: [rewritten(w.compact)],
  },
  {
    id: 'stripe-only-test-version',
    part: 'signature',
    truth: 'A filter kept only the v0 of the list, which held the signature that Stripe writes as v1.',
    genuine: paid,
    breaks: [onSignature((text) => text.replace('v1=', 'v0='))],
  },
  {
    id: 'stripe-semicolons',
    part: 'signature',
    truth: 'A library of cookies read the header and wrote it with semicolons.',
    genuine: paid,
    breaks: [onSignature((text) => text.replaceAll(',', '; '))],
  },
  {
    id: 'stripe-cli-secret',
    part: 'secret',
    truth: 'The secret of `stripe listen` and the one of the dashboard were configured under each other’s names.',
    genuine: paid,
    breaks: [
      (situation, { secret }) => ({
        ...situation,
        secret: 'whsec_0a9b8c7d6e5f40312233445566778899',
        options: { ...situation.options, secrets: { STRIPE_CLI_SECRET: String(secret) } },
      }),
    ],
    needs: 'the option secrets',
  },
  {
    id: 'stripe-secret-decoded',
    part: 'algorithm',
    truth: 'The test sender decoded what follows whsec_ as base64, as Standard Webhooks does.',
    genuine: paid,
    breaks: [
      signedBy(({ secret, content }) =>
        hmacOf('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'), content),
      ),
    ],
  },
  {
    id: 'stripe-late',
    part: 'time',
    truth: 'The event lay in a queue for two hours before it was verified.',
    genuine: paid,
    breaks: [receivedAfter(7200)],
  },
  {
    id: 'stripe-milliseconds',
    part: 'time',
    truth: 'The test sender wrote Date.now() as t and signed it, which is milliseconds.',
    genuine: paid,
    breaks: [
      (situation, genuine) => {
        const signed = signedOver(({ body }) => `${NOW}.${body}`)(situation, genuine);
        return onSignature((text) => text.replace(`t=${SECONDS}`, `t=${NOW}`))(signed, genuine);
      },
    ],
  },
  {
    id: 'stripe-parsed-and-newline',
    part: 'body',
    truth: 'The body was parsed and printed compactly, and the secret came from `vercel env add` with a line feed.',
    genuine: paid,
    breaks: [rewritten(w.compact), onSecret((text) => `${text}\n`)],
  },
  {
    id: 'stripe-java-and-quotes',
    part: 'body',
    truth: 'A gateway wrote the body by Gson, with & and = escaped, and the header came in quotes.',
    genuine: paid,
    breaks: [rewritten(w.gson), onSignature((text) => `"${text}"`)],
  },
  {
    id: 'slack-form-parsed',
    part: 'form',
    truth: 'bodyParser.urlencoded() parsed the command, and its fields came as JSON.',
    genuine: command,
    breaks: [wrapped('application/json', (text) => w.compact(Object.fromEntries(new URLSearchParams(text))))],
  },
  {
    id: 'slack-form-by-querystring',
    part: 'form',
    truth: 'A proxy wrote the form by the querystring of Node: blanks as %20, and ! and * bare.',
    genuine: command,
    breaks: [onBody((text) => text.replaceAll('+', '%20').replaceAll('%21', '!').replaceAll('%2A', '*'))],
  },
  {
    id: 'slack-form-sorted',
    part: 'form',
    truth: 'A relay in Go wrote the form by url.Values.Encode, which sorts the fields.',
    genuine: command,
    breaks: [onBody((text) => text.split('&').toSorted().join('&'))],
    needs: 'the order of fields that the sender documents',
  },
  {
    id: 'slack-form-multipart',
    part: 'form',
    truth: 'A relay sent the fields of the command on as multipart/form-data.',
    genuine: command,
    breaks: [wrapped(w.MULTIPART, (text) => w.multipart(Object.fromEntries(new URLSearchParams(text))))],
  },
  {
    id: 'slack-stripes-content',
    part: 'content',
    truth: 'The test sender was copied from Stripe and signed time, full stop and body.',
    genuine: slackEvent,
    breaks: [signedOver(({ time, body }) => `${time}.${body}`)],
  },
  {
    id: 'slack-object-and-time',
    part: 'content',
    truth: 'The test sender signed [object Object] in place of the body.',
    genuine: slackEvent,
    breaks: [signedOver(({ time }) => `v0:${time}:[object Object]`)],
  },
  {
    id: 'slack-secret-and-prefix',
    part: 'secret',
    truth: 'The secret was copied with a zero-width no-break space, and a relay cut v0= off the signature.',
    genuine: slackEvent,
    breaks: [onSecret((text) => `${text.slice(0, 16)}\ufeff${text.slice(16)}`), onSignature((text) => text.slice(3))],
  },
  {
    id: 'paddle-time-renewed',
    part: 'time',
    truth: 'A relay wrote the list anew with its own time, three seconds later, and the old signature.',
    genuine: customer,
    breaks: [onSignature((text) => text.replace(SECONDS, String(NOW / 1000 + 3)))],
  },
  {
    id: 'paddle-comma',
    part: 'signature',
    truth: 'An API gateway joined the parts of the header by commas.',
    genuine: customer,
    breaks: [onSignature((text) => text.replace(';', ','))],
  },
  {
    id: 'paddle-secret-url-and-stop',
    part: 'secret',
    truth: 'The secret was copied percent-encoded out of a URL, and the test sender has a full stop for the colon.',
    genuine: customer,
    breaks: [signedOver(({ time, body }) => `${time}.${body}`), onSecret(encodeURIComponent)],
  },
  {
    id: 'persona-php',
    part: 'body',
    truth: 'A plug-in in PHP wrote the body by json_encode, with its slashes escaped.',
    genuine: send(persona.provider, w.compact(EVENT), { secret: 'wbhsec_9b1c66f4-6a4d-4a41-8e0a' }),
    breaks: [rewritten(w.php)],
  },
  {
    id: 'persona-api-key-prefix',
    part: 'secret',
    truth: 'The secret was pasted without wbhsec_, which is a part of it.',
    genuine: inquiry,
    breaks: [onSecret((text) => text.slice('wbhsec_'.length))],
  },
  {
    id: 'persona-iso-time-and-indent',
    part: 'time',
    truth: 'A relay wrote t as ISO 8601, and indented the body by two.',
    genuine: inquiry,
    breaks: [onSignature((text) => text.replace(SECONDS, new Date(NOW).toISOString())), rewritten(w.indented(2))],
  },
  {
    id: 'authsignal-padded',
    part: 'signature',
    truth: 'A test sender wrote the signature with the padding of base64, which this sender leaves out.',
    genuine: login,
    breaks: [onSignature((text) => `${text}=`)],
  },
  {
    id: 'authsignal-hex-and-bom',
    part: 'signature',
    truth: 'A relay wrote the signature in hexadecimal digits, and its body has a byte order mark.',
    genuine: login,
    breaks: [
      onSignature((text) => {
        const [head = '', value = ''] = text.split('v2=');
        return `${head}v2=${w.base64ToHex(value)}`;
      }),
      onBody((text) => `\ufeff${text}`),
    ],
  },
  {
    id: 'workos-seconds',
    part: 'time',
    truth: 'A relay rounded t to seconds, where this sender signs milliseconds.',
    genuine: directory,
    breaks: [onSignature((text) => text.replace(String(NOW), SECONDS))],
  },
  {
    id: 'workos-null',
    part: 'content',
    truth: 'The test sender signed null in place of the body, which it had not read.',
    genuine: directory,
    breaks: [signedOver(({ time }) => `${time}.null`)],
  },
  {
    id: 'zoom-time-header-missing',
    part: 'time',
    truth: 'A firewall with a list of headers dropped X-Zm-Request-Timestamp.',
    genuine: meeting,
    breaks: [together(withHeaders({ 'x-zm-request-timestamp': undefined }), receivedAfter(2))],
    needs: 'trying the seconds around now',
  },
  {
    id: 'zoom-time-plus-and-body-text',
    part: 'time',
    truth: 'A gateway renewed the time by two seconds, and passed the body on as a string of JSON.',
    genuine: meeting,
    breaks: [
      onHeader('x-zm-request-timestamp', (text) => String(Number(text) + 2)),
      onBody((text) => JSON.stringify(text)),
    ],
  },
  {
    id: 'zoom-authorization',
    part: 'headers',
    truth: 'A relay put the signature into Authorization, and no longer into X-Zm-Signature.',
    genuine: meeting,
    breaks: [renamed('authorization')],
  },
  {
    id: 'linear-cloud-event',
    part: 'body',
    truth: 'An event bus put the body into the member data of an envelope of CloudEvents.',
    genuine: comment,
    breaks: [
      rewritten((data) => w.compact({ specversion: '1.0', type: 'linear.comment', source: '/linear', id: '8', data })),
    ],
  },
  {
    id: 'linear-received-later',
    part: 'time',
    truth: 'The clock of the receiver is eight minutes ahead.',
    genuine: comment,
    breaks: [receivedAfter(480)],
  },
  {
    id: 'sinch-conversation-time-first',
    part: 'content',
    truth: 'The test sender put time and nonce before the body, as most others do.',
    genuine: message,
    breaks: [
      signedOver(({ time, body, delivery }) => {
        const nonce = headerOf(delivery, 'x-sinch-webhook-signature-nonce');
        return `${time}.${nonce}.${body}`;
      }),
    ],
  },
];
