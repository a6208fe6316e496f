import type { PartAnalysis } from '../../analysis.ts';
import type { Path } from '../../base/path.ts';
import type { Decoded } from '../../decode/decoded.ts';
import type { Node } from '../../document/node.ts';
import type { Written } from '../../layers/resolveActs.ts';
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
export function settingsIn(part: PartAnalysis): readonly SettingInFile[] {
  const known = settings.get(part);
  if (known) return known;
  const { decoded } = part;
  const found: SettingInFile[] = [];
  collect(decoded, decoded.node, [], found);
  settings.set(part, found);
  return found;
}

/** The map asks for all of them, and each of them what is mounted. */
const settings = new WeakMap<PartAnalysis, readonly SettingInFile[]>();

/** The setting that a path belongs to: the nearest one above it, or at it. */
export function settingOn({ decoded }: PartAnalysis, path: Path): SettingInFile | undefined {
  let found: SettingInFile | undefined;
  let place: { readonly decoded: Decoded; readonly node: Node } | undefined = { decoded, node: decoded.node };
  for (let depth = 0; place; depth++) {
    const { entry } = place.decoded;
    const here = path.slice(0, depth);
    const setting = entry && settingOf(entry, here);
    if (setting) found = { setting, path: here, ...place };
    const step = path[depth];
    place = step === undefined ? undefined : below(place.decoded, step);
  }
  return found;
}

/** The settings that stand below a path. */
export function settingsBelow({ decoded }: PartAnalysis, path: Path): readonly SettingInFile[] {
  let place: { readonly decoded: Decoded; readonly node: Node } | undefined = { decoded, node: decoded.node };
  for (const step of path) place = place && below(place.decoded, step);
  const found: SettingInFile[] = [];
  if (place) collect(place.decoded, place.node, path, found);
  return found;
}

function below(
  { members, items }: Decoded,
  step: string | number,
): { readonly decoded: Decoded; readonly node: Node } | undefined {
  if (typeof step === 'number') {
    // Where no item was left out its place is its index.
    const there = items?.[step];
    const item = there?.index === step ? there : items?.find(({ index }) => index === step);
    return item && { decoded: item.value, node: item.value.node };
  }
  const member = members?.get(step);
  return member && { decoded: member.value, node: member.pair.key };
}

function collect(decoded: Decoded, node: Node, path: Path, found: SettingInFile[]): void {
  const { entry, members, items } = decoded;
  const setting = entry && settingOf(entry, path);
  if (setting) found.push({ setting, path, node, decoded });
  for (const [key, { pair, value }] of members ?? []) collect(value, pair.key, [...path, key], found);
  for (const { index, value } of items ?? []) collect(value, value.node, [...path, index], found);
}

/** What a setting, or what holds it, says in the config. */
export function writtenIn(part: PartAnalysis, { path }: Pick<SettingInFile, 'path'>): Written {
  const holder = holderOf(part, path);
  return {
    format: part.format.id,
    text: (key) => (holder ? textAt(holder, key) : undefined),
    texts: (key) => textsOf(saidAt(part, path, holder, key)),
    isFilled: (key) => (holder?.members?.get(key)?.value.items?.length ?? 0) > 0,
    mounts: () => mountsIn(part),
  };
}

/** What a setting says or, at a key, it or what holds it does. */
function saidAt(part: PartAnalysis, path: Path, holder: Decoded | undefined, key: string | undefined): unknown {
  const own = valueAt(part, path);
  return key === undefined ? own : (memberOf(own, key) ?? memberOf(holder?.value, key));
}

/** Also what the schema leaves open has a value. */
function valueAt({ decoded }: PartAnalysis, path: Path): unknown {
  let place: Decoded | undefined = decoded;
  for (const step of path) place = place && below(place, step)?.decoded;
  return place?.value;
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
    return undefined;
  return Reflect.get(value, key);
}

/** A plain value or, of a list, those in it. */
function textsOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((each) =>
    typeof each === 'string' || typeof each === 'boolean' || typeof each === 'number' ? [`${each}`] : [],
  );
}

/** The map that says what a setting is about: its own or, where it is none, that which holds it. */
export function holderOf({ decoded }: PartAnalysis, path: Path): Decoded | undefined {
  let nearest: Decoded | undefined;
  let place: Decoded | undefined = decoded;
  for (const step of path) {
    if (place?.members) nearest = place;
    place = place && below(place, step)?.decoded;
  }
  return place?.members ? place : nearest;
}

/** Asked for every file below a place that is mounted later. */
const mounts = new WeakMap<PartAnalysis, readonly string[]>();

/** Where the config mounts what it makes. */
export function mountsIn(part: PartAnalysis): readonly string[] {
  const known = mounts.get(part);
  if (known) return known;
  const found = settingsIn(part).flatMap(({ setting: { acts }, decoded }) => {
    const keys = acts.kind === 'acts' ? (acts.record.mounts ?? []) : [];
    return keys.flatMap((key) => textAt(decoded, key) ?? []);
  });
  mounts.set(part, found);
  return found;
}

function textAt(holder: Decoded, key: string): string | undefined {
  const text = memberOf(holder.value, key);
  return typeof text === 'string' ? text : undefined;
}
