import { publishedBy } from '../contract/published.ts';
import { idenfy } from '../contract/senders.ts';

const EXAMPLE = {
  phone: '+971501234567',
  requestId: 'abc123def456',
  status: 'verified',
  verifiedAt: '2026-04-04T14:30:00.000Z',
};

/** AkidOTP's example as it goes over the wire: 112 bytes. */
export const AKIDOTP_BODY: Buffer = Buffer.from(JSON.stringify(EXAMPLE));

const STEP = { step: 'code_sent', channel: 'whatsapp', attempt: 1, at: '2026-04-04T14:29:31.000Z' };

/** AkidOTP's example, and as much of a history beside it as makes so many bytes; of 112 or fewer, the example alone. */
export function akidotpBodyOf(size: number): Buffer {
  if (size <= AKIDOTP_BODY.length) return AKIDOTP_BODY;
  const frame = JSON.stringify({ ...EXAMPLE, history: [], note: '' }).length;
  const steps = Math.max(0, Math.floor((size - frame) / (JSON.stringify(STEP).length + 1)));
  const history = Array.from({ length: steps }, () => STEP);
  return padded((note) => JSON.stringify({ ...EXAMPLE, history, note }), size);
}

export const IDENFY_TYPE = 'IDENTIFICATION_MANUAL_FINISHED';

/** A result of iDenfy's with every documented member: 10 KB. */
export const IDENFY_BODY: Buffer = idenfyBodyOf(10_240);

function idenfyBodyOf(size: number): Buffer {
  const published = publishedBy(idenfy).find(({ type }) => type === IDENFY_TYPE)?.content ?? '';
  return padded((note) => `${published.slice(0, -1)}, "note": "${note}"}`, size);
}

function padded(write: (note: string) => string, size: number): Buffer {
  const body = Buffer.from(write('n'.repeat(size - Buffer.byteLength(write('')))));
  if (body.length !== size) throw new Error(`The body has ${body.length} bytes instead of ${size}.`);
  return body;
}
