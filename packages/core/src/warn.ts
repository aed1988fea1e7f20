/** Milliseconds for which a warning is not said again. */
const A_MINUTE = 60_000;

/** Warns whoever runs the process of what nobody else would hear of: `about` is its subject, as a rule a sender's provider. */
export type Warn = (code: string, about: string, message: string) => void;

/** Makes what warns of each kind once a minute, for strangers decide how often their requests give cause. */
export function createWarn(): Warn {
  const warned = new Map<string, number>();

  return (code, about, message) => {
    const kind = `${code} ${about}`;
    const now = performance.now();
    const last = warned.get(kind);
    if (last !== undefined && now - last < A_MINUTE) return;
    warned.set(kind, now);
    process.emitWarning(`${about}: ${message}`, { type: 'HooknotaryWarning', code: `HOOKNOTARY_${code}` });
  };
}
