/**
 * A string whose known values the editor suggests while any other string passes: senders add values without notice, so
 * a `switch` over one needs a default branch.
 */
export type Open<Known extends string> = Known | (string & {});
