/** Whether two types are one and the same: assignable both ways is not enough, for `any` would be, too. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles only for `true`. The files here are compiled and never run. */
export declare function assert<Fact extends true>(fact?: Fact): void;
