import { withHeader, withoutHeader, withSignature } from '../edits.ts';
import { publishedBy } from '../published.ts';
import { accepted, acceptedAs, guarded, refused, row, rowsForEach, type ExpectedWebhook } from '../row.ts';
import { idenfy } from '../senders.ts';
import { digestId, publishedAs } from './parts.ts';

const EVENT_TYPE = 'Idenfy-Event-Type';

/** iDenfy: 23 events, named by a header that the signature does not cover; one of them has no body. */
export const idenfyRows = rowsForEach([idenfy], (sender) => {
  const published = publishedBy(sender);
  const setup = guarded(sender);
  const automatic = publishedAs(sender, 'IDENTIFICATION_AUTO_FINISHED');
  const manual = publishedAs(sender, 'IDENTIFICATION_MANUAL_FINISHED');
  const payload = automatic.payload as Readonly<Record<string, unknown>>;
  const of = (value: unknown, type = automatic.type) => sender.send(JSON.stringify(value), { type });
  const takes = (value: object, type = automatic.type, more: Partial<ExpectedWebhook> = {}) =>
    [of(value, type), accepted({ type, payload: value, ...more })] as const;
  const unknown = (value: object, type = automatic.type) =>
    [
      of(value, type),
      accepted({ type: 'unknown', payload: value, id: digestId(sender, JSON.stringify(value)), occurredAt: undefined }),
    ] as const;
  const unknownAs = (request: typeof automatic.request) =>
    [
      request,
      accepted({
        type: 'unknown',
        payload: automatic.payload,
        id: digestId(sender, automatic.content),
        occurredAt: undefined,
      }),
    ] as const;
  const finished = (seconds: number) => ({ ...payload, finishTime: seconds });
  const aged = guarded(sender, { options: { maxEventAge: 60 } });
  const now = Date.parse('2026-11-21T12:00:00.000Z') / 1000;
  const video = sender.send('', { type: 'VIDEO_CALL_FINISHED' });

  return [
    ...published
      .filter(({ content }) => content !== '')
      .map((each) =>
        row(
          `does not take ${each.name} for the event of another form`,
          setup,
          withHeader(
            each.request,
            EVENT_TYPE,
            each.type === 'AML_MONITORING_EXPIRATION' ? 'DOCUMENT_EXPIRATION' : 'AML_MONITORING_EXPIRATION',
          ),
          accepted({
            type: 'unknown',
            payload: each.payload,
            id: digestId(sender, each.content),
            occurredAt: undefined,
          }),
        ),
      ),
    row(
      'names the delivery by its digest and tells when it happened',
      setup,
      automatic.request,
      acceptedAs(automatic, {
        id: digestId(sender, automatic.content),
        occurredAt: new Date(Number(payload['finishTime']) * 1000),
      }),
    ),
    row(
      'names a copy under another event type by the same digest',
      setup,
      withHeader(automatic.request, EVENT_TYPE, 'IDENTIFICATION'),
      acceptedAs({ ...automatic, type: 'IDENTIFICATION' }, { id: digestId(sender, automatic.content) }),
    ),
    row(
      'hands over as unknown: a delivery without an event type',
      setup,
      ...unknownAs(withoutHeader(automatic.request, EVENT_TYPE)),
    ),
    row(
      'hands over as unknown: an empty event type',
      setup,
      ...unknownAs(withHeader(automatic.request, EVENT_TYPE, '')),
    ),
    row(
      'hands over as unknown: the event type twice',
      setup,
      ...unknownAs(withHeader(automatic.request, EVENT_TYPE, automatic.type, automatic.type)),
    ),
    row(
      'hands over as unknown: two event types',
      setup,
      ...unknownAs(withHeader(automatic.request, EVENT_TYPE, automatic.type, manual.type)),
    ),
    ...[
      'IDENTIFICATION_DONE',
      'identification_auto_finished',
      'unknown',
      '*',
      'constructor',
      '__proto__',
      'IDENTIFICATION_CANCELED',
    ].map((type) =>
      row(
        `hands over as unknown: the event type '${type}'`,
        setup,
        ...unknownAs(withHeader(automatic.request, EVENT_TYPE, type)),
      ),
    ),
    row(
      'hands over as unknown: an automatic result that only claims to be a manual one',
      setup,
      ...unknownAs(withHeader(automatic.request, EVENT_TYPE, manual.type)),
    ),
    row(
      'takes the end of a video call, which has no body',
      setup,
      video,
      accepted({ type: 'VIDEO_CALL_FINISHED', payload: undefined, id: digestId(sender, ''), occurredAt: undefined }),
    ),
    row(
      'takes the end of a video call without a length',
      setup,
      { ...video, framing: 'none' },
      accepted({ type: 'VIDEO_CALL_FINISHED', payload: undefined }),
    ),
    row(
      'takes the end of a video call in no chunk',
      setup,
      { ...video, framing: 'chunked' },
      accepted({ type: 'VIDEO_CALL_FINISHED', payload: undefined }),
    ),
    row(
      'takes the end of a video call without a content type',
      setup,
      withoutHeader(video, 'Content-Type'),
      accepted({ type: 'VIDEO_CALL_FINISHED', payload: undefined }),
    ),
    row(
      'calls the handler of a video call',
      guarded(sender, { on: { VIDEO_CALL_FINISHED: () => undefined, '*': () => undefined } }),
      video,
      accepted({ type: 'VIDEO_CALL_FINISHED', payload: undefined, on: 'VIDEO_CALL_FINISHED' }, { text: 'OK' }),
    ),
    row(
      'refuses the end of a video call that nobody signed',
      setup,
      withoutHeader(video, sender.signatureHeader),
      refused(403, 'signature_missing'),
    ),
    row(
      'refuses an empty body of another event',
      setup,
      sender.send('', { type: automatic.type }),
      refused(400, 'payload_malformed'),
    ),
    row(
      'refuses an empty body without an event type',
      setup,
      withoutHeader(video, EVENT_TYPE),
      refused(400, 'payload_malformed'),
    ),
    row('hands over as unknown: a video call with a body', setup, ...unknown({ scanRef: 'x' }, 'VIDEO_CALL_FINISHED')),
    row(
      'refuses with 403 for the signature alone: 405',
      setup,
      { ...automatic.request, method: 'PUT' },
      refused(405, 'method_not_allowed', { headers: { allow: 'POST' } }),
    ),
    row('refuses with 403 for the signature alone: 401', aged, of(finished(now - 61)), refused(401, 'event_too_old')),
    row(
      'refuses an unsigned event type beside a forged signature',
      setup,
      withSignature(sender, automatic.request, '0'.repeat(64)),
      refused(403, 'signature_mismatch'),
    ),
    row(
      'takes an event as old as maxEventAge',
      aged,
      ...takes(finished(now - 60), automatic.type, { occurredAt: new Date((now - 60) * 1000) }),
    ),
    row(
      'takes an event without a time, whatever maxEventAge',
      aged,
      ...takes({ usersToExtend: 1, usersToExpire: 2 }, 'AML_MONITORING_EXPIRATION', { occurredAt: undefined }),
    ),
    row('takes a time that no calendar has', aged, ...takes(finished(1e20), automatic.type, { occurredAt: undefined })),
    row(
      'refuses an age estimation older than maxEventAge',
      aged,
      publishedAs(sender, 'AGE_ESTIMATION').request,
      refused(401, 'event_too_old'),
    ),
  ];
});
