import type { PartAnalysis } from '../../analysis.ts';
import { type Path, printPath } from '../../base/path.ts';
import type { Decoded } from '../../decode/decoded.ts';
import type { SymbolIcon } from '../../shape/keywords.ts';
import { documentName, type ThingName, thingOf } from '../navigation/symbols.ts';

export interface SettingName {
  readonly name: string;
  /** The kind of the thing that it belongs to; `setting` where it belongs to none. */
  readonly kind: SymbolIcon | 'setting';
}

/**
 * A setting in the words of the outline: the things that it belongs to, the outer ones first, and the keys from there on.
 * `unit docker.service enabled · drop-in 10-wait.conf`, `user core · ssh_authorized_keys`, `kernel_arguments.should_exist`.
 */
export function settingName(part: PartAnalysis, path: Path): SettingName {
  const words: string[] = [];
  let kind: SettingName['kind'] = 'setting';
  let rest: (string | number)[] = [];
  let place: Decoded | undefined = part.decoded;
  for (const step of path) {
    rest.push(step);
    if (typeof step === 'string') {
      place = place?.members?.get(step)?.value;
      continue;
    }
    place = itemAt(place, step);
    const thing = place && rememberedThing(place);
    if (!thing) continue;
    words.push(thing.name);
    kind = thing.kind;
    rest = [];
  }
  if (rest.length > 0) words.push(printPath(rest));
  return { name: words.join(' · ') || (documentName(part) ?? part.format.label), kind };
}

/** While somebody types, all things of a file but one keep their names. */
const things = new WeakMap<Decoded, ThingName | undefined>();

function rememberedThing(place: Decoded): ThingName | undefined {
  if (things.has(place)) return things.get(place);
  const thing = place.entry && thingOf(place.entry, place);
  things.set(place, thing);
  return thing;
}

/** Where no item was left out its place is its index: long lists are asked for every one of theirs. */
function itemAt(list: Decoded | undefined, index: number): Decoded | undefined {
  const there = list?.items?.[index];
  return (there?.index === index ? there : list?.items?.find((item) => item.index === index))?.value;
}
