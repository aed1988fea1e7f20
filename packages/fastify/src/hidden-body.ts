import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What a request without a body has none of. */
const BODILESS = { 'content-type': undefined, 'content-length': undefined, 'transfer-encoding': undefined };
/** Stands on a request whose next reader of headers is to find no body. */
const isBodyHidden = Symbol('hooknotary: the body is hidden');

type GuardedRequest = FastifyRequest & { [isBodyHidden]?: boolean };

/**
 * The body has been read and parsed, and Fastify need not look for it: the parser that the route has may refuse its type, or
 * make something else of it. It looks for none where there are no headers of one; so the next look at the headers, which is
 * Fastify's own unless a `preParsing` hook behind the guard looks at them, finds none.
 */
export function hideBody(request: GuardedRequest): void {
  request[isBodyHidden] = true;
}

/** Getters of guards, behind which Fastify's own, or the application's, is looked for. */
const ours = new WeakSet<() => unknown>();

/** Has the headers of a scope's requests heed {@link hideBody}. A look costs a fraction of what a property of each request costs. */
export function decorateHeaders(scope: FastifyInstance): void {
  let original: PropertyDescriptor | undefined;
  const accessor = {
    getter(this: GuardedRequest): FastifyRequest['headers'] {
      original ??= findOriginal(this);
      // The cast is true: that is what stands there.
      const headers = original?.get?.call(this) as FastifyRequest['headers'];
      if (this[isBodyHidden] !== true) return headers;
      this[isBodyHidden] = false;
      return { ...headers, ...BODILESS };
    },
    setter(this: GuardedRequest, headers: FastifyRequest['headers']): void {
      original ??= findOriginal(this);
      this[isBodyHidden] = false;
      original?.set?.call(this, headers);
    },
  };
  ours.add(accessor.getter);
  try {
    // The cast is true: Fastify has a getter of that name itself, and takes another.
    scope.decorateRequest('headers', accessor as never);
  } catch (error) {
    // By another guard of this very scope, which serves this one, too; or by the application, which then keeps its own.
    if ((error as { readonly code?: unknown }).code !== 'FST_ERR_DEC_ALREADY_PRESENT') throw error;
  }
}

function findOriginal(request: object): PropertyDescriptor | undefined {
  for (
    let each = Object.getPrototypeOf(request) as object | null;
    each !== null;
    each = Object.getPrototypeOf(each) as object | null
  ) {
    const accessor = Object.getOwnPropertyDescriptor(each, 'headers');
    if (accessor?.get !== undefined && !ours.has(accessor.get)) return accessor;
  }
  return undefined;
}
