import { catalogue, documentedBy, sendBy, type CatalogueSender, type Documented } from '../catalogue.ts';
import type { Guard, Setup } from '../harness.ts';
import type { HttpRequest } from '../http.ts';
import { accepted, refused, row, type Row } from '../row.ts';
import { NOW } from '../senders.ts';

/** Of one Node itself keeps the first; the other is a list with commas, which a second header only makes longer. */
const MAY_BE_REPEATED: ReadonlySet<string> = new Set(['Authorization', 'X-Plivo-Signature-V3']);

/** What every sender of the catalogue must keep to. */
export const catalogueRows: readonly Row[] = catalogue.flatMap((sender) =>
  [...toRows(sender), ...(sender.tolerance === undefined ? [] : toTimedRows(sender, sender.tolerance))].map((each) => ({
    about: sender.name,
    ...each,
  })),
);

function toRows(sender: CatalogueSender): readonly Omit<Row, 'about'>[] {
  const documented = documentedBy(sender);
  const [example] = documented;
  if (example === undefined) throw new Error(`There is no fixture of ${sender.name}.`);
  const genuine = sendBy(sender, example);
  const { signatureHeader } = sender;
  const text = headerOf(genuine, signatureHeader);
  return [
    ...documented.map((each) =>
      row(`hands over as ${each.type}: ${each.name}`, guarded(sender), sendBy(sender, each), toWebhook(sender, each)),
    ),
    row('answers by itself what a handler has taken', guarded(sender, { on: { '*': () => undefined } }), genuine, {
      ...toWebhook(sender, example, { on: '*' }),
      status: sender.provider.success.status ?? 200,
      text: sender.provider.success.body,
    }),
    row('refuses another body', guarded(sender), change(genuine), refused(401, 'signature_mismatch')),
    row(
      'refuses what another secret signed',
      guarded(sender, { secret: sender.otherSecret }),
      genuine,
      refused(401, 'signature_mismatch'),
    ),
    row(
      'takes either of two secrets',
      guarded(sender, { secret: [sender.otherSecret, sender.secret] }),
      genuine,
      toWebhook(sender, example, { secretIndex: 1 }),
    ),
    row(
      'refuses what is not signed',
      guarded(sender),
      withHeader(genuine, signatureHeader, undefined),
      refused(401, 'signature_missing'),
    ),
    row(
      'refuses a signature that is cut short',
      guarded(sender),
      withHeader(genuine, signatureHeader, text.slice(0, 20)),
      refused(401, 'signature_malformed'),
    ),
    ...(MAY_BE_REPEATED.has(signatureHeader)
      ? []
      : [
          row(
            'refuses a signature that was sent twice',
            guarded(sender),
            { ...genuine, headers: [...genuine.headers, [signatureHeader, text] as const] },
            refused(401, 'signature_malformed'),
          ),
        ]),
    row(
      'refuses another method',
      guarded(sender),
      { ...genuine, method: 'PUT' },
      {
        ...refused(405, 'method_not_allowed'),
        headers: { allow: sender.provider.methods.join(', ') },
      },
    ),
  ];
}

function toTimedRows(sender: CatalogueSender, tolerance: number): readonly Omit<Row, 'about'>[] {
  const [example] = documentedBy(sender);
  if (example === undefined) throw new Error(`There is no fixture of ${sender.name}.`);
  const sentAt = (time: number) => sendBy(sender, example, { time });
  const genuine = sentAt(NOW);
  const later = sentAt(NOW + 60_000);
  return [
    row('takes the oldest that it may', guarded(sender), sentAt(NOW - tolerance * 1000), toWebhook(sender, example)),
    row('takes the newest that it may', guarded(sender), sentAt(NOW + tolerance * 1000), toWebhook(sender, example)),
    row(
      'refuses what is older',
      guarded(sender),
      sentAt(NOW - (tolerance + 1) * 1000),
      refused(401, 'timestamp_too_old'),
    ),
    row(
      'refuses what is newer',
      guarded(sender),
      sentAt(NOW + (tolerance + 1) * 1000),
      refused(401, 'timestamp_too_new'),
    ),
    row(
      'refuses a time that nobody signed',
      guarded(sender),
      exchangeTime(genuine, later),
      refused(401, 'signature_mismatch'),
    ),
  ];
}

/** The genuine delivery with the time of another: in a header of its own, in the list beside the signature, or in the token. */
function exchangeTime(genuine: HttpRequest, later: HttpRequest): HttpRequest {
  const headers = genuine.headers.map(([name, value], index) => {
    const [, other = ''] = later.headers[index] ?? [];
    if (/timestamp/i.test(name)) return [name, other] as const;
    // Of a token only the claims are exchanged.
    if (/^(?:Bearer )?eyJ/.test(value))
      return [
        name,
        value
          .split('.')
          .with(1, other.split('.')[1] ?? '')
          .join('.'),
      ] as const;
    return [name, value.replace(/\bts?=\d+/, /\bts?=\d+/.exec(other)?.[0] ?? '')] as const;
  });
  return { ...genuine, headers };
}

function guarded({ provider, secret, options }: CatalogueSender, guard: Partial<Guard> = {}): Setup {
  return { guards: [{ provider, secret, options, ...guard } as Guard] };
}

function toWebhook({ provider }: CatalogueSender, { type, body, payload }: Documented, more: object = {}) {
  return accepted({ type, test: provider.testTypes.has(type), payload: payload ?? JSON.parse(body), ...more });
}

function change(request: HttpRequest): HttpRequest {
  const body = Buffer.from(request.body);
  body[body.length - 2] = (body.at(-2) ?? 0) ^ 1;
  return { ...request, body };
}

function headerOf({ headers }: HttpRequest, wanted: string): string {
  return headers.find(([name]) => name === wanted)?.[1] ?? '';
}

function withHeader(request: HttpRequest, wanted: string, value: string | undefined): HttpRequest {
  const headers = request.headers.flatMap(([name, before]) => {
    if (name !== wanted) return [[name, before] as const];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...request, headers };
}
