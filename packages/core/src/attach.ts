/**
 * Puts members on a framework's object, whatever stands there: a member that can only be read, of the application's own, gives
 * way on this one object.
 */
export function attach(target: object, members: Readonly<Record<string, unknown>>): void {
  try {
    Object.assign(target, members);
  } catch {
    for (const [name, value] of Object.entries(members)) {
      Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
    }
  }
}

/** The same for one member that nothing lists or copies. */
export function attachHidden(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, enumerable: false, writable: true });
}
