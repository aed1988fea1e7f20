import type { VerifiedWebhook } from '@hooknotary/core';
import type { AkidotpWebhook } from '@hooknotary/providers/akidotp';
import type { CarddaWebhook } from '@hooknotary/providers/cardda';
import type { IdenfyWebhook } from '@hooknotary/providers/idenfy';
import type { KudosityWebhook } from '@hooknotary/providers/kudosity';
import type { OsapherWebhook } from '@hooknotary/providers/osapher';

/** What a handler saw, in a few words, with what is personal or secret masked. */
export function describe(webhook: VerifiedWebhook): string {
  switch (webhook.provider) {
    case 'akidotp':
      return describeAkidotp(webhook);
    case 'kudosity':
      return describeKudosity(webhook);
    case 'idenfy':
      return describeIdenfy(webhook);
    case 'osapher':
      return describeOsapher(webhook);
    case 'cardda':
      return describeCardda(webhook);
  }
}

function describeAkidotp(webhook: AkidotpWebhook): string {
  if (webhook.type === 'verified') return `${maskNumber(webhook.payload.phone)} is verified`;
  return webhook.test ? 'a test, nobody is verified' : webhook.type;
}

function describeKudosity(webhook: KudosityWebhook): string {
  switch (webhook.type) {
    case 'delivery_receipt':
      return `SMS to ${maskNumber(webhook.payload.mobile)}: ${webhook.payload.status}`;
    case 'reply':
      return `${maskNumber(webhook.payload.mobile)} wrote, opt-out: ${webhook.payload.is_optout ?? '?'}`;
    case 'link_hit':
      return `${maskName(webhook.payload.firstname)} opened a link, hits: ${webhook.payload.link_hits}`;
    case 'list_action':
      return `${maskName(webhook.payload.firstname)}: ${webhook.payload.type} on list ${webhook.payload.list_id}`;
    default:
      return webhook.type;
  }
}

function describeIdenfy(webhook: IdenfyWebhook): string {
  if (webhook.type !== 'IDENTIFICATION')
    return webhook.payload === undefined ? 'no payload, as documented' : webhook.type;
  const { clientId, data, status } = webhook.payload;
  return `${clientId}, ${maskName(data?.fullName)}: ${status.overall}`;
}

function describeOsapher(webhook: OsapherWebhook): string {
  if (webhook.type !== 'verification.completed') return webhook.type;
  return `${webhook.payload.data.legalName ?? '?'}: ${webhook.payload.data.status}`;
}

function describeCardda(webhook: CarddaWebhook): string {
  if (webhook.type !== 'verification_code') return webhook.type;
  return `card ${webhook.payload.vendor_card_id}, code ${webhook.code?.replaceAll(/./g, '*')}`;
}

/** The first and the last two digits. */
function maskNumber(number: string | null | undefined): string {
  return (number ?? '?').replaceAll(/(?<=\d{2,})\d(?=\d{2})/g, '*');
}

/** The initials. */
function maskName(name: string | null | undefined): string {
  return (name ?? '?').replaceAll(/(?<=\p{L})\p{L}/gu, '*');
}
