/** A clock for tests: it stands still unless told otherwise. */
export interface FakeClock {
  /** Milliseconds since 1970, for every `now` option. */
  readonly now: () => number;
  /** Sets the time: a date, a date's text, or milliseconds since 1970. @throws TypeError for what is no time. */
  readonly set: (time: Date | string | number) => void;
  /** Lets so many seconds pass; negative ones turn the clock back. @throws TypeError for what is no number of seconds. */
  readonly advance: (seconds: number) => void;
}

/** Makes a clock for tests, which stands at the beginning of 2026 unless told otherwise. @throws TypeError for what is no time. */
export function createFakeClock(start: Date | string | number = '2026-01-01T00:00:00.000Z'): FakeClock {
  let time = toMilliseconds(start);
  return {
    now: () => time,
    set: (to) => {
      time = toMilliseconds(to);
    },
    advance: (seconds) => {
      if (!Number.isFinite(seconds)) throw new TypeError('A clock advances by a number of seconds.');
      time += seconds * 1000;
    },
  };
}

function toMilliseconds(time: Date | string | number): number {
  const milliseconds = new Date(time).getTime();
  if (Number.isNaN(milliseconds)) throw new TypeError("A clock is set to a date, a date's text or milliseconds.");
  return milliseconds;
}
