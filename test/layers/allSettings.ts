import { osFacts } from '../../server/src/layers/osFacts.ts';
import { type Acts, resolveActs } from '../../server/src/layers/resolveActs.ts';
import { type SettingActs, settingOf } from '../../server/src/layers/settingAt.ts';
import { systemsTaking } from '../../server/src/layers/systemsTaking.ts';
import { type Entry, itemOf, propertiesOf, rootEntry } from '../../server/src/shape/entry.ts';
import type { PathRow } from '../../server/src/shape/osFacts.ts';
import { entriesBelow, formats } from '../contract/schemaFiles.ts';

/** A key of a format at which nothing more stands, and the setting that it belongs to. */
export interface Leaf {
  readonly format: string;
  readonly path: string;
  readonly acts: SettingActs | undefined;
}

export function leavesOf(format: string): readonly Leaf[] {
  return entriesBelow(rootEntry(`schemas/${format}/index.json`))
    .filter(({ entry }) => propertiesOf(entry).size === 0 && !itemOf(entry))
    .map(({ entry, path }) => ({ format, path, acts: actsAbove(entry) }));
}

export const allLeaves: readonly Leaf[] = formats.flatMap(leavesOf);

/** What is said of a leaf on one operating system, for a path below one of its prefixes. */
export interface Answer {
  readonly leaf: Leaf;
  readonly os: string;
  readonly row: PathRow;
  readonly acts: Acts | undefined;
}

/** Every leaf on every operating system that takes its format; of settings that name a path, below each prefix. */
export function* allAnswers(): Iterable<Answer> {
  for (const leaf of allLeaves) {
    if (leaf.acts?.kind !== 'acts') continue;
    const { record } = leaf.acts;
    for (const id of systemsTaking(leaf.format)) {
      const facts = osFacts(id);
      if (!facts) throw new Error(`no path table for ${id}`);
      const namesPath = record.at?.some(({ keys }) => keys !== undefined) === true;
      for (const row of namesPath ? facts.paths : facts.paths.slice(0, 1)) {
        const version = row.until === undefined ? (row.since ?? facts.newest) : (row.since ?? '0');
        const acts = resolveActs(
          record,
          { id, version, facts },
          {
            format: leaf.format,
            text: () => `${row.prefix === '/' ? '' : row.prefix}/example`,
            isFilled: () => false,
            texts: () => [],
            mounts: () => [],
          },
        );
        yield { leaf, os: id, row, acts };
      }
    }
  }
}

function actsAbove(entry: Entry): SettingActs | undefined {
  for (let place: Entry | undefined = entry; place; place = place.parent) {
    const setting = settingOf(place, []);
    if (setting) return setting.acts;
  }
  return undefined;
}
