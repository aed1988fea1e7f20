import type {
  DeliveryDetail,
  DeliverySummary,
  DiagnosisAnswer,
  Exported,
  ExportForm,
  ListenerState,
  SentAnswer,
  Shown,
  TrialAnswer,
} from '../src/listen/wire.ts';
import { token } from './route.ts';

/** What the listener answers, by path under `api/`. */
interface Answers {
  readonly state: ListenerState;
  readonly deliveries: readonly DeliverySummary[];
  readonly delivery: DeliveryDetail;
  readonly diagnosis: DiagnosisAnswer;
  readonly curl: Shown;
  readonly sent: SentAnswer;
  readonly found: readonly number[];
  readonly exported: Exported;
  readonly trial: TrialAnswer;
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

interface Asking {
  readonly method?: string;
  /** Sent as JSON. */
  readonly body?: object;
}

async function ask<Kind extends keyof Answers>(
  _kind: Kind,
  path: string,
  { method = 'GET', body }: Asking = {},
): Promise<Answers[Kind]> {
  const response = await fetch(`api/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Error('The listener does not answer: has it ended?');
  });
  // The casts are true: the server writes its answers by the same types, and its errors in this form.
  const answer: unknown = await response.json();
  if (!response.ok) throw new ApiError(response.status, (answer as { error: string }).error);
  return answer as Answers[Kind];
}

const POST: Asking = { method: 'POST' };

const reveal = (isRevealed: boolean): string => (isRevealed ? '?reveal=yes' : '');

export const readState = () => ask('state', 'state');
export const listDeliveries = () => ask('deliveries', 'deliveries');
export const readDelivery = (id: number, isRevealed: boolean) =>
  ask('delivery', `deliveries/${id}${reveal(isRevealed)}`);
export const readDiagnosis = (id: number, isRevealed: boolean) =>
  ask('diagnosis', `deliveries/${id}/diagnosis${reveal(isRevealed)}`);
export const readCurl = (id: number, isRevealed: boolean) => ask('curl', `deliveries/${id}/curl${reveal(isRevealed)}`);
export const search = (text: string) => ask('found', `search?text=${encodeURIComponent(text)}`);
export const exportDelivery = (id: number, form: ExportForm) => ask('exported', `deliveries/${id}/export/${form}`);
export const resend = (id: number) => ask('sent', `deliveries/${id}/resend`, POST);
export const sendVariant = (id: number, variant: string) => ask('sent', `deliveries/${id}/variants/${variant}`, POST);
export const sendExample = (provider: string, variant: string) =>
  ask('sent', `providers/${provider}/examples/${variant}`, POST);
export const trySecret = (id: number, secret: string) =>
  ask('trial', `deliveries/${id}/trial`, { ...POST, body: { secret } });
export const clearDeliveries = () => ask('nothing', 'deliveries', { method: 'DELETE' });
export const openEvents = () => new EventSource(`api/events?token=${encodeURIComponent(token)}`);
