import type { AnyWebhook } from '@hooknotary/core';

/** Members of a Cardda payload that hold no one-time code. */
const PLAIN = new Set(['id', 'vendor_card_id', 'created_at']);

/** A webhook for a person or a machine to read: without its bytes, and with the digits of a one-time code masked unless shown. */
export function toShown(webhook: AnyWebhook, { show }: { readonly show: boolean }): Readonly<Record<string, unknown>> {
  const { rawBody: _bytes, ...rest } = webhook;
  if (webhook.provider !== 'cardda' || show) return rest;
  // The cast is true: a webhook of Cardda may have a `code`, and only a text one.
  const { code } = webhook as AnyWebhook & { readonly code?: string };
  return { ...rest, ...(code === undefined ? {} : { code: maskText(code) }), payload: mask(webhook.payload) };
}

function mask(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value);
  if (typeof value === 'number') return maskText(String(value));
  if (Array.isArray(value)) return value.map(mask);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, PLAIN.has(name) ? each : mask(each)]));
}

function maskText(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, '•');
}
