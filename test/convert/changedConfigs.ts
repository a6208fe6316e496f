import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Analysis } from '../../server/src/analysis.ts';
import { currentRows, type VersionRow, versionTable } from '../../server/src/shape/versions.ts';
import { analysed, type ChangedVersion, changeVersion, errorsOf } from './changedVersion.ts';

export interface ChangedConfig extends ChangedVersion {
  readonly name: string;
  readonly source: Analysis;
  readonly row: VersionRow;
}

const folder = 'test/goldens/butane';
const rows = currentRows(versionTable('butane'));

/** Every config of the goldens that its own version takes, in some of the other versions: each version gets its share. */
export async function changedConfigs(): Promise<readonly ChangedConfig[]> {
  const found: ChangedConfig[] = [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.bu'));
  for (const [index, name] of files.entries()) {
    const source = await analysed(readFileSync(path.join(folder, name)), undefined, name);
    const own = source.parts[0]?.target.row;
    if (!own || errorsOf(source).length > 0) continue;
    for (const [place, row] of rows.entries()) {
      if (row === own || (place + index) % 13 !== 0) continue;
      found.push({ name: `${name} to ${row.id}`, source, row, ...(await changeVersion(source, row)) });
    }
  }
  return found;
}

/**
 * The text of a result as the real tool can be asked about it: with what the conversion says that only its author can add.
 * Undefined where it names files, is a template, or where nothing can be added to its end.
 */
export function judgeable({ source, outcome, result }: ChangedConfig): string | undefined {
  if (outcome.kind !== 'converted' || !result || source.document.masks.length > 0) return undefined;
  if (result.found().some(({ code }) => code === 'butane/no-files-dir')) return undefined;
  if (!outcome.losses.some(({ code }) => code === 'convert/still-missing')) return outcome.text;
  const [part, ...others] = source.document.parts;
  const isBlock = part?.root?.kind === 'map' && part.root.style === 'block' && others.length === 0;
  const end = /[\r\n]$/u.test(outcome.text) ? '' : '\n';
  return isBlock && !/^(?:metadata:|\.\.\.)/mu.test(outcome.text) ? `${outcome.text}${end}${metadata}` : undefined;
}

const metadata = 'metadata: { name: 99-x, labels: { machineconfiguration.openshift.io/role: worker } }\n';
