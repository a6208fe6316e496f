import type { Fact } from '../shape/osFacts.ts';

/** Why, and what to do, as the end of a sentence: `: cgroup v1 is gone; leave it out`. */
export function reasonOf({ because, instead }: Fact, otherAdvice?: string): string {
  const advice = instead ?? otherAdvice;
  return advice === undefined ? because : `${because}; ${advice}`;
}
