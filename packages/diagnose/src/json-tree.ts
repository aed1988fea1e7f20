/** JSON by its tokens, so that numbers and texts stay as they are written. */
export type JsonTree = string | readonly JsonTree[] | JsonObject;

/** Members in their order, of which several may have one name. */
export interface JsonObject {
  readonly members: readonly Member[];
}

/** A name in its quotes, and what it names. */
export type Member = readonly [name: string, value: JsonTree];

/** The tree of JSON's tokens; undefined where it is nested too deep to be walked. */
export function toTree(tokens: readonly string[]): JsonTree | undefined {
  let at = 0;
  let depth = 0;
  function read(): JsonTree {
    const token = tokens[at] ?? '';
    at += 1;
    if (token !== '{' && token !== '[') return token;
    depth += 1;
    if (depth > MOST_DEPTH) throw new RangeError('too deep');
    const tree = token === '{' ? { members: readAll('}', readMember) } : readAll(']', read);
    depth -= 1;
    return tree;
  }
  function readMember(): Member {
    const name = tokens[at] ?? '';
    at += 2;
    return [name, read()];
  }
  function readAll<T>(end: string, readOne: () => T): readonly T[] {
    const all: T[] = [];
    while (tokens[at] !== end) {
      all.push(readOne());
      if (tokens[at] === ',') at += 1;
    }
    at += 1;
    return all;
  }
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const MOST_DEPTH = 500;

/** The tokens of a tree. */
export function toTokensOf(tree: JsonTree): readonly string[] {
  const tokens: string[] = [];
  function write(each: JsonTree): void {
    if (typeof each === 'string') tokens.push(each);
    else if (isObject(each)) {
      tokens.push('{');
      each.members.forEach(([name, value], index) => {
        tokens.push(...(index === 0 ? [] : [',']), name, ':');
        write(value);
      });
      tokens.push('}');
    } else {
      tokens.push('[');
      each.forEach((item, index) => {
        if (index > 0) tokens.push(',');
        write(item);
      });
      tokens.push(']');
    }
  }
  write(tree);
  return tokens;
}

export function isObject(tree: JsonTree): tree is JsonObject {
  return typeof tree === 'object' && 'members' in tree;
}

/** Every object and word of a tree, changed from the leaves on. */
export function mapTree(
  tree: JsonTree,
  change: {
    readonly members?: (members: readonly Member[]) => readonly Member[];
    readonly word?: (word: string) => string;
  },
): JsonTree {
  const { members = (all) => all, word = (text) => text } = change;
  if (typeof tree === 'string') return word(tree);
  if (!isObject(tree)) return tree.map((each) => mapTree(each, change));
  return { members: members(tree.members.map(([name, value]) => [name, mapTree(value, change)] as const)) };
}
