/** Bytes that could still be hashed: what a delivery may cost, whoever sent it. All that takes long is paid for in them. */
export interface Budget {
  bytes: number;
}

/** Takes a cost off; where there is less than that, nothing is taken and it must not be done. */
export function spend(budget: Budget, cost: number): boolean {
  if (cost > budget.bytes) return false;
  budget.bytes -= cost;
  return true;
}

/** Something that was not tried, or not to its end. */
export interface Untried {
  /** Such as "the body written again as other JSON writers do". */
  readonly what: string;
  /** Such as "it is longer than 1 MiB". */
  readonly why: string;
}

/** What is changed: the first word of the causes that would be named for it, but for the order of a query. */
export type Part = 'body' | 'form' | 'query' | 'order' | 'url' | 'signed' | 'secret' | 'signature' | 'timestamp';

/** All of them. */
export const PARTS: readonly Part[] = [
  'body',
  'form',
  'query',
  'order',
  'url',
  'signed',
  'secret',
  'signature',
  'timestamp',
];

/** What a diagnosis may do, and what it says of what it did. */
export interface Work {
  readonly budget: Budget;
  /** Told of each kind of change: that it is to be tried, or why it is not. */
  readonly tell: (part: Part, what: string, why?: string) => void;
  /** Told of each part of which not all changes could be tried. */
  readonly cutShort: Set<string>;
}

/** Work that is kept account of. */
export interface Account extends Work {
  readonly read: () => { readonly tried: readonly string[]; readonly untried: readonly Untried[] };
}

/** Begins to keep account of work. */
export function createAccount(budget: Budget): Account {
  const told: { readonly part: Part; readonly what: string; readonly why: string | undefined }[] = [];
  const cutShort = new Set<string>();
  const toReason = (part: Part, why: string | undefined) =>
    why ?? (cutShort.has(part) ? 'there is too much of it for the work that one diagnosis may do' : undefined);
  return {
    budget,
    cutShort,
    tell: (part, what, why) => void told.push({ part, what, why }),
    read: () => ({
      tried: told.flatMap(({ part, what, why }) => (toReason(part, why) === undefined ? [what] : [])),
      untried: told.flatMap(({ part, what, why }) => {
        const reason = toReason(part, why);
        return reason === undefined ? [] : [{ what, why: reason }];
      }),
    }),
  };
}
