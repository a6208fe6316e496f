/** A stretch of lines that one text has in the place of a stretch of the other; either may be empty. */
export interface LineChange {
  /** The first line of the stretch in the old text, and the line behind it, from 0. */
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Beyond so many lines that differ, what is left is taken for one change: nobody reads it line by line, and time grows with the square. */
const mostSteps = 1500;

/** The fewest changes that make one list of lines of another, after E. Myers, "An O(ND) difference algorithm and its variations" (1986). */
export function lineDiff(old: readonly string[], fresh: readonly string[]): readonly LineChange[] {
  const shortest = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shortest && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < shortest - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  const middle = { old: old.slice(head, old.length - tail), fresh: fresh.slice(head, fresh.length - tail) };
  return changesIn(middle.old, middle.fresh).map(({ oldStart, oldEnd, newStart, newEnd }) => ({
    oldStart: oldStart + head,
    oldEnd: oldEnd + head,
    newStart: newStart + head,
    newEnd: newEnd + head,
  }));
}

function changesIn(old: readonly string[], fresh: readonly string[]): readonly LineChange[] {
  if (old.length === 0 && fresh.length === 0) return [];
  const whole = { oldStart: 0, oldEnd: old.length, newStart: 0, newEnd: fresh.length };
  if (old.length === 0 || fresh.length === 0) return [whole];
  const trace = furthestReaches(old, fresh);
  return trace ? joined(pathThrough(trace, old.length, fresh.length)) : [whole];
}

/**
 * For each number of steps how far one gets on each diagonal (`x - y`), until the end is reached: the line of the old text,
 * at the index of the diagonal plus the number of steps. Undefined where the texts differ too much.
 */
function furthestReaches(old: readonly string[], fresh: readonly string[]): readonly Int32Array[] | undefined {
  const trace: Int32Array[] = [];
  let before = new Int32Array([0]);
  for (let steps = 0; steps <= mostSteps; steps++) {
    const reach = new Int32Array(2 * steps + 1);
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const start = steps === 0 ? 0 : startOn(before, diagonal, steps);
      let x = start;
      while (x < old.length && x - diagonal < fresh.length && x >= diagonal && old[x] === fresh[x - diagonal]) x++;
      reach[diagonal + steps] = x;
      if (x >= old.length && x - diagonal >= fresh.length) return [...trace, reach];
    }
    trace.push(reach);
    before = reach;
  }
  return undefined;
}

/** Where a diagonal is entered: from the one above by leaving out a line, or from the one below by putting one in. */
function startOn(before: Int32Array, diagonal: number, steps: number): number {
  const below = before[diagonal + steps] ?? -1;
  const above = before[diagonal + steps - 2] ?? -1;
  return isPutIn(diagonal, steps, above, below) ? below : above + 1;
}

function isPutIn(diagonal: number, steps: number, above: number, below: number): boolean {
  return diagonal === -steps || (diagonal !== steps && above < below);
}

/** The single lines that are left out or put in, from the end to the start. */
function pathThrough(trace: readonly Int32Array[], oldLength: number, newLength: number): readonly LineChange[] {
  const singles: LineChange[] = [];
  let x = oldLength;
  let y = newLength;
  for (let steps = trace.length - 1; steps > 0; steps--) {
    const before = trace[steps - 1] ?? new Int32Array();
    const diagonal = x - y;
    const below = before[diagonal + steps] ?? -1;
    const above = before[diagonal + steps - 2] ?? -1;
    if (isPutIn(diagonal, steps, above, below)) {
      x = below;
      y = x - diagonal - 1;
      singles.push({ oldStart: x, oldEnd: x, newStart: y, newEnd: y + 1 });
    } else {
      x = above;
      y = x - diagonal + 1;
      singles.push({ oldStart: x, oldEnd: x + 1, newStart: y, newEnd: y });
    }
  }
  return singles.reverse();
}

/** What touches is one change. */
function joined(singles: readonly LineChange[]): readonly LineChange[] {
  const changes: LineChange[] = [];
  for (const single of singles) {
    const last = changes.at(-1);
    if (last && last.oldEnd === single.oldStart && last.newEnd === single.newStart)
      changes[changes.length - 1] = { ...last, oldEnd: single.oldEnd, newEnd: single.newEnd };
    else changes.push(single);
  }
  return changes;
}
