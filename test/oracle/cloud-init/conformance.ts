import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../../../server/src/base/problem.ts';
import { analyseText } from '../../support/analyseText.ts';

interface Verdict {
  readonly unreadable?: string;
  /** What cloud-init ends with at boot, though its check takes the config. */
  readonly fails?: string;
  readonly findings?: readonly (readonly [kind: string, path: string, message: string])[];
}

/** What stops a module when it runs, and what is said of a system: the validator looks at neither. */
const beyond =
  /^(?:layers|ssh|passwd)\/|\/(?:account-not-made|content-not-encoded|module-key-missing|partitions-refused|header)$/u;

const [tree, ...folders] = process.argv.slice(2);
if (tree === undefined || folders.length === 0) {
  console.error('usage, for a maintainer: conformance.mjs TREE FOLDER...');
  process.exit(2);
}

const seen = new Set<string>();
const files = folders.flatMap(filesBelow).flatMap((file) => {
  const bytes = readFileSync(file);
  if (bytes.length > 1_000_000 || bytes.includes(0)) return [];
  const text = bytes.toString('utf8');
  if (seen.has(text)) return [];
  seen.add(text);
  const analysis = analyseText(text, { fileName: path.basename(file) });
  const [first, ...others] = analysis.parts;
  // The tool does not look into messages and archives.
  if (first?.format.tool !== 'cloud-init' || first.part.stretch || others.length > 0) return [];
  const isTemplate = analysis.document.masks.length > 0 || /^## template: jinja/mu.test(text);
  return [{ file, text, isTemplate, format: first.format.id, problems: analysis.problems() }];
});
const judges = { 'cloud-config': 'judge.py', 'network-config': 'judgeNetwork.py' };
const verdicts = new Map<string, Verdict>();
for (const [format, judge] of Object.entries(judges)) {
  const texts = files.filter((file) => file.format === format).map(({ text }) => text);
  const found: readonly Verdict[] = JSON.parse(
    execFileSync('/usr/bin/python3', [`test/oracle/cloud-init/${judge}`, tree], {
      input: JSON.stringify(texts),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    }),
  );
  for (const [index, text] of texts.entries()) verdicts.set(text, found[index] ?? {});
}

const counts = { configs: 0, templates: 0, accepted: 0, 'false alarms': 0, found: 0, missed: 0 };
const own = new Map<string, number>();
for (const { file, text, isTemplate, problems } of files) {
  const verdict = verdicts.get(text);
  if (!verdict) continue;
  const { unreadable, findings = [], fails } = verdict;
  counts.configs++;
  if (isTemplate) counts.templates++;
  for (const { code, source } of problems) if (source === 'strata') own.set(code, (own.get(code) ?? 0) + 1);
  const errors = problems.filter(({ severity, code }) => severity === 'error' && !beyond.test(code));
  const theirs = findings.filter(([kind]) => kind === 'error');
  // As it stands, a template is no config: only what we say of it counts.
  if (isTemplate) {
    for (const error of errors) console.log(`template: ${file}: ${words(error)}`);
    continue;
  }
  if (unreadable === undefined && theirs.length === 0 && fails === undefined) {
    counts.accepted++;
    for (const error of errors) console.log(`false alarm: ${file}: ${words(error)}`);
    counts['false alarms'] += errors.length;
    continue;
  }
  const missed =
    unreadable === undefined
      ? theirs.filter(([, at]) => !errors.some((error) => isNear(error.path.join('.'), at)))
      : errors.length > 0
        ? []
        : [['error', '', unreadable] as const];
  for (const [, at, message] of missed) console.log(`missed: ${file}: ${at}: ${message}`);
  counts.missed += missed.length;
  counts.found += (unreadable === undefined ? theirs.length : 1) - missed.length;
}
console.log(
  Object.entries(counts)
    .map(([name, count]) => `${name}: ${count}`)
    .join(', '),
);
for (const [code, count] of [...own].toSorted(([, a], [, b]) => b - a)) console.log(`  ${code}: ${count}`);

function isNear(ours: string, theirs: string): boolean {
  return theirs === '' || ours === theirs || ours.startsWith(`${theirs}.`) || theirs.startsWith(`${ours}.`);
}

function words({ code, path: at, message }: Problem): string {
  return `${code} at ${at.join('.')}: ${message}`;
}

function filesBelow(place: string): readonly string[] {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === '.git' || entry.isSymbolicLink()) return [];
    const file = path.join(place, entry.name);
    return entry.isDirectory() ? filesBelow(file) : [file];
  });
}
