/**
 * The words of one command for Windows' `cmd`, as Chrome and Edge copy it: first `cmd` takes its carets, then the program divides
 * the rest. https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
export function splitCmdWords(text: string): readonly string[] {
  return divide(takeCarets(text));
}

/** Whether a command is written for `cmd`: Chrome writes a caret before each quote, older browsers at the ends of lines. */
export function isForCmd(text: string): boolean {
  return /^\s*curl(?:\.exe)?\s+(?:\^"|[^'\n]*\^\r?\n)/i.test(text);
}

/** A caret makes plain what follows, and joins lines; within quotes of `cmd`'s own it is a caret. */
function takeCarets(text: string): string {
  let isQuoted = false;
  return text.replaceAll(/\^(?:\r?\n)?(\r?\n|[^])|"/g, (all, plain: string | undefined) => {
    if (plain === undefined) isQuoted = !isQuoted;
    return plain === undefined || isQuoted ? all : plain;
  });
}

/** Two backslashes before a quote are one; one makes a character of the quote, as within quotes another quote does. */
function divide(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (const [piece, slashes, quotes] of text.matchAll(/(\\*)(""?)|\\+|[^]/g)) {
    if (quotes === undefined && !isQuoted && /[ \t\r\n]/.test(piece)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (quotes === undefined) word = (word ?? '') + halve(piece);
    else {
      const isEscaped = (slashes ?? '').length % 2 === 1;
      // The first of two may be a character, and the second a quote; or both together are one character.
      const isOne = quotes === '""' && isQuoted && !isEscaped;
      const marks = isOne ? 0 : quotes.length - (isEscaped ? 1 : 0);
      const kept = (slashes ?? '').slice(0, Math.floor((slashes ?? '').length / 2));
      word = `${word ?? ''}${kept}${isEscaped || isOne ? '"' : ''}`;
      if (marks === 1) isQuoted = !isQuoted;
    }
  }
  return word === undefined ? words : [...words, word];
}

/** Programs halve backslashes in front of quotes alone, but Chrome doubles all of them: what it meant is what was sent. */
function halve(piece: string): string {
  return piece.startsWith('\\') ? piece.slice(0, Math.ceil(piece.length / 2)) : piece;
}
