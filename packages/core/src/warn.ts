/** Warns whoever runs the process of what nobody else would hear of. */
export function warn(code: string, message: string): void {
  process.emitWarning(message, { type: 'HooknotaryWarning', code: `HOOKNOTARY_${code}` });
}
