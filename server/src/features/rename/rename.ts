import type { Analysis, PartAnalysis } from '../../analysis.ts';
import { ownValue } from '../../base/ownValue.ts';
import { applyEdits, type Range, type TextEdit } from '../../base/text.ts';
import type { ScalarNode } from '../../document/node.ts';
import { replaceStretches } from '../../document/textEdits.ts';
import { isNameOf } from '../../embedded/nameForms.ts';
import { folderOf, relativePath, resolvePath } from '../../embedded/relativePath.ts';
import { nameFacts } from '../../generated/nameFacts.ts';
import { type AnchorPlaces, anchorAt } from '../navigation/anchors.ts';
import { nameAt, namesOf, type PartName, placesOf } from '../navigation/names.ts';
import { changeBeyond } from './changeBeyond.ts';
import { type Moves, movesWith, nameKey } from './moves.ts';
import { reasonBeside, reasonByItself } from './newNames.ts';

export interface RenameRefusal {
  readonly kind: 'refused';
  /** For a person. */
  readonly message: string;
}

/** What can be renamed at a place: the stretch that the new name takes the place of. */
export interface RenamePlace extends Range {
  readonly kind: 'place';
}

export interface Renamed {
  readonly kind: 'renamed';
  readonly edits: readonly TextEdit[];
}

/** What can be renamed at the offset; undefined where no name stands. */
export function renamePlace(analysis: Analysis, offset: number): RenamePlace | RenameRefusal | undefined {
  const { document } = analysis;
  if (document.masks.some(({ start, end }) => start < offset && offset < end))
    return refusal('a template stands here: what comes of it is not known');
  const anchor = anchorAt(analysis, offset);
  if (anchor) return { kind: 'place', ...placeIn([anchor.definition, ...anchor.references], offset) };
  const name = nameAt(analysis, offset);
  if (!name) return undefined;
  const { kind, range, impliedBy } = name;
  if (impliedBy)
    return refusal(
      `\`${impliedBy.unit}\` starts \`${impliedBy.typeOf(impliedBy.unit)}\` by its own name: rename one of them`,
    );
  if (!isRenamed(analysis, name))
    return refusal(`this file defines no ${titleOf(kind)} \`${name.name}\`, so it cannot be given another name here`);
  return { kind: 'place', ...range };
}

/** Gives what is named at the offset another name, at every place of the part. */
export function rename(analysis: Analysis, offset: number, newName: string): Renamed | RenameRefusal | undefined {
  const place = renamePlace(analysis, offset);
  if (place?.kind !== 'place') return place;
  const anchor = anchorAt(analysis, offset);
  if (anchor) return renameAnchor(anchor, newName);
  const name = nameAt(analysis, offset);
  return name && renameName(analysis, name, newName);
}

function renameAnchor({ name, part, definition, references }: AnchorPlaces, newName: string): Renamed | RenameRefusal {
  if (!/^[\w-]+$/u.test(newName))
    return refusal(`\`${newName}\` cannot be an anchor: expected letters, digits, \`_\` and \`-\``);
  if (newName !== name && part.anchors.some(({ anchor }) => anchor === newName))
    return refusal(`there is another anchor \`${newName}\``);
  return {
    kind: 'renamed',
    edits: [definition, ...references].map(({ start, end }) => ({ start, end, newText: newName })),
  };
}

function renameName(analysis: Analysis, name: PartName, written: string): Renamed | RenameRefusal {
  const { kind, part } = name;
  const meant = name.spelling.read(written);
  if (meant === undefined)
    return refusal(`\`${written}\` cannot stand here for a ${titleOf(kind)}: only its name may change`);
  if (meant === name.name) return { kind: 'renamed', edits: [] };
  const own = reasonByItself({ kind, name: name.name, meant });
  if (own !== undefined) return refusal(own);
  const moves = movesWith(analysis, name, meant);
  if (typeof moves === 'string') return refusal(moves);
  const beside = reasonBeside(analysis, part, moves);
  if (beside !== undefined) return refusal(beside);
  const edits = editsFor(analysis, part, moves);
  if (!edits) return refusal(`\`${meant}\` cannot be written at every place of \`${name.name}\``);
  const after = analysis.withText(applyEdits(analysis.document.text, edits));
  const reason = changeBeyond({ before: analysis, after, part, moves, meant });
  return reason === undefined ? { kind: 'renamed', edits } : refusal(reason);
}

/** Undefined where one of the places cannot hold the name, or its schema refuses it. */
function editsFor(analysis: Analysis, part: PartAnalysis, moves: Moves): readonly TextEdit[] | undefined {
  const byNode = new Map<ScalarNode, TextEdit[]>();
  for (const place of namesOf(analysis)) {
    if (place.part !== part || place.impliedBy) continue;
    const { node, span, entry } = place;
    const newText = writtenAfter(place, moves);
    if (newText === undefined) return undefined;
    if (newText === node.text.slice(span.start, span.end)) continue;
    const { pattern, maxLength } = entry.keywords;
    const whole = node.text.slice(0, span.start) + newText + node.text.slice(span.end);
    if (pattern !== undefined && !new RegExp(pattern, 'u').test(whole)) return undefined;
    if (maxLength !== undefined && whole.length > maxLength) return undefined;
    const changes = byNode.get(node) ?? [];
    byNode.set(node, changes);
    if (!changes.some(({ start }) => start === span.start)) changes.push({ ...span, newText });
  }
  return [...byNode].flatMap(([node, changes]) => replaceStretches(analysis.document, node, changes));
}

/** What stands at a place when all have moved; a relative path counts from where its link is then. */
function writtenAfter(place: PartName, moves: Moves): string | undefined {
  const { node, span, spelling, from } = place;
  const move = moves.get(nameKey(place));
  const written = move ? spelling.write(move.meant) : node.text.slice(span.start, span.end);
  const link = from === undefined ? undefined : moves.get(nameKey({ kind: place.kind, name: from }));
  if (written === undefined || from === undefined || !link) return written;
  return relativePath(folderOf(link.meant), resolvePath(folderOf(from), written));
}

/** What is there without a config that makes it can be renamed wherever it stands. */
function isRenamed(analysis: Analysis, name: PartName): boolean {
  const { outside, isTree } = ownValue(nameFacts.kinds, name.kind) ?? {};
  // Not all that stands where a device is expected is one, and the root stays where it is.
  if ((outside || isTree) && !isNameOf(name.kind, name.name)) return false;
  return outside || placesOf(analysis, name).some(({ role }) => role === 'definition');
}

function titleOf(kind: string): string {
  return ownValue(nameFacts.kinds, kind)?.title ?? 'name';
}

function placeIn(ranges: readonly Range[], offset: number): Range {
  const { start, end } = ranges.find((range) => range.start - 1 <= offset && offset <= range.end) ?? {
    start: offset,
    end: offset,
  };
  return { start, end };
}

function refusal(message: string): RenameRefusal {
  return { kind: 'refused', message };
}
