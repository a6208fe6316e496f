import { lineAt } from '../../base/text.ts';
import { anchorFor, keyText } from '../../document/locate.ts';
import type { AliasNode, Node } from '../../document/node.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { code } from '../describeEntry.ts';
import { aliasesOf } from '../navigation/anchors.ts';
import { fenced } from './hoverContents.ts';
import type { HoverPart } from './hoverSpot.ts';

/** How many lines of what an alias stands for are shown. */
const shownLines = 8;

/** What an alias stands for. */
export function aliasLines(alias: AliasNode, { part }: HoverPart, document: TextDocument): readonly string[] {
  const anchored = anchorFor(part, alias);
  if (!anchored) return [`**${code(`*${alias.name}`)}** · no anchor ${code(`&${alias.name}`)} stands above`];
  return [
    `**${code(`*${alias.name}`)}** stands for what is written at line ${lineOf(anchored, document)}`,
    fenced(excerpt(anchored, document)),
  ];
}

/** Where the value behind an anchor is used again. */
export function anchorLines(node: Node, { part }: HoverPart, document: TextDocument): readonly string[] {
  const lines = aliasesOf(part).flatMap((alias) => (alias.means === node ? lineOf(alias.node, document) : []));
  const name = code(`&${node.anchor}`);
  if (lines.length === 0) return [`**${name}** names this value; no ${code(`*${node.anchor}`)} uses it`];
  const where = lines.length === 1 ? `line ${lines[0]}` : `lines ${[...new Set(lines)].join(', ')}`;
  return [`**${name}** names this value, which ${code(`*${node.anchor}`)} uses again at ${where}`];
}

/** Which keys a merge key brings. */
export function mergeKeyLines(value: Node | undefined, { part }: HoverPart, document: TextDocument): readonly string[] {
  const heading = `**${code('<<')}** · merge key`;
  const sources = (value?.kind === 'seq' ? value.items : value ? [value] : []).flatMap((source) => {
    const map = source.kind === 'alias' ? anchorFor(part, source) : source;
    if (map?.kind !== 'map') return [];
    const from = source.kind === 'alias' ? ` of ${code(`*${source.name}`)} (line ${lineOf(map, document)})` : '';
    const keys = map.pairs.flatMap((pair) => keyText(pair) ?? []).map(code);
    return [`The keys${from}: ${keys.length > 0 ? keys.join(', ') : 'none'}`];
  });
  return [heading, ...sources, 'They stand here as if they were written here; a key that is written here wins.'];
}

/** For a person: counted from 1. */
export function lineOf({ start }: Node, { lineStarts }: TextDocument): number {
  return lineAt(lineStarts, start) + 1;
}

/** The first lines of a node without the indentation that all of them share. */
function excerpt(node: Node, { text, lineStarts }: TextDocument): string {
  const column = node.start - (lineStarts[lineAt(lineStarts, node.start)] ?? 0);
  const [first = '', ...rest] = text
    .slice(node.start, node.end)
    .trimEnd()
    .split(/\r\n|\r|\n/u);
  const indent = Math.min(column, ...rest.filter((line) => line.trim() !== '').map((line) => line.search(/\S/u)));
  const lines = [first, ...rest.map((line) => line.slice(indent))];
  return lines.length > shownLines ? `${lines.slice(0, shownLines).join('\n')}\n…` : lines.join('\n');
}
