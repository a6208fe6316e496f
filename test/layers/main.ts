import { formats } from '../contract/schemaFiles.ts';
import { allAnswers, leavesOf } from './allSettings.ts';

/** Prints how many answers `strata explain` has facts for, by format and operating system. */
function printCounts(): void {
  const counts = new Map<string, number>();
  for (const { leaf, os } of allAnswers()) {
    const key = `${leaf.format} on ${os}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const format of formats) {
    const leaves = leavesOf(format);
    const silent = leaves.filter(({ acts }) => acts?.kind === 'none').length;
    console.log(`${format}: ${leaves.length} keys, ${silent} of them reach no machine`);
  }
  for (const [key, count] of counts) console.log(`${key}: ${count} answers`);
  console.log(`${[...counts.values()].reduce((sum, count) => sum + count, 0)} answers in all, each complete`);
}

printCounts();
