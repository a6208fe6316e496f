/**
 * The candidates that a person may have meant by a misspelt word, nearest first. Words that differ only in case, in
 * `_`, `-` or camelCase come first; after them those within a third of the word's length in single-letter slips.
 */
export function nearest(word: string, candidates: Iterable<string>): readonly string[] {
  const wanted = plain(word);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const scored: { candidate: string; distance: number }[] = [];
  for (const candidate of candidates) {
    const other = plainOnce(candidate);
    if (Math.abs(other.length - wanted.length) > limit) continue;
    const distance = slips(wanted, other, limit);
    if (distance <= limit && distance < other.length) scored.push({ candidate, distance });
  }
  return scored.sort((a, b) => a.distance - b.distance).map((item) => item.candidate);
}

/** Those of the candidates that are the same word as in `sameWord`. */
export function sameWords(word: string, candidates: readonly string[]): readonly string[] {
  const wanted = plain(word);
  return candidates.filter((candidate) => plainOnce(candidate) === wanted);
}

/** Whether the two are the same word but for case, `_`, `-` and spaces. */
export function sameWord(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** Whether the two are the same word but for case, separators and one slip, and long enough that this cannot be chance. */
export function isSlipOf(a: string, b: string): boolean {
  const [one, other] = [plain(a), plain(b)];
  return one === other || (Math.min(one.length, other.length) >= 5 && slips(one, other, 1) <= 1);
}

/** Whether a word has the letters of another in another order, all but one of them, or one more before its end. */
export function isLetterSlip(word: string, other: string): boolean {
  return sameLetters(word, other) || (sameLetters(other, word) && !word.startsWith(other));
}

/** The first of many candidates that a word is one slip away from: its first or last letter is still the same. */
export function slippedFrom(word: string, candidates: Iterable<string>): string | undefined {
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > 1) continue;
    if (candidate[0] !== word[0] && candidate.at(-1) !== word.at(-1)) continue;
    if (slips(word, candidate, 1) <= 1) return candidate;
  }
  return undefined;
}

/** Whether a word has the letters of another in another order, or all but one of them. */
export function sameLetters(word: string, other: string): boolean {
  const rest = [...word].reduce((left, letter) => left.replace(letter, ''), other);
  return word.length + rest.length === other.length && rest.length <= 1;
}

/**
 * The candidates that a word of several parts leaves something out of, or writes parts of in short: `ssh_keys`, `kernelArgs`.
 * The shortest come first.
 */
export function abbreviated(word: string, candidates: Iterable<string>): readonly string[] {
  const parts = partsOf(word);
  if (parts.length < 2) return [];
  return [...candidates]
    .filter((candidate) => isShortOf(parts, partsOf(candidate)))
    .sort((a, b) => a.length - b.length);
}

/** Whether each part stands for a part of the other word, in the same order. */
function isShortOf(parts: readonly string[], whole: readonly string[]): boolean {
  let next = 0;
  for (const part of parts) {
    const found = whole.findIndex((each, index) => index >= next && isShortPart(part, each));
    if (found < 0) return false;
    next = found + 1;
  }
  return true;
}

/** Whether all letters of a part stand in the other in this order, from its first to its last on. */
function isShortPart(part: string, whole: string): boolean {
  if (part === whole) return true;
  if (part.length < 3 || part[0] !== whole[0]) return false;
  let at = 0;
  for (const letter of part) {
    at = whole.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function partsOf(word: string): readonly string[] {
  return word
    .replace(/(?<=[a-z\d])(?=[A-Z])/gu, '_')
    .toLowerCase()
    .split(/[\s_-]+/u)
    .filter((part) => part !== '');
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/gu, '');
}

/** Of candidates, which are most often the few names of the schema, asked for again and again. */
function plainOnce(word: string): string {
  let found = plainWords.get(word);
  if (found === undefined) {
    if (plainWords.size >= 5000) plainWords.clear();
    found = plain(word);
    plainWords.set(word, found);
  }
  return found;
}

const plainWords = new Map<string, string>();

/** Single-letter insertions, deletions, replacements and swaps of neighbours between the two, at most `limit + 1`. */
function slips(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last: number[] = [];
  let current: number[] = [];
  for (let column = 0; column <= b.length; column++) last[column] = column;
  for (let row = 1; row <= a.length; row++) {
    current[0] = row;
    let best = row;
    const letter = a.charCodeAt(row - 1);
    const letterBefore = row > 1 ? a.charCodeAt(row - 2) : -1;
    for (let column = 1; column <= b.length; column++) {
      const other = b.charCodeAt(column - 1);
      let cost = (last[column - 1] ?? 0) + (letter === other ? 0 : 1);
      cost = Math.min(cost, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      if (column > 1 && letterBefore === other && letter === b.charCodeAt(column - 2))
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current[column] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return last[b.length] ?? limit + 1;
}
