import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { usagePath } from '../../server/src/shape/usage.ts';
import { keysOf } from './keysOf.ts';
import { type Config, readConfigs } from './readConfigs.ts';

type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface UsageFile {
  readonly $comment: string;
  readonly source: readonly string[];
  readonly configs: Readonly<Record<string, number>>;
  readonly keys: Counts;
}

const file = 'schemas/usage.json';
const [folder, without] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node test/recall/count.mjs FOLDER [NAMES_OF_FOLDERS_TO_LEAVE_OUT]');
  process.exitCode = 2;
} else {
  const configs = distinct(readConfigs(folder)).filter(
    ({ file }) => without === undefined || !new RegExp(without, 'u').test(path.relative(folder, file)),
  );
  const counted = count(configs.map(({ format }) => format));
  const before: UsageFile = JSON.parse(readFileSync(file, 'utf8'));
  const table: UsageFile = {
    $comment: 'Written by test/recall/count.mjs: in how many distinct public configs each key stands.',
    source: [...new Set([...before.source, ...sourcesOf(configs, folder)])],
    configs: { ...before.configs, ...counted },
    keys: withKeys(before.keys, countKeys(configs), Object.keys(counted)),
  };
  writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`);
  console.log(counted, `${Object.keys(table.keys).length} keys`);
}

/** What was counted of the formats that this folder holds nothing of stays. */
function withKeys(before: Counts, now: Counts, formats: readonly string[]): Counts {
  const places = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return Object.fromEntries(
    places.flatMap((place) => {
      const kept = Object.entries(before[place] ?? {}).filter(([format]) => !formats.includes(format));
      const all = [...kept, ...Object.entries(now[place] ?? {})].sort(byName);
      return all.length === 0 ? [] : [[place, Object.fromEntries(all)]];
    }),
  );
}

/** A config that several places hold counts once. */
function distinct(configs: readonly Config[]): readonly Config[] {
  return [...new Map(configs.map((config) => [config.analysis.document.text, config])).values()];
}

function countKeys(configs: readonly Config[]): Record<string, Record<string, number>> {
  const keys = new Map<string, string[]>();
  for (const { analysis } of configs) {
    const own = new Map<string, string>();
    for (const part of analysis.parts) {
      for (const { entry } of keysOf(part, analysis.document)) {
        const place = usagePath(entry, part.format.id);
        own.set(`${place.format} ${place.path}`, place.path);
      }
    }
    for (const [name, place] of own) keys.set(place, [...(keys.get(place) ?? []), name.split(' ', 1)[0] ?? '']);
  }
  return Object.fromEntries([...keys].sort(byName).map(([place, formats]) => [place, count(formats)]));
}

function count(words: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(byName));
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** The repositories that have brought a config, as the list beside them names them: `owner/name COMMIT` or `module PATH VERSION`. */
function sourcesOf(configs: readonly Config[], root: string): readonly string[] {
  const list = path.join(root, 'SOURCES.txt');
  const lines = existsSync(list) ? readFileSync(list, 'utf8').split('\n') : [];
  const folders = new Set(configs.map(({ file }) => path.relative(root, file).split(path.sep)[0] ?? ''));
  return lines.flatMap((line) => {
    const [first = '', second = '', third = ''] = line.split(' ');
    if (first === 'module') return folders.has('modules') ? [`${second}@${third}`] : [];
    return folders.has(first.replace('/', '+')) ? [`${first}@${second}`] : [];
  });
}
