import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Analysis } from '../../server/src/analysis.ts';
import { analyseText } from '../support/analyseText.ts';

/** A config that the product accepts. */
export interface Config {
  readonly file: string;
  readonly analysis: Analysis;
  /** Of its first part. */
  readonly format: string;
}

/** Longer files are made by programs. */
const mostBytes = 200_000;

/** All configs below a folder that are ours and have no errors; what they name of other files is taken to be there. */
export function readConfigs(folder: string): readonly Config[] {
  return filesBelow(folder).flatMap((file) => configOf(file, readFileSync(file, 'utf8')) ?? []);
}

export function configOf(file: string, text: string): Config | undefined {
  const analysis = analyseText(text, { fileName: path.basename(file) });
  const format = analysis.parts[0]?.format.id;
  if (format === undefined || analysis.document.declined) return undefined;
  return analysis.problems().some(({ severity }) => severity === 'error') ? undefined : { file, analysis, format };
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === '.git' || entry.name === 'node_modules' ? [] : filesBelow(file);
      return entry.isFile() && statSync(file).size <= mostBytes && mayBeOurs(file) ? [file] : [];
    });
}

/** By the name alone: what else is read costs time and is nobody's config. */
function mayBeOurs(file: string): boolean {
  return (
    /\.(?:bu|butane|ign|fcc|clc|ya?ml|json|json5|tftpl|tpl|tmpl|cfg|j2|txt)$/u.test(file) ||
    !path.basename(file).includes('.')
  );
}
