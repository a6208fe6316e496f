import type { PartAnalysis } from '../../analysis.ts';
import type { Path } from '../../base/path.ts';
import type { Decoded } from '../../decode/decoded.ts';
import { type UnitKind, unitKindOfName, unitKindOfPath } from '../../embedded/systemd/unitKind.ts';
import { entryAtPath } from '../../shape/entry.ts';
import { namingKeys } from '../namingKeys.ts';

/** What a text at a path of a part is to systemd or Podman; undefined where it is no unit file. */
export function unitKindAt(
  { root, decoded }: Pick<PartAnalysis, 'root' | 'decoded'>,
  path: Path,
): UnitKind | undefined {
  switch (entryAtPath(root, path)?.keywords['x-embeds']) {
    case 'systemd-unit':
      return kindOfName(namesAround(decoded, path)[0], false, false);
    case 'systemd-drop-in':
      // The drop-in itself may have no name yet; the unit is the item around all.
      return kindOfName(namesAround(decoded, path).at(-1), false, true);
    case 'quadlet':
      return kindOfName(namesAround(decoded, path)[0], true, false);
    case 'quadlet-drop-in':
      return kindOfName(namesAround(decoded, path).at(-1), true, true);
    case 'file-contents': {
      const file = namesAround(decoded, path)[0];
      return file?.defines === 'path' ? unitKindOfPath(file.text) : undefined;
    }
    default:
      return undefined;
  }
}

interface NamedItem {
  readonly text: string;
  /** The kind of name that it is. */
  readonly defines: string | undefined;
}

function kindOfName(item: NamedItem | undefined, isQuadlet: boolean, isDropin: boolean): UnitKind | undefined {
  return item && unitKindOfName(item.text, isQuadlet, isDropin);
}

/** What the items around a path are about, the innermost first. */
function namesAround(decoded: Decoded, path: Path): readonly NamedItem[] {
  const names: NamedItem[] = [];
  let place = decoded;
  for (const step of path) {
    const next: Decoded | undefined =
      typeof step === 'number'
        ? place.items?.find(({ index }) => index === step)?.value
        : place.members?.get(step)?.value;
    if (!next) break;
    place = next;
    const name = typeof step === 'number' ? nameOf(place) : undefined;
    if (name) names.unshift(name);
  }
  return names;
}

function nameOf({ entry, members }: Decoded): NamedItem | undefined {
  for (const key of entry ? namingKeys(entry) : []) {
    const member = members?.get(key)?.value;
    if (typeof member?.value === 'string') return { text: member.value, defines: member.entry?.keywords['x-defines'] };
  }
  return undefined;
}
