import type { Awaitable, DeliveryStore, Reservation } from '@hooknotary/core';

/** Makes one connection of a store that is sound but for one thing. */
type Break = (sound: DeliveryStore, now: () => number) => DeliveryStore;

interface BrokenStore {
  readonly connect: Break;
  /** The rule of the contract that must tell. */
  readonly rule: string;
}

const keyOf = (token: string): string => token.slice(token.indexOf(':') + 1);

function withKeys(toKey: (key: string) => string): Break {
  return (sound) => ({ ...sound, reserve: async (key, lease) => sound.reserve(toKey(key), lease) });
}

function refuse(pattern: RegExp): (key: string) => string {
  return (key) => {
    if (pattern.test(key)) throw new Error('This store takes no such key.');
    return key;
  };
}

/** A store whose tokens are of another making: by the key, and by how often it was reserved since it was last released. */
function withTokens(toToken: (key: string, count: number) => string): Break {
  const tokens = new Map<string, string>();
  const counts = new Map<string, number>();
  const readToken = (token: string): string => tokens.get(token) ?? token;
  return (sound) => ({
    reserve: async (key, lease) => {
      const reservation = await sound.reserve(key, lease);
      if (reservation.state !== 'reserved') return reservation;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      tokens.set(toToken(key, count), reservation.token);
      return { state: 'reserved', token: toToken(key, count) };
    },
    commit: async (token, keep) => sound.commit(readToken(token), keep),
    release: async (token) => {
      const isReleased = await sound.release(readToken(token));
      if (isReleased) counts.delete(keyOf(token));
      return isReleased;
    },
  });
}

/** A store that says other things when it reserves. */
function withAnswers(toAnswer: (reservation: Reservation) => object): Break {
  // The cast lets a store say what it must not.
  const answer = (reservation: Reservation): Reservation => toAnswer(reservation) as Reservation;
  return (sound) => ({ ...sound, reserve: async (key, lease) => answer(await sound.reserve(key, lease)) });
}

function withRetryAfter(change: (seconds: number) => unknown): Break {
  return withAnswers((reservation) =>
    reservation.state === 'in_progress' ? { ...reservation, retryAfter: change(reservation.retryAfter) } : reservation,
  );
}

function ofOwnTokens(sound: DeliveryStore): DeliveryStore {
  const own = new Set<string>();
  const isOwn = (token: string, settle: () => Awaitable<boolean>): Awaitable<boolean> => own.has(token) && settle();
  return {
    reserve: async (key, lease) => {
      const reservation = await sound.reserve(key, lease);
      if (reservation.state === 'reserved') own.add(reservation.token);
      return reservation;
    },
    commit: (token, keep) => isOwn(token, () => sound.commit(token, keep)),
    release: (token) => isOwn(token, () => sound.release(token)),
  };
}

function ofAnyOwner(sound: DeliveryStore): DeliveryStore {
  const latest = new Map<string, string>();
  const keys = new Map<string, string>();
  return {
    ...sound,
    reserve: async (key, lease) => {
      const reservation = await sound.reserve(key, lease);
      if (reservation.state !== 'reserved') return reservation;
      latest.set(key, reservation.token);
      keys.set(reservation.token, key);
      return reservation;
    },
    commit: (token, keep) => sound.commit(latest.get(keys.get(token) ?? '') ?? token, keep),
  };
}

function withoutLateOwners(sound: DeliveryStore, now: () => number): DeliveryStore {
  const ends = new Map<string, number>();
  return {
    ...sound,
    reserve: async (key, lease) => {
      const reservation = await sound.reserve(key, lease);
      if (reservation.state === 'reserved') ends.set(reservation.token, now() + lease * 1000);
      return reservation;
    },
    commit: (token, keep) => now() < (ends.get(token) ?? 0) && sound.commit(token, keep),
  };
}

function inTwoSteps(sound: DeliveryStore): DeliveryStore {
  const asked = new Set<string>();
  return {
    ...sound,
    reserve: async (key, lease) => {
      const isAsked = asked.has(key);
      asked.add(key);
      await Promise.resolve();
      asked.delete(key);
      const reservation = await sound.reserve(key, lease);
      return isAsked && reservation.state === 'in_progress' ? { state: 'reserved', token: `late:${key}` } : reservation;
    },
  };
}

function ofFewKeys(sound: DeliveryStore): DeliveryStore {
  const held = new Set<string>();
  const keys = new Map<string, string>();
  const letGo = (token: string): unknown => held.delete(keys.get(token) ?? '');
  return {
    reserve: async (key, lease) => {
      if (held.add(key).size > 400) throw new Error('This store is full.');
      const reservation = await sound.reserve(key, lease);
      if (reservation.state === 'reserved') keys.set(reservation.token, key);
      return reservation;
    },
    commit: (token, keep) => (letGo(token), sound.commit(token, keep)),
    release: (token) => (letGo(token), sound.release(token)),
  };
}

