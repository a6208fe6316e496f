import type { PartAnalysis } from '../../analysis.ts';
import type { Path } from '../../base/path.ts';
import type { Decoded } from '../../decode/decoded.ts';
import type { Node } from '../../document/node.ts';
import type { WrittenPath } from '../../layers/resolveActs.ts';
import { type Setting, settingOf } from '../../layers/settingAt.ts';

/** A setting that stands in a file. */
export interface SettingInFile {
  readonly setting: Setting;
  /** From the root of the part. */
  readonly path: Path;
  /** Where it stands: its key, or the item of its list. */
  readonly node: Node;
  readonly decoded: Decoded;
}

/** Every setting of a part, in the order of the text: what stands below one and says when it acts itself is one of its own. */
export function settingsIn({ decoded }: PartAnalysis): readonly SettingInFile[] {
  const found: SettingInFile[] = [];
  collect(decoded, decoded.node, [], found);
  return found;
}

function collect(decoded: Decoded, node: Node, path: Path, found: SettingInFile[]): void {
  const { entry, members, items } = decoded;
  const setting = entry && settingOf(entry, path);
  if (setting) found.push({ setting, path, node, decoded });
  for (const [key, { pair, value }] of members ?? []) collect(value, pair.key, [...path, key], found);
  for (const { index, value } of items ?? []) collect(value, value.node, [...path, index], found);
}

/** What a setting names in the config as the place that it lands in. */
export function writtenIn({ value }: Decoded): WrittenPath {
  return (key) => {
    if (typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, key)) return undefined;
    const place = (value as Readonly<Record<string, unknown>>)[key];
    return typeof place === 'string' && place.startsWith('/') ? place : undefined;
  };
}
