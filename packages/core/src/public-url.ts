import type { Delivery } from './provider.js';

/** How the sender calls the receiver: an origin, behind which the request's target stands, or a function that gives the whole URL. */
export type PublicUrl = string | ((delivery: Delivery) => string);

/** Makes what tells the URL that the sender called. It is never guessed from `Host` or `X-Forwarded-*`, which anybody can send. */
export function createPublicUrl(option: PublicUrl | undefined): (delivery: Delivery) => string {
  if (typeof option !== 'function') return ({ url }) => `${option ?? ''}${url}`;
  return (delivery) => {
    const url: unknown = option(delivery);
    if (typeof url === 'string' && URL.canParse(url)) return url;
    throw new TypeError('The function publicUrl must return a whole URL.');
  };
}

/** Whether it is an origin without a slash behind it, or a function. */
export function isPublicUrl(value: unknown): boolean {
  if (typeof value === 'function') return true;
  return (
    typeof value === 'string' &&
    URL.canParse(value) &&
    ['http:', 'https:'].includes(new URL(value).protocol) &&
    new URL(value).origin === value
  );
}