const NEW_KEY = 'reserves a new key, under a token of its own each';
const IN_PROGRESS = 'says that a reserved key is in progress, and for how much longer at most';
const LATE_OWNER = "lets a late owner neither commit nor release the next owner's";

/** What goes wrong in stores, by what a look at the store would say. */
export const BROKEN_STORES: Readonly<Record<string, BrokenStore>> = {
  'gives everybody one token': {
    connect: withTokens(() => 'token'),
    rule: NEW_KEY,
  },
  'gives one token to all owners of a key': {
    connect: withTokens((key) => `token:${key}`),
    rule: 'gives a released key to the next, under another token',
  },
  'keeps the token of a key when its lease has run out': {
    connect: withTokens((key) => `token:${key}`),
    rule: 'gives a key to the next owner when its lease has run out',
  },
  'counts owners anew after a release': {
    connect: withTokens((key, count) => `${count}:${key}`),
    rule: 'mistakes no owner for another, though the one between them gave up',
  },
  'gives numbers for tokens': {
    connect: withAnswers((reservation) =>
      'token' in reservation ? { ...reservation, token: Number.parseInt(reservation.token, 10) } : reservation,
    ),
    rule: NEW_KEY,
  },
  'says more of a reserved key': {
    connect: withAnswers((reservation) => ({ ...reservation, until: 1 })),
    rule: NEW_KEY,
  },
  'says more of a key in progress': {
    connect: withAnswers((reservation) => ('token' in reservation ? reservation : { ...reservation, until: 1 })),
    rule: IN_PROGRESS,
  },
  'counts in milliseconds': { connect: withRetryAfter((seconds) => seconds * 1000), rule: IN_PROGRESS },
  'asks for another attempt at once': { connect: withRetryAfter(() => 0), rule: IN_PROGRESS },
  'asks for another attempt in words': { connect: withRetryAfter(String), rule: IN_PROGRESS },
  'forgets what was handled': {
    connect: (sound) => ({ ...sound, commit: (token) => sound.release(token) }),
    rule: 'remembers what was committed, for everybody',
  },
  'releases nothing': {
    connect: (sound) => ({ ...sound, release: () => true }),
    rule: 'gives a released key to the next, under another token',
  },
  'says yes to every release': {
    connect: (sound) => ({ ...sound, release: async (token) => (await sound.release(token)) || true }),
    rule: 'undoes no commit by a release',
  },
  'knows no token of another connection': { connect: ofOwnTokens, rule: 'knows the token of another connection' },
  'keeps what was handled for ever': {
    connect: (sound) => ({ ...sound, commit: (token) => sound.commit(token, 1e9) }),
    rule: 'forgets a handled key when it has been kept for its time',
  },
  'keeps what was handled for a lease': {
    connect: (sound) => ({ ...sound, commit: (token) => sound.commit(token, 0.001) }),
    rule: 'keeps a handled key longer than its lease',
  },
  'ignores the lease': {
    connect: (sound) => ({ ...sound, reserve: (key) => sound.reserve(key, 1e9) }),
    rule: 'gives a key to the next owner when its lease has run out',
  },
  "commits anybody's token": { connect: ofAnyOwner, rule: LATE_OWNER },
  'takes nothing from a late owner': {
    connect: withoutLateOwners,
    rule: 'remembers what a late owner handled, if nobody took its place',
  },
  'looks and reserves in two steps': { connect: inTwoSteps, rule: 'lets exactly one of many have a key' },
  'holds few keys': { connect: ofFewKeys, rule: 'keeps many keys at once apart' },
  'cuts keys short': { connect: withKeys((key) => key.slice(0, 100)), rule: 'takes a key that is long' },
  'puts keys into its statements': { connect: withKeys(refuse(/'/)), rule: 'takes a key that is quoting' },
  'decodes keys': {
    connect: withKeys((key) => decodeURIComponent(key).split('\0')[0] ?? ''),
    rule: 'takes a key that is percent-encoded',
  },
  'takes ASCII only': { connect: withKeys(refuse(/[^ -~]/)), rule: 'takes a key that is not ASCII' },
  'splits keys at colons': {
    connect: withKeys((key) => key.split(':').slice(0, 4).join(':')),
    rule: 'takes a key that is full of colons',
  },
  'knows no case': {
    connect: withKeys((key) => key.toLowerCase()),
    rule: 'tells keys apart that differ in case or in white space',
  },
  'trims keys': {
    connect: withKeys((key) => key.trim()),
    rule: 'tells keys apart that differ in case or in white space',
  },
};
