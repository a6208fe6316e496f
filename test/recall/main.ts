import { randomOf } from '../fuzz/random.ts';
import { amongFirst, meanReciprocalRank, measure, type Recall, recallOf, sample, typedLetters } from './measure.ts';
import { type Config, readConfigs } from './readConfigs.ts';

const [folders, options] = [
  process.argv.slice(2).filter((word) => !word.startsWith('--')),
  new Map(
    process.argv
      .slice(2)
      .flatMap((word) => [...word.matchAll(/^--(\w+)=(.*)$/gu)].map((match) => [match[1], match[2]] as const)),
  ),
];
const seed = Number(options.get('seed') ?? 1);
const most = Number(options.get('most') ?? 150);
const listed = Number(options.get('list') ?? 10);

if (folders.length === 0) {
  console.error('usage: npm run recall -- [--most=CONFIGS_A_FORMAT] [--seed=N] [--list=N] FOLDER...');
  process.exitCode = 2;
} else {
  report(byFormat(folders.flatMap(readConfigs)));
}

function byFormat(configs: readonly Config[]): ReadonlyMap<string, readonly Config[]> {
  const groups = new Map<string, Config[]>();
  for (const config of configs) groups.set(config.format, [...(groups.get(config.format) ?? []), config]);
  return groups;
}

function report(groups: ReadonlyMap<string, readonly Config[]>): void {
  const rows: Record<string, string | number>[] = [];
  const whole = { missed: new Map<string, number>(), good: true };
  for (const [format, configs] of groups) {
    const recall = measure(sample(configs, most, randomOf(seed)), seed);
    rows.push(rowOf(format, recall));
    for (const [what, times] of recall.missed) whole.missed.set(what, (whole.missed.get(what) ?? 0) + times);
    whole.good &&= isGood(recall);
  }
  console.table(rows);
  for (const [what, times] of [...whole.missed].sort((a, b) => b[1] - a[1]).slice(0, listed))
    console.log(`${times} × ${what}`);
  process.exitCode = whole.good ? 0 : 1;
}

function rowOf(format: string, { configs, keys, hovered, ranks }: Recall): Record<string, string | number> {
  const row: Record<string, string | number> = { format, configs, keys, hover: percent(hovered / keys) };
  for (const letters of typedLetters) {
    const own = ranks.get(letters) ?? [];
    row[`recall, ${letters} typed`] = percent(recallOf(own));
    row[`first 3, ${letters} typed`] = percent(amongFirst(own, 3));
    row[`mean reciprocal rank, ${letters} typed`] = meanReciprocalRank(own).toFixed(3);
  }
  return row;
}

/** What is promised: every key is offered and explained, and two letters bring it to the top. */
function isGood({ keys, hovered, ranks }: Recall): boolean {
  const typed = ranks.get(2) ?? [];
  const isOffered = [...ranks.values()].every((own) => recallOf(own) === 1);
  return hovered === keys && isOffered && amongFirst(typed, 3) >= 0.95 && meanReciprocalRank(typed) >= 0.6;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}
