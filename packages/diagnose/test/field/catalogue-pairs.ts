import * as registry from '@hooknotary/providers/registry';
import { constants, sign } from 'node:crypto';
import { onBody, onHeader, onSecret, onSignature, rewritten, signedBy, signedOver } from './breaks.js';
import { send, type FieldStory } from './case.js';
import { RSA, toEd25519, toP256, toPem, toRaw, toSpki } from './keys.js';
import * as w from './writers.js';

const { discord, telnyx, sendgrid, prelude } = registry;

const DISCORD = toEd25519('discord application');
const TELNYX = toEd25519('telnyx account');
const SENDGRID = toP256('sendgrid event webhook');

const COMMAND = { type: 2, id: '786008729715212338', token: 'A_UNIQUE_TOKEN', data: { name: 'straße', options: [] } };
const interaction = send(discord.provider, w.compact(COMMAND), {
  secret: toRaw(DISCORD).toString('hex'),
  signingSecret: DISCORD.privateKey,
});
const received = send(telnyx.provider, String(telnyx.examples['message.received']), {
  secret: toRaw(TELNYX).toString('base64'),
  signingSecret: TELNYX.privateKey,
});
// SendGrid prints its events with a line end behind them.
const events = send(sendgrid.provider, String(sendgrid.examples['events']), {
  secret: toSpki(SENDGRID),
  signingSecret: SENDGRID.privateKey,
});
const attempt = send(prelude.provider, String(prelude.examples['verify.authentication']), {
  secret: toPem(RSA),
  signingSecret: RSA.privateKey,
});

/** Senders that sign by a private key. */
export const pairStories: readonly FieldStory[] = [
  {
    id: 'discord-parsed',
    part: 'body',
    truth: 'A serverless framework parsed the body, and its JSON was printed with blanks.',
    genuine: interaction,
    breaks: [rewritten(w.pythonText)],
  },
  {
    id: 'discord-key-base64',
    part: 'secret',
    truth: 'The public key was stored by its bytes in base64, where hexadecimal digits are asked for.',
    genuine: interaction,
    breaks: [onSecret(w.hexToBase64)],
  },
  {
    id: 'discord-time-and-key',
    part: 'time',
    truth: 'A gateway wrote the time in milliseconds, and the key was configured with the name of its variable.',
    genuine: interaction,
    breaks: [
      onHeader('x-signature-timestamp', (time) => `${time}000`),
      onSecret((secret) => `DISCORD_PUBLIC_KEY=${secret}`),
    ],
  },
  {
    id: 'telnyx-full-stop',
    part: 'content',
    truth: 'The test sender has a full stop between time and body, where Telnyx has a vertical bar.',
    genuine: received,
    breaks: [signedOver(({ time, body }) => `${time}.${body}`)],
  },
  {
    id: 'telnyx-signature-hex',
    part: 'signature',
    truth: 'A relay wrote the signature in hexadecimal digits, as Discord does.',
    genuine: received,
    breaks: [onSignature(w.base64ToHex)],
  },
  {
    id: 'sendgrid-line-end-lost',
    part: 'body',
    truth: 'A body parser trimmed the line end that SendGrid prints behind its events.',
    genuine: events,
    breaks: [onBody((body) => body.trimEnd())],
  },
  {
    id: 'sendgrid-jose-signature',
    part: 'signature',
    truth: 'The test sender wrote the two numbers of the signature one behind the other, and not as ASN.1.',
    genuine: events,
    breaks: [
      signedBy(({ content }) =>
        sign('sha256', Buffer.from(content), { key: SENDGRID.privateKey, dsaEncoding: 'ieee-p1363' }),
      ),
    ],
  },
  {
    id: 'sendgrid-key-newline-and-list',
    part: 'secret',
    truth: 'The key ends in a line feed, and express.json() parsed the events, so that the line end is lost, too.',
    genuine: events,
    breaks: [onSecret((secret) => `${secret}\n`), rewritten(w.compact)],
  },
  {
    id: 'prelude-pem-escaped',
    part: 'secret',
    truth: 'The PEM of the public key stands on one line of the .env file, with \\n for its line feeds.',
    genuine: attempt,
    breaks: [onSecret((secret) => secret.replaceAll('\n', String.raw`\n`))],
  },
  {
    id: 'prelude-pkcs1',
    part: 'algorithm',
    truth: 'The test sender signs by RSA with the padding of PKCS #1, where Prelude has PSS.',
    genuine: attempt,
    breaks: [
      signedBy(({ content }) =>
        sign('sha256', Buffer.from(content), { key: RSA.privateKey, padding: constants.RSA_PKCS1_PADDING }),
      ),
    ],
  },
  {
    id: 'prelude-base64-padded',
    part: 'signature',
    truth: 'A relay wrote the signature in plain base64, where Prelude writes that for URLs.',
    genuine: attempt,
    breaks: [
      onSignature((text) => {
        const [prefix = '', value = ''] = text.split(/=([^]*)/, 2);
        return `${prefix}=${Buffer.from(value, 'base64url').toString('base64')}`;
      }),
    ],
  },
];
