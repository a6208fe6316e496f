/**
 * The candidates that a person may have meant by a misspelt word, nearest first. Words that differ only in case, in
 * `_`, `-` or camelCase come first; after them those within a third of the word's length in single-letter slips.
 */
export function nearest(word: string, candidates: Iterable<string>): readonly string[] {
  const wanted = plain(word);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const scored: { candidate: string; distance: number }[] = [];
  for (const candidate of candidates) {
    const other = plain(candidate);
    if (Math.abs(other.length - wanted.length) > limit) continue;
    const distance = slips(wanted, other, limit);
    if (distance <= limit && distance < other.length) scored.push({ candidate, distance });
  }
  return scored.sort((a, b) => a.distance - b.distance).map((item) => item.candidate);
}

/** Whether the two are the same word but for case, `_`, `-` and spaces. */
export function sameWord(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/gu, '');
}

/** Single-letter insertions, deletions, replacements and swaps of neighbours between the two, at most `limit + 1`. */
function slips(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? limit + 1;
}
