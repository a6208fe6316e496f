import type { Range } from '../../base/text.ts';
import { type PyResolved, resolvePyScalar } from '../../decode/py/resolvePyScalar.ts';
import { afterBreak, startOfLine } from '../../document/characters.ts';
import { pairOf } from '../../document/locate.ts';
import type { Node, ScalarNode } from '../../document/node.ts';
import { readText } from '../../document/readText.ts';
import type { Part, Stretch } from '../../document/textDocument.ts';
import { kindOfTyped, typeByContent, type UserDataKind } from './kinds.ts';
import { stretchOfKind } from './stretchOfKind.ts';

/** An item of an archive: a text, or a mapping with one. */
export interface ArchiveEntry {
  readonly item: Node;
  /** The scalar behind `type`, where there is one that says something. */
  readonly type: ScalarNode | undefined;
  /** What cloud-init takes it for; undefined for what it does nothing with, and where nobody can know. */
  readonly kind: UserDataKind | undefined;
  readonly content: ScalarNode | undefined;
  /** The content where it stands line by line, so that it can be read as it stands. */
  readonly stretch: Stretch | undefined;
  /** The content as PyYAML has it, a text or the bytes of one; undefined for anything else. */
  readonly value: Extract<PyResolved, { readonly kind: 'string' | 'bytes' }> | undefined;
}

/** The texts in an archive. */
export function archiveTexts(text: string): readonly Stretch[] {
  const [part] = readText(text, 'yaml').parts;
  return part ? archiveEntries(part, text).flatMap(({ stretch }) => stretch ?? []) : [];
}

/** The entries of an archive (`#cloud-config-archive`: a list of texts). */
export function archiveEntries({ root }: Pick<Part, 'root'>, text: string): readonly ArchiveEntry[] {
  return root?.kind === 'seq'
    ? root.items.map((item, index) => entryOf(item, root.dashes[index] ?? item.start, text))
    : [];
}

function entryOf(item: Node, dash: number, text: string): ArchiveEntry {
  const pair = item.kind === 'map' ? pairOf(item, 'content') : undefined;
  const content = scalarOf(item.kind === 'map' ? pair?.value : item);
  const said = item.kind === 'map' ? pairOf(item, 'type')?.value : undefined;
  const type = said?.kind === 'scalar' && said.text !== '' ? said : undefined;
  const isKnown = said === undefined || said.kind === 'scalar';
  const value = content && textValue(content);
  // Bytes that are an item themselves are passed over.
  const isTaken = isKnown && (value?.kind === 'string' || item.kind === 'map');
  const kind = isTaken && value ? kindOf(value.text, type?.text ?? typeInArchive(value)) : undefined;
  const holder = pair?.key.start ?? dash;
  const isAsWritten = value?.kind === 'string' && content?.style === 'literal';
  const stretch = isAsWritten && kind ? stretchOf(content, kind, { type, holder }, text) : undefined;
  return { item, type, kind, content, stretch, value };
}

function textValue(content: ScalarNode): ArchiveEntry['value'] {
  const value = resolvePyScalar(content);
  return value.kind === 'string' || value.kind === 'bytes' ? value : undefined;
}

function scalarOf(node: Node | undefined): ScalarNode | undefined {
  return node?.kind === 'scalar' && !node.masked ? node : undefined;
}

/** What an entry is taken for that does not say it. */
export function typeInArchive({ kind, text }: NonNullable<ArchiveEntry['value']>): string {
  return typeByContent(text) ?? (kind === 'string' ? 'text/cloud-config' : 'application/octet-stream');
}

/**
 * Without a type cloud-init looks at the content, and takes what it does not know for cloud-config. With one it does not; and
 * entries that list addresses or texts themselves it does not follow (`_explode_archive` of cloudinit/user_data.py).
 */
function kindOf(content: string, type: string): UserDataKind | undefined {
  const kind = kindOfTyped(type, content);
  return kind && !['cloud-include', 'cloud-config-archive'].includes(kind.format) ? kind : undefined;
}

/** @param holder where the key or the dash in front of the content stands, which it is indented from */
function stretchOf(
  content: ScalarNode,
  kind: UserDataKind,
  { type, holder }: Pick<ArchiveEntry, 'type'> & { readonly holder: number },
  text: string,
): Stretch | undefined {
  const start = text.indexOf('\n', content.start) + 1;
  if (start === 0) return undefined;
  const end = endOfBlock(text, { start, end: Math.max(start, content.end) }, columnOf(text, holder) + 1);
  if (start === end) return undefined;
  const because = type ? `its entry says \`${type.text}\`` : 'it is an entry of an archive';
  return stretchOfKind(text, { start, end }, kind, because);
}

/**
 * Blank lines below a block that reach its column are where its next line is typed, though the node ends above them. What is
 * typed nearer to the margin is no more of the block.
 *
 * @param least the column that a block without lines may begin in
 */
function endOfBlock(text: string, { start, end }: Range, least: number): number {
  const lines = text.slice(start, end).match(/^ *(?=[^\s])/gmu) ?? [];
  const column = lines.reduce((found, { length }) => Math.min(found, length), lines[0]?.length ?? least);
  const blankLine = / *(?=\r?\n|$)/uy;
  let last = end;
  for (let at = end; at < text.length; ) {
    blankLine.lastIndex = at;
    const blanks = blankLine.exec(text)?.[0].length;
    if (blanks === undefined) break;
    if (blanks >= column) last = at + blanks;
    at = afterBreak(text, at + blanks);
  }
  return last;
}

function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}
