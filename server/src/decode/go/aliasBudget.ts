/**
 * The bound that the Go YAML libraries (v2 and v3 alike, decode.go) set to the work that aliases cause: the share of
 * decoding steps inside aliases may be 99 % in files of up to 400,000 steps, and less in larger ones.
 */
export interface AliasBudget {
  /** How many aliases are open around the place that is being decoded. */
  depth: number;
  readonly steps: () => number;
  /** Counts steps at the present depth; they may be those of a subtree whose steps were counted before. */
  readonly spend: (steps: number) => void;
  readonly exceeded: () => boolean;
}

export function aliasBudget(): AliasBudget {
  let all = 0;
  let inAliases = 0;
  let exceeded = false;
  const check = (total: number): void => {
    exceeded ||= inAliases > 100 && total > 1000 && inAliases / total > allowedShare(total);
  };
  const budget: AliasBudget = {
    depth: 0,
    steps: () => all,
    spend(steps) {
      const before = all;
      all += steps;
      if (budget.depth > 0) {
        // Inside an alias the share only grows and what is allowed only shrinks: the end decides for all between.
        inAliases += steps;
        check(all);
        return;
      }
      // Outside, share minus allowance is convex between the bends of the allowance: one of these decides.
      for (const total of [before + 1, smallFile, largeFile, all]) if (total > before && total <= all) check(total);
    },
    exceeded: () => exceeded,
  };
  return budget;
}

const smallFile = 400_000;
const largeFile = 4_000_000;

function allowedShare(steps: number): number {
  if (steps <= smallFile) return 0.99;
  if (steps >= largeFile) return 0.1;
  return 0.99 - 0.89 * ((steps - smallFile) / (largeFile - smallFile));
}
