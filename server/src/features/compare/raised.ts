import type { Produced, ProducedObject } from '../../decode/produced.ts';
import { specTarget } from '../../formats/ignition/specTarget.ts';
import { upTranslate } from '../../formats/ignition/upTranslate.ts';
import { type Entry, propertiesOf } from '../../shape/entry.ts';
import type { VersionRow } from '../../shape/versions.ts';
import type { MachineConfigOf } from './machine.ts';
import { isEmbedded } from './things.ts';

/** The newest version that any of the configs is written in, if they are of versions that can be read as each other. */
export function newestRow(configs: readonly MachineConfigOf[]): VersionRow | undefined {
  const rows = configs.flatMap(({ target: { row } }) => (row && isRaisable(row) ? [row] : []));
  return rows.reduce<VersionRow | undefined>(
    (newest, row) => (placeOf(row) > placeOf(newest) ? row : newest),
    undefined,
  );
}

/** A config as the machine holds it that reads it as one of a newer version. */
export function raised(read: MachineConfigOf, to: VersionRow | undefined): MachineConfigOf {
  const { config, entry, target } = read;
  const { row } = target;
  if (!row || !to || row === to || !isRaisable(row)) return read;
  const raise = (inner: ProducedObject): ProducedObject => upTranslate(inner, row, to).config;
  const isWhole = !read.isAround;
  return { ...read, config: isWhole ? raise(config) : withInner(config, entry, raise), target: { ...target, row: to } };
}

function isRaisable(row: VersionRow): boolean {
  return placeOf(row) >= 0;
}

function placeOf(row: VersionRow | undefined): number {
  return row ? specTarget(row).table.rows.indexOf(row) : -1;
}

/** The object with the config in it changed. */
function withInner(
  object: ProducedObject,
  entry: Entry,
  change: (inner: ProducedObject) => ProducedObject,
): ProducedObject {
  const members = new Map<string, Produced>(object.members);
  for (const [name, child] of propertiesOf(entry)) {
    const member = object.members.get(name);
    if (member?.kind === 'object')
      members.set(name, isEmbedded(child) ? change(member) : withInner(member, child, change));
  }
  return { ...object, members };
}
