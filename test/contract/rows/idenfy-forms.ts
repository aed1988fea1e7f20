import { accepted, guarded, row, rowsForEach } from '../row.ts';
import { idenfy } from '../senders.ts';
import { digestId, publishedAs, withoutMember } from './parts.ts';

/** The forms of iDenfy's payloads: what was documented, what comes all the same, and what is taken for unknown. */
export const idenfyFormRows = rowsForEach([idenfy], (sender) => {
  const setup = guarded(sender);
  const manual = publishedAs(sender, 'IDENTIFICATION_MANUAL_FINISHED');
  const automatic = publishedAs(sender, 'IDENTIFICATION_AUTO_FINISHED');
  const payload = automatic.payload as Readonly<Record<string, unknown>>;
  const status = payload['status'] as Readonly<Record<string, unknown>>;
  const of = (value: unknown, type = automatic.type) => sender.send(JSON.stringify(value), { type });
  const takes = (value: object, type = automatic.type) =>
    [of(value, type), accepted({ type, payload: value })] as const;
  const unknown = (value: object, type = automatic.type) =>
    [
      of(value, type),
      accepted({ type: 'unknown', payload: value, id: digestId(sender, JSON.stringify(value)), occurredAt: undefined }),
    ] as const;

  return [
    row(
      'hands over as unknown: a manual result that is not final',
      setup,
      ...unknown({ ...(manual.payload as object), final: false }, manual.type),
    ),
    row('takes an automatic result that is final', setup, ...takes({ ...payload, final: true })),
    row(
      'takes an identification of 2021, which had no final',
      setup,
      ...takes(withoutMember(payload, 'final'), 'IDENTIFICATION'),
    ),
    row(
      'takes an identification of 2023, which had no company',
      setup,
      ...takes(withoutMember(withoutMember(payload, 'companyId'), 'beneficiaryId')),
    ),
    row('takes a platform nobody named yet', setup, ...takes({ ...payload, platform: 'WATCH' })),
    row(
      'takes outcomes nobody named yet',
      setup,
      ...takes({
        ...payload,
        status: { ...status, overall: 'EXPIRED-DELETED', fraudTags: ['NEW_TAG'], autoFace: 'FACE_NEW' },
      }),
    ),
    row(
      'takes an outcome that nobody reviewed by hand',
      setup,
      ...takes({ ...payload, status: { ...status, manualFace: null, manualDocument: '' } }),
    ),
    row(
      'takes suspicion reasons, as of 2021',
      setup,
      ...takes({ ...payload, status: { ...status, suspicionReasons: ['x'] } }),
    ),
    row('takes members nobody named yet', setup, ...takes({ ...payload, newMember: { a: [1] } })),
    row(
      'takes identity data without any value',
      setup,
      ...takes({
        ...payload,
        data: Object.fromEntries(Object.keys(payload['data'] as object).map((name) => [name, null])),
      }),
    ),
    ...['status', 'scanRef', 'clientId'].flatMap((name) => [
      row(`hands over as unknown: no ${name}`, setup, ...unknown(withoutMember(payload, name))),
      row(`hands over as unknown: ${name} null`, setup, ...unknown({ ...payload, [name]: null })),
    ]),
    ...['data', 'fileUrls', 'startTime', 'finishTime', 'platform'].flatMap((name) => [
      row(`takes an identification without ${name}`, setup, ...takes(withoutMember(payload, name))),
      row(`takes an identification with ${name} null`, setup, ...takes({ ...payload, [name]: null })),
    ]),
    row(
      'takes look-ups and steps that tell nothing, for the sake of the outcome',
      setup,
      ...takes({
        ...payload,
        AML: [{ status: {} }, { status: null }, {}],
        LID: [{ status: { overallStatus: null, serviceUsed: null }, serviceName: null, uid: null }],
        bankVerification: { accounts: [{}] },
        bankCardVerification: {},
        emailVerification: {},
        phoneVerification: { phone: null, phoneVerified: null },
        additionalStepPdfUrls: { UTILITY_BILL: ['https://storage.example.com/1.pdf'] },
      }),
    ),
    ...(
      [
        ['DOCUMENT_EXPIRATION', { scanRef: '1', clientId: '2', expirationThreshold: 'DOCUMENT_EXPIRED' }],
        ['AML_MONITORING', { monitoringId: '1', status: 'ALERT', surname: null, results: null }],
        ['COMPANY_REVIEW', { id: '1', companyName: 'Acme', clientId: '2', beneficiaries: null }],
        ['COMPANY_INFO_REQUEST', { companyId: '1', status: 'EXPIRED', token: null }],
        ['GOV_ORDERED_DOCUMENT', { id: '1', productKey: 'x', price: null }],
      ] as const
    ).map(([type, value]) => row(`takes ${type} with no more than must be there`, setup, ...takes(value, type))),
    row('hands over as unknown: a status of text', setup, ...unknown({ ...payload, status: 'APPROVED' })),
    row(
      'hands over as unknown: an outcome that is a number',
      setup,
      ...unknown({ ...payload, status: { ...status, overall: 1 } }),
    ),
    row(
      'hands over as unknown: no outcome',
      setup,
      ...unknown({ ...payload, status: withoutMember(status, 'overall') }),
    ),
    row(
      'hands over as unknown: a face that is a number',
      setup,
      ...unknown({ ...payload, status: { ...status, autoFace: 1 } }),
    ),
    row(
      'hands over as unknown: a manual face that is a list',
      setup,
      ...unknown({ ...payload, status: { ...status, manualFace: ['FACE_MATCH'] } }),
    ),
    row(
      'hands over as unknown: fraud tags that are text',
      setup,
      ...unknown({ ...payload, status: { ...status, fraudTags: 'DUPLICATE_FACE' } }),
    ),
    row(
      'hands over as unknown: a name that is a number',
      setup,
      ...unknown({ ...payload, data: { ...(payload['data'] as object), docFirstName: 1 } }),
    ),
    row('hands over as unknown: a final of text', setup, ...unknown({ ...payload, final: 'true' })),
    row('hands over as unknown: a finish time of text', setup, ...unknown({ ...payload, finishTime: '1554727002' })),
    row(
      'takes a member that comes twice, of which the last one counts',
      setup,
      sender.send('{"usersToExtend":1,"usersToExpire":2,"usersToExtend":3}', { type: 'AML_MONITORING_EXPIRATION' }),
      accepted({ type: 'AML_MONITORING_EXPIRATION', payload: { usersToExtend: 3, usersToExpire: 2 } }),
    ),
    row(
      'hands over as unknown: users that are no number',
      setup,
      ...unknown({ usersToExtend: '1', usersToExpire: 2 }, 'AML_MONITORING_EXPIRATION'),
    ),
  ];
});
