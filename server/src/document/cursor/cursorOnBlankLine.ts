import type { Path } from '../../base/path.ts';
import type { Range } from '../../base/text.ts';
import { startOfLine } from '../characters.ts';
import { firstItemStart, keyText, lastNotBehind } from '../locate.ts';
import type { MapNode, Node, SeqNode } from '../node.ts';
import type { Part } from '../textDocument.ts';
import type { Cursor, ItemCursor, KeyCursor } from './cursor.ts';

/** A block collection that is open above the cursor, outermost first. */
interface Open {
  readonly node: MapNode | SeqNode;
  readonly column: number;
  readonly path: Path;
  /** The path of its last child above the cursor, and that child. */
  readonly childPath: Path;
  readonly child: Node | undefined;
}

/** On a blank line the cursor's column says what is meant, as the indentation of what is typed there will. */
export function blankLineCursor(part: Part, text: string, offset: number): Cursor {
  const column = offset - startOfLine(text, offset);
  const open = openAbove(part, text, offset);
  const innermost = open.at(-1);
  const replace = { start: offset, end: offset };
  if (!innermost) return part.root && part.root.start < offset ? outside : newKey([], column, replace);
  const leaf = innermost.child;
  if (leaf?.kind === 'scalar' && (leaf.style === 'literal' || leaf.style === 'folded') && column > innermost.column)
    return { kind: 'none', why: 'text' };
  // With a list in the column of its key, the line below it brings the next key or the next item.
  const same = open.filter((each) => each.column === column);
  const list = same.flatMap(({ node, path }) =>
    node.kind === 'seq' ? itemCursor(node, path, replace, column) : [],
  )[0];
  const keys = same.flatMap(({ node, path }) => (node.kind === 'map' ? keyCursor(node, path, replace, column) : []))[0];
  if (keys) return list ? { ...keys, item: list } : keys;
  if (list) return list;
  const parent = open.findLast((each) => each.column < column);
  if (!parent?.child || parent !== innermost) return outside;
  const isEmpty = parent.child.kind === 'scalar' && parent.child.start === parent.child.end;
  return isEmpty && !parent.child.tag ? newKey(parent.childPath, column, replace) : outside;
}

const outside: Cursor = { kind: 'none', why: 'outside' };

function newKey(path: Path, column: number, replace: Range): Cursor {
  return {
    kind: 'key',
    style: 'block',
    path,
    map: undefined,
    present: new Set(),
    prefix: '',
    replace,
    hasColon: false,
    hasValue: false,
    column,
    startsItem: false,
  };
}

function itemCursor(list: SeqNode, path: Path, replace: Range, column: number): ItemCursor {
  const index = lastNotBehind(list.dashes.length, replace.start, (at) => list.dashes[at] ?? 0) + 1;
  return { kind: 'item', style: 'block', path, list, index, prefix: '', replace, hasDash: false, column };
}

function keyCursor(node: MapNode, path: Path, replace: Range, column: number): KeyCursor {
  const present = new Set(node.pairs.flatMap((pair) => keyText(pair) ?? []));
  return {
    kind: 'key',
    style: 'block',
    path,
    map: node,
    present,
    prefix: '',
    replace,
    hasColon: false,
    hasValue: false,
    column,
    startsItem: false,
  };
}

/** The block collections that the last text above the cursor stands in. */
function openAbove(part: Part, text: string, offset: number): readonly Open[] {
  const open: Open[] = [];
  let node = part.root;
  let path: Path = [];
  while ((node?.kind === 'map' || node?.kind === 'seq') && node.style === 'block' && node.start < offset) {
    let child: Node | undefined;
    let childPath = path;
    if (node.kind === 'map') {
      const { pairs }: MapNode = node;
      const pair = pairs[lastNotBehind(pairs.length, offset - 1, (index) => pairs[index]?.start ?? 0)];
      child = pair?.value;
      childPath = [...path, (pair && keyText(pair)) ?? ''];
    } else {
      const { dashes, items }: SeqNode = node;
      const index = lastNotBehind(dashes.length, offset - 1, (at) => dashes[at] ?? 0);
      child = items[index];
      childPath = [...path, index];
    }
    const first = firstItemStart(node) ?? node.start;
    open.push({ node, column: columnOf(text, first), path, childPath, child });
    node = child;
    path = childPath;
  }
  return open;
}

/** A byte order mark takes no column. */
function columnOf(text: string, offset: number): number {
  const line = startOfLine(text, offset);
  return offset - line - (line === 0 && text.startsWith('\uFEFF') ? 1 : 0);
}
