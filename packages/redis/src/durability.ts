/** Asks Redis whether it can lose what it has acknowledged, and if so warns once. What it may not tell is no error. */
export async function warnIfNotDurable(readInfo: () => Promise<string>): Promise<void> {
  const info = await readInfo().catch(() => '');
  const faults = [
    ...(/^aof_enabled:0/m.test(info) ? ["'appendonly' is off"] : []),
    ...(/^maxmemory_policy:(?!noeviction)/m.test(info) ? ["'maxmemory-policy' is not 'noeviction'"] : []),
  ];
  if (faults.length === 0) return;
  process.emitWarning(`redisInbox: this Redis may lose deliveries, for ${faults.join(' and ')}.`, {
    type: 'HooknotaryWarning',
    code: 'HOOKNOTARY_REDIS_NOT_DURABLE',
  });
}
