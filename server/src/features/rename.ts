import type { Analysis } from '../analysis.ts';
import { ownValue } from '../base/ownValue.ts';
import { applyEdits, type Range, type TextEdit } from '../base/text.ts';
import type { ScalarNode } from '../document/node.ts';
import { replaceStretches } from '../document/textEdits.ts';
import { isNameOf } from '../embedded/nameForms.ts';
import { nameFacts } from '../generated/nameFacts.ts';
import type { NameKind } from '../shape/nameFacts.ts';
import { type AnchorPlaces, anchorAt } from './anchors.ts';
import { nameAt, namesOf, type PartName, placesOf } from './names.ts';

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
  const { kind, range } = name;
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
  const meant = name.spelling.read(written);
  const facts = ownValue(nameFacts.kinds, name.kind);
  const refused =
    meant === undefined || !facts
      ? refusal(`\`${written}\` cannot stand here for a ${titleOf(name.kind)}: only its name may change`)
      : reasonAgainst(analysis, name, meant, facts);
  if (refused) return refused;
  if (meant === undefined || meant === name.name) return { kind: 'renamed', edits: [] };
  const edits = editsFor(analysis, placesOf(analysis, name), meant);
  if (!edits) return refusal(`\`${meant}\` cannot be written at every place of \`${name.name}\``);
  // What is written in a longer text, or in another form, has to be read as the same name again.
  const after = analysis.withText(applyEdits(analysis.document.text, edits));
  const wanted = placesOf(analysis, name).length;
  const found = namesOf(after).filter((other) => other.kind === name.kind && other.name === meant).length;
  const before = namesOf(analysis).filter((other) => other.kind === name.kind && other.name === meant).length;
  if (found !== wanted + before) return refusal(`\`${meant}\` would mean something else at some place`);
  return { kind: 'renamed', edits };
}

function reasonAgainst(
  analysis: Analysis,
  { kind, name, part }: PartName,
  meant: string,
  { title, hint, keeps }: NameKind,
): RenameRefusal | undefined {
  if (meant === name) return undefined;
  if (!isNameOf(kind, meant)) return refusal(`\`${meant}\` cannot be the name of a ${title}: expected ${hint}`);
  const kept = keeps === undefined ? undefined : new RegExp(keeps, 'u');
  const [piece, other] = [kept?.exec(name)?.[0], kept?.exec(meant)?.[0]];
  if (piece !== other) return refusal(`this ${title} keeps its \`${piece ?? ''}\``);
  const isTaken = namesOf(analysis).some(
    (each) => each.part === part && each.kind === kind && each.name === meant && each.role === 'definition',
  );
  return isTaken ? refusal(`there is another ${title} \`${meant}\``) : undefined;
}

/** Undefined where one of the places cannot hold the name, or its schema refuses it. */
function editsFor({ document }: Analysis, places: readonly PartName[], name: string): readonly TextEdit[] | undefined {
  const byNode = new Map<ScalarNode, TextEdit[]>();
  for (const { node, span, spelling, entry } of places) {
    const newText = spelling.write(name);
    if (newText === undefined) return undefined;
    const { pattern, maxLength } = entry.keywords;
    const whole = node.text.slice(0, span.start) + newText + node.text.slice(span.end);
    if (pattern !== undefined && !new RegExp(pattern, 'u').test(whole)) return undefined;
    if (maxLength !== undefined && whole.length > maxLength) return undefined;
    const changes = byNode.get(node) ?? [];
    byNode.set(node, changes);
    if (!changes.some(({ start }) => start === span.start)) changes.push({ ...span, newText });
  }
  return [...byNode].flatMap(([node, changes]) => replaceStretches(document, node, changes));
}

/** What is there without a config that makes it can be renamed wherever it stands. */
function isRenamed(analysis: Analysis, name: PartName): boolean {
  const isOutside = ownValue(nameFacts.kinds, name.kind)?.outside === true;
  return isOutside || placesOf(analysis, name).some(({ role }) => role === 'definition');
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
