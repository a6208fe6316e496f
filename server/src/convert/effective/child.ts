import { printPath } from '../../base/path.ts';
import {
  itemsAt,
  type Origin,
  type Produced,
  type ProducedObject,
  producedAt,
  producedText,
} from '../../decode/produced.ts';
import type { VersionRow } from '../../shape/versions.ts';

/** One config of those that make up what a machine holds. */
export interface Layer {
  /** In the newest version that Ignition knows. */
  readonly config: ProducedObject;
  /** The version that it says itself. */
  readonly version: SaidVersion;
  /** For a person; undefined for the file itself. */
  readonly name: string | undefined;
  /** Where the file speaks of it; undefined for the file itself. */
  readonly entry: Origin | undefined;
  /** How many configs lead to it. */
  readonly depth: number;
  /** Whether the layer is all that there is, and not a part that is merged into another. */
  readonly isWhole: boolean;
}

export interface SaidVersion {
  readonly row: VersionRow;
  /** The config's own. */
  readonly origins: readonly Origin[];
}

/** What a layer says of another config, and what to call that one. */
export interface Reference {
  readonly resource: ProducedObject;
  /** As the config has it. */
  readonly source: string;
  /** Undefined where the config wants none. */
  readonly hash: string | undefined;
  readonly name: string;
  /** Where the file speaks of it: for what other configs say, where it speaks of those. */
  readonly entry: Origin;
  readonly isReplacing: boolean;
}

/** The config that takes a layer's place; undefined where none does. */
export function replacementOf(layer: Layer): Reference | undefined {
  const resource = producedAt(layer.config, 'ignition', 'config', 'replace');
  return referenceAt(layer, resource, ['ignition', 'config', 'replace']);
}

/** An entry that names no config, and where the file speaks of it. */
export interface Nameless {
  readonly name: undefined;
  readonly entry: Origin;
}

/** The configs that are merged into a layer, in their order. */
export function mergesOf(layer: Layer): readonly (Reference | Nameless)[] {
  const items = itemsAt(layer.config, 'ignition', 'config', 'merge');
  return items.flatMap((item, index): readonly (Reference | Nameless)[] => {
    const reference = referenceAt(layer, item, ['ignition', 'config', 'merge', index]);
    if (reference) return [reference];
    const entry = layer.entry ?? item.origins[0];
    const isNameless = item.kind === 'object' && !item.members.has('source');
    return entry && isNameless ? [{ name: undefined, entry }] : [];
  });
}

function referenceAt(
  layer: Layer,
  resource: Produced | undefined,
  path: readonly (string | number)[],
): Reference | undefined {
  if (resource?.kind !== 'object') return undefined;
  const member = resource.members.get('source');
  const source = producedText(member);
  const [origin] = member?.origins ?? [];
  if (source === undefined || !origin) return undefined;
  const hash = producedText(producedAt(resource, 'verification', 'hash'));
  const isReplacing = path.at(-1) === 'replace';
  return { resource, source, hash, name: nameOf(layer, origin, path), entry: layer.entry ?? origin, isReplacing };
}

/** A file's own name, or the place where the config stands. */
function nameOf({ name, entry }: Layer, { node, path: said }: Origin, path: readonly (string | number)[]): string {
  const key = entry === undefined ? said.at(-1) : undefined;
  if (key === 'local' && node.kind === 'scalar') return node.text;
  const place = `${printPath(path)} (${key === 'inline' ? 'inline' : 'data URL'})`;
  return name === undefined ? place : `${name}: ${place}`;
}
