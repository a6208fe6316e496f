import type { Path } from '../../base/path.ts';
import type { Produced } from '../../decode/produced.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { butane } from '../../formats/butane/format.ts';
import { targetOf } from '../../formats/format.ts';
import { ignition } from '../../formats/ignition/format.ts';
import { specTarget } from '../../formats/ignition/specTarget.ts';
import { type Entry, entryAtPath, rootEntry } from '../../shape/entry.ts';
import type { Target } from '../../shape/target.ts';
import { currentRows, reaches, type VersionRow, versionTable } from '../../shape/versions.ts';
import type { Loss } from '../conversion.ts';
import { lossOf } from '../lossOf.ts';
import { type Extraction, startExtraction } from './extractedFiles.ts';
import type { LossCode } from './lossCodes.ts';

/** One run of the conversion to Butane: what it is for, and what it finds out on the way. */
export interface Reversal {
  /** The text that the config came from. */
  readonly document: TextDocument;
  /** The version of Butane that is written. */
  readonly target: Target;
  /** The Ignition version that the result becomes. */
  readonly ignition: Target;
  readonly losses: Loss[];
  /** Where contents go that are better off in files of their own; undefined where all is to stay in the config. */
  readonly extraction: Extraction | undefined;
}

/** The schemas of both sides. */
export const butaneRoot = rootEntry(butane.schemaFile);
export const ignitionRoot = rootEntry(ignition.schemaFile);

/** Throws for a version of Butane that becomes no Ignition, which is no choice. */
export function startReversal(document: TextDocument, row: VersionRow, extract: boolean): Reversal {
  const spec = versionTable('ignition').rows.find(({ id }) => id === row.target);
  if (!spec) throw new Error(`${row.id} becomes no version of Ignition`);
  const { versions: table } = butane;
  const resolution = { version: row.id, os: row.os, row, table, choices: currentRows(table), versionPath: ['version'] };
  return {
    document,
    target: targetOf(butane, resolution),
    ignition: specTarget(spec),
    losses: [],
    extraction: extract ? startExtraction() : undefined,
  };
}

/** Whether the written version has what came with a version line. */
export function has({ target: { table, row } }: Reversal, line: Readonly<Record<string, string>>): boolean {
  return row !== undefined && reaches(table, row, line);
}

/** Reports a loss where the value stands that is lost. */
export function reportLoss(
  { losses }: Reversal,
  value: Produced,
  kind: Loss['kind'],
  code: LossCode,
  message: string,
): void {
  losses.push(...lossOf(value, { kind, code: `convert/${code}`, message }));
}

/** Butane's entry of a key, by the key's path in Butane. Throws where there is none, which is a mistake of ours. */
export function butaneEntry(...path: Path): Entry {
  const entry = entryAtPath(butaneRoot, path);
  if (!entry) throw new Error(`Butane has no ${path.join('.')}`);
  return entry;
}
