import type {
  DeliveryDetail,
  DeliverySummary,
  DiagnosisAnswer,
  ListenerState,
  SentAnswer,
  Shown,
} from '../src/listen/wire.ts';

/** What the listener answers, by path under `api/`. */
interface Answers {
  readonly state: ListenerState;
  readonly deliveries: readonly DeliverySummary[];
  readonly delivery: DeliveryDetail;
  readonly diagnosis: DiagnosisAnswer;
  readonly curl: Shown;
  readonly sent: SentAnswer;
  readonly nothing: object;
}

/** A request that the listener refused. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

// A fragment is never sent to any server, nor to the pages that one goes to from here.
const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';

async function ask<Kind extends keyof Answers>(_kind: Kind, path: string, method = 'GET'): Promise<Answers[Kind]> {
  const response = await fetch(`api/${path}`, { method, headers: { authorization: `Bearer ${token}` } });
  // The casts are true: the server writes its answers by the same types, and its errors in this form.
  const answer: unknown = await response.json();
  if (!response.ok) throw new ApiError(response.status, (answer as { error: string }).error);
  return answer as Answers[Kind];
}

const reveal = (isRevealed: boolean): string => (isRevealed ? '?reveal=yes' : '');

export const readState = () => ask('state', 'state');
export const listDeliveries = () => ask('deliveries', 'deliveries');
export const readDelivery = (id: number, isRevealed: boolean) =>
  ask('delivery', `deliveries/${id}${reveal(isRevealed)}`);
export const readDiagnosis = (id: number) => ask('diagnosis', `deliveries/${id}/diagnosis`);
export const readCurl = (id: number, isRevealed: boolean) => ask('curl', `deliveries/${id}/curl${reveal(isRevealed)}`);
export const resend = (id: number) => ask('sent', `deliveries/${id}/resend`, 'POST');
export const sendVariant = (id: number, variant: string) => ask('sent', `deliveries/${id}/variants/${variant}`, 'POST');
export const clearDeliveries = () => ask('nothing', 'deliveries', 'DELETE');
export const openEvents = () => new EventSource(`api/events?token=${encodeURIComponent(token)}`);
