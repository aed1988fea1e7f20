import { Session, type Profiler } from 'node:inspector';

/** What ran since the last look. */
interface Seen {
  /** Whether something ran that was not yet added. */
  readonly isNew: boolean;
  /** Counts it as covered from now on. */
  readonly add: () => void;
  /** How often the hottest block ran. */
  readonly hottest: number;
}

export interface Coverage {
  readonly look: () => Seen;
  readonly count: () => { readonly covered: number; readonly known: number };
}

// One session for good: V8 forgets the blocks of compiled functions when a session ends.
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** Counts the blocks of the scripts whose URL matches, by V8's own precise coverage, from nothing. */
export function createCoverage(scripts: RegExp): Coverage {
  take();
  const covered = new Map<string, Uint8Array>();
  const starts = new Set<string>();

  function look(): Seen {
    const scriptsSeen = take().filter(({ url }) => scripts.test(url));
    const ran = new Map(scriptsSeen.map(({ url, functions }) => [url, functions.flatMap((each) => each.ranges)]));
    let hottest = 0;
    for (const [url, ranges] of ran) {
      for (const range of ranges) {
        starts.add(`${range.startOffset} ${url}`);
        hottest = Math.max(hottest, range.count);
      }
    }
    const merged = [...ran].map(([url, ranges]) => [url, merge(covered.get(url) ?? new Uint8Array(), ranges)] as const);
    return {
      isNew: merged.some(([, { isNew }]) => isNew),
      add: () => merged.forEach(([url, { both }]) => covered.set(url, both)),
      hottest,
    };
  }

  function count(): { covered: number; known: number } {
    const ran = [...starts].filter((each) => {
      const [start, url = ''] = each.split(' ');
      return covered.get(url)?.[Number(start)] === 1;
    });
    return { covered: ran.length, known: starts.size };
  }

  return { look, count };
}

/** Ranges come from the outside in, and which ones come depends on what ran: characters are what can be compared. */
function merge(before: Uint8Array, ranges: readonly Profiler.CoverageRange[]): { isNew: boolean; both: Uint8Array } {
  const ran = new Uint8Array(ranges.reduce((last, { endOffset }) => Math.max(last, endOffset), before.length));
  for (const { startOffset, endOffset, count } of ranges) ran.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  let isNew = false;
  for (let at = 0; at < before.length || (!isNew && at < ran.length); at++) {
    if (before[at] === 1) ran[at] = 1;
    else if (ran[at] === 1) isNew = true;
  }
  return { isNew, both: ran };
}

function take(): readonly Profiler.ScriptCoverage[] {
  let scriptsSeen: readonly Profiler.ScriptCoverage[] = [];
  // Settles before it returns: the session is connected to its own thread.
  session.post('Profiler.takePreciseCoverage', (_error, { result }) => {
    scriptsSeen = result;
  });
  return scriptsSeen;
}
