import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Analysis } from '../../server/src/analysis.ts';
import { currentRows, type VersionRow, versionTable } from '../../server/src/shape/versions.ts';
import { analysed, changeVersion, errorsOf, ignitionOf } from './changedVersion.ts';
import { machineOf } from './sameIgnition.ts';

/**
 * Changes every Butane file of some folders to every version: `npm run versions -- [--oracle N] FOLDER...`. Of what comes out
 * Strata has to accept all, the real tool (which needs Go) every Nth; without a loss the machine has to get the same. Prints
 * what is otherwise, and counts; exit status 1 where something is.
 */
const args = process.argv.slice(2);
const every = args[0] === '--oracle' ? Number(args.splice(0, 2)[1]) : 0;
const oracle = every > 0 ? await startOracle() : undefined;
const counts = { files: 0, changes: 0, clean: 0, withLosses: 0, incomplete: 0, refused: 0, judged: 0, wrong: 0 };
const codes = new Map<string, number>();
const reasons = new Map<string, number>();

for (const folder of args) for (const file of filesIn(folder)) await changeFile(file);
await oracle?.close();
console.log(counts);
console.log([...codes].toSorted(([, a], [, b]) => b - a));
console.log([...reasons].toSorted(([, a], [, b]) => b - a).slice(0, 40));
process.exitCode = counts.wrong > 0 ? 1 : 0;

async function startOracle() {
  const module = await import(pathToFileURL('test/oracle/oracle.mjs').href);
  return module.startOracle('butane');
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:bu|butane|ya?ml)$/u.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

async function changeFile(file: string): Promise<void> {
  const bytes = readFileSync(file);
  if (!/^variant:/mu.test(bytes.toString('utf8'))) return;
  const filesDir = path.resolve(path.dirname(file));
  const source = await analysed(bytes, filesDir, file);
  if (errorsOf(source).length > 0 || !source.parts[0]?.target.row) return;
  counts.files++;
  for (const row of currentRows(versionTable('butane')))
    if (row !== source.parts[0].target.row) await change(file, source, row, filesDir);
}

async function change(file: string, source: Analysis, row: VersionRow, filesDir: string): Promise<void> {
  const wrong = (words: string): void => {
    counts.wrong++;
    console.log(`${file} to ${row.id}: ${words}`);
  };
  counts.changes++;
  const { outcome, result } = await changeVersion(source, row, filesDir);
  if (outcome.kind !== 'converted' || !result) {
    counts.refused++;
    const words = outcome.kind === 'refused' ? outcome.blocking.map(({ message }) => message).join('; ') : outcome.kind;
    reasons.set(words, (reasons.get(words) ?? 0) + 1);
    return;
  }
  for (const { code } of outcome.losses) codes.set(code, (codes.get(code) ?? 0) + 1);
  if (result.parts[0]?.target.row !== row) wrong('the result does not name the version');
  const isIncomplete = outcome.losses.some(({ code }) => code === 'convert/still-missing');
  const errors = errorsOf(result).filter((error) => !(isIncomplete && error.includes('[butane/missing-key]')));
  for (const error of errors) wrong(error);
  if (isIncomplete) counts.incomplete++;
  else if (outcome.losses.length === 0) counts.clean++;
  else counts.withLosses++;
  if (outcome.losses.length === 0) {
    const [before, after] = [ignitionOf(source), ignitionOf(result)];
    if (before && after && !isDeepStrictEqual(machineOf(before), machineOf(after)))
      wrong('the machine gets something else');
    if (before && !after) wrong('nothing is made of it');
  }
  // The real tool may not even read a template.
  const isTemplate = outcome.losses.some(({ code }) => code === 'convert/template-unchecked');
  if (!oracle || isIncomplete || isTemplate || counts.changes % every !== 0) return;
  counts.judged++;
  const verdict = await oracle.judge(outcome.text, { filesDir, pretty: false, raw: false });
  if (!verdict.ok && !/files|no such file/u.test(JSON.stringify(verdict.entries)))
    wrong(`refused: ${verdict.error} ${JSON.stringify(verdict.entries)}`);
}
