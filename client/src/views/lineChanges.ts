/** One place at which two texts differ, in lines counted from 0. */
export interface LineChange {
  /** Where it begins in the newer text. */
  readonly at: number;
  /** How many lines of the newer text are new. */
  readonly added: number;
  /** The lines of the older text that are gone. */
  readonly removed: readonly string[];
}

/** How many differences are searched for; beyond it the whole middle counts as changed. */
const mostDifferences = 400;

/** Where two texts differ, in the order of the text: the fewest lines that have to go and to come (Myers, 1986). */
export function lineChanges(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const shorter = Math.min(before.length, after.length) - start;
  while (end < shorter && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const older = before.slice(start, before.length - end);
  const newer = after.slice(start, after.length - end);
  if (older.length === 0 && newer.length === 0) return [];
  const pairs = commonLines(older, newer);
  if (!pairs) return [{ at: start, added: newer.length, removed: older }];
  const changes: LineChange[] = [];
  let [old, now] = [0, 0];
  for (const [oldLine, newLine] of [...pairs, [older.length, newer.length] as const]) {
    if (oldLine > old || newLine > now)
      changes.push(aligned({ at: start + now, added: newLine - now, removed: older.slice(old, oldLine) }, after));
    [old, now] = [oldLine + 1, newLine + 1];
  }
  return changes;
}

/** Of the places where the same lines may have stood, the one at which they begin farthest to the left: where a whole thing begins. */
function aligned(change: LineChange, after: readonly string[]): LineChange {
  if (change.added > 0) return change;
  let [best, here] = [change, change];
  while (here.at > 0 && after[here.at - 1] === here.removed.at(-1)) {
    const line = after[here.at - 1] ?? '';
    here = { ...here, at: here.at - 1, removed: [line, ...here.removed.slice(0, -1)] };
    if (indentation(here) < indentation(best)) best = here;
  }
  return best;
}

function indentation({ removed: [first = ''] }: LineChange): number {
  return first.search(/\S|$/u);
}

/** The lines that stay, as pairs of line numbers; undefined where too much differs. */
function commonLines(
  older: readonly string[],
  newer: readonly string[],
): readonly (readonly [number, number])[] | undefined {
  /** For each diagonal how far one gets in the older text, after each number of differences. */
  const trace: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let count = 0; count <= Math.min(mostDifferences, older.length + newer.length); count++) {
    trace.push(reach);
    const next = new Map(reach);
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let line = isDown(reach, diagonal, count) ? far(reach, diagonal + 1) : far(reach, diagonal - 1) + 1;
      while (line < older.length && line - diagonal < newer.length && older[line] === newer[line - diagonal]) line++;
      next.set(diagonal, line);
      if (line >= older.length && line - diagonal >= newer.length) return wayBack(trace, older.length, newer.length);
    }
    reach = next;
  }
  return undefined;
}

function isDown(reach: ReadonlyMap<number, number>, diagonal: number, count: number): boolean {
  return diagonal === -count || (diagonal !== count && far(reach, diagonal - 1) < far(reach, diagonal + 1));
}

function far(reach: ReadonlyMap<number, number>, diagonal: number): number {
  return reach.get(diagonal) ?? -1;
}

function wayBack(trace: readonly ReadonlyMap<number, number>[], oldEnd: number, newEnd: number) {
  const pairs: (readonly [number, number])[] = [];
  let [old, now] = [oldEnd, newEnd];
  for (let count = trace.length - 1; count >= 0; count--) {
    const reach = trace[count] ?? new Map();
    const diagonal = old - now;
    const from = isDown(reach, diagonal, count) ? diagonal + 1 : diagonal - 1;
    const oldBefore = count === 0 ? 0 : far(reach, from);
    const newBefore = count === 0 ? 0 : oldBefore - from;
    while (old > oldBefore && now > newBefore) pairs.push([--old, --now]);
    [old, now] = [oldBefore, newBefore];
  }
  return pairs.reverse();
}
