import { createHmac, randomUUID } from 'node:crypto';

/** A request as the vendor sends it, and what the application must make of it. */
export interface Delivery {
  readonly vendor: Vendor;
  readonly method: 'GET' | 'POST';
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly expected: Outcome;
  readonly refusal: number;
}

/** What the application says of a webhook: its type, and a member that only the type's payload has. */
export interface Outcome {
  readonly type: string;
  readonly fact: string | null | undefined;
}

export type Vendor = 'akidotp' | 'cardda' | 'idenfy' | 'kudosity' | 'osapher';

export const secrets: Readonly<Record<Vendor, string>> = {
  akidotp: randomUUID(),
  cardda: randomUUID(),
  idenfy: randomUUID(),
  kudosity: randomUUID(),
  osapher: `whsec_${randomUUID()}`,
};

/** One delivery of each vendor, signed with the vendor's secret as `secretOf` has it. */
export function makeDeliveries(secretOf: (vendor: Vendor) => string): readonly Delivery[] {
  const sign = (vendor: Vendor, content: string): string =>
    createHmac('sha256', secretOf(vendor)).update(content, 'utf8').digest('hex');

  const akidotp =
    '{ "phone": "+971501234567", "requestId": "abc123", "status": "verified", "verifiedAt": "2026-04-04T14:30:00.000Z" }';
  const cardda =
    '{"id": "550e8400-e29b-41d4-a716-446655440000", "body": "Tu codigo es 123456", "vendor_card_id": "12345", ' +
    '"created_at": "2026-02-10T14:30:00.000Z"}';
  const now = String(Math.floor(Date.now() / 1000));
  const idenfy = '{"companyId": "61f07b5a-8d0c", "date": "2026-11-20T09:15:00Z"}';
  const osapher =
    '{"event": "verification.completed", "timestamp": "2026-04-26T10:23:01.000Z", "data": {"legalName": "Acme Pty Ltd", ' +
    '"abn": "22222222222", "jurisdiction": "AU", "fractureScore": 0, "fractureRisk": "low", "status": "verified"}}';
  // The query and what PHP makes of it, each written by hand.
  const query =
    'shop.id=a%2Fb&user_id=54911&message_id=331695745&response=S%C3%AD,+please&response_id=35566670' +
    '&mobile=61400000001&longcode=61429997672&datetime_entry=2020-05-16%2012:10:00&is_optout=no';
  const kudosity =
    String.raw`{"shop_id":"a\/b","user_id":"54911","message_id":"331695745","response":"S\u00ed, please",` +
    '"response_id":"35566670","mobile":"61400000001","longcode":"61429997672",' +
    '"datetime_entry":"2020-05-16 12:10:00","is_optout":"no"}';

  return [
    post(
      'akidotp',
      akidotp,
      { 'x-akidotp-signature': sign('akidotp', akidotp) },
      { type: 'verified', fact: '+971501234567' },
    ),
    post(
      'cardda',
      cardda,
      { 'x-cardda-timestamp': now, 'x-cardda-signature': sign('cardda', `${now}.${cardda}`) },
      { type: 'verification_code', fact: '123456' },
    ),
    post(
      'idenfy',
      idenfy,
      { 'idenfy-signature': sign('idenfy', idenfy), 'idenfy-event-type': 'COMPANY_DELETE' },
      { type: 'COMPANY_DELETE', fact: '61f07b5a-8d0c' },
    ),
    post(
      'osapher',
      osapher,
      { 'x-osapher-signature': `sha256=${sign('osapher', osapher)}` },
      { type: 'verification.completed', fact: 'Acme Pty Ltd' },
    ),
    {
      vendor: 'kudosity',
      method: 'GET',
      query: `?${query}`,
      headers: { 'x-transmitsms-signature': sign('kudosity', kudosity) },
      body: undefined,
      expected: { type: 'reply', fact: 'Sí, please' },
      refusal: 401,
    },
  ];
}

function post(vendor: Vendor, body: string, headers: Readonly<Record<string, string>>, expected: Outcome): Delivery {
  return {
    vendor,
    method: 'POST',
    query: '',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    expected,
    refusal: vendor === 'idenfy' ? 403 : 401,
  };
}
