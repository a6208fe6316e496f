import type { Path } from '../../base/path.ts';
import type { Range } from '../../base/text.ts';
import { startOfLine } from '../characters.ts';
import { keyText, lastNotBehind, type NodeStep } from '../locate.ts';
import type { MapNode, Node, SeqNode } from '../node.ts';
import type { Part, Syntax, TextDocument } from '../textDocument.ts';
import type { Cursor } from './cursor.ts';

/** The outermost flow collection around the cursor. */
interface FlowStart {
  readonly offset: number;
  readonly path: Path;
  readonly node: Node;
}

/** The flow collection that holds the offset: one that was read, or a damaged stretch that begins with a bracket. */
export function flowStartAt(
  { text }: TextDocument,
  part: Part,
  steps: readonly NodeStep[],
  offset: number,
): FlowStart | undefined {
  for (const { node, path } of steps) {
    const isFlow = (node.kind === 'map' || node.kind === 'seq') && node.style === 'flow';
    const isDamaged = node.kind === 'damaged' && /^[[{]/u.test(node.text);
    if (!isFlow && !isDamaged) continue;
    const isClosed = isFlow && /[\]}]/u.test(text.charAt(node.end - 1)) && node.end - 1 > node.start;
    return node.start < offset && (offset < node.end || !isClosed) ? { offset: node.start, path, node } : undefined;
  }
  // An open bracket at the end of the text reaches as far as the cursor.
  const { root } = part;
  const isOpen =
    root &&
    (root.kind === 'map' || root.kind === 'seq') &&
    root.style === 'flow' &&
    root.end < offset &&
    part.problems.some(({ code }) => code === 'syntax/unclosed-bracket');
  return isOpen ? { offset: root.start, path: [], node: root } : undefined;
}

interface Level {
  readonly kind: 'map' | 'seq';
  readonly start: number;
  readonly keys: string[];
  index: number;
  /** The last key, once its colon is read. */
  key: string | undefined;
  /** The last scalar, until a colon, a comma or a bracket tells what it was. */
  word: Word | undefined;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isClosed: boolean;
}

/**
 * Works on the text alone, because what is half typed has no reliable nodes: walks from the outermost bracket to the
 * cursor and keeps the brackets that are open.
 */
export function flowCursor({ text, syntax, masks }: TextDocument, start: FlowStart, offset: number): Cursor {
  const levels: Level[] = [];
  let position = start.offset;
  let current: Word | undefined;
  while (position < offset && !current) {
    const character = text.charAt(position);
    const level = levels.at(-1);
    const mask = maskAt(masks, position);
    if (mask) {
      if (offset < mask.end) return { kind: 'none', why: 'outside' };
      // What a template writes may be a value, or nothing.
      if (level) level.word ??= { ...mask, text: '', isClosed: true };
      position = mask.end;
    } else if (character === '{' || character === '[') {
      levels.push({
        kind: character === '{' ? 'map' : 'seq',
        start: position,
        keys: [],
        index: 0,
        key: undefined,
        word: undefined,
      });
      position++;
    } else if (character === '}' || character === ']') {
      levels.pop();
      if (levels.length === 0) return { kind: 'none', why: 'outside' };
      const outer = levels.at(-1);
      // A closed collection is a complete value or item.
      if (outer) outer.word = { start: position, end: position + 1, text: '', isClosed: true };
      position++;
    } else if (character === ',' && level) {
      if (level.kind === 'map' && level.key === undefined && level.word) level.keys.push(level.word.text);
      level.index++;
      level.key = undefined;
      level.word = undefined;
      position++;
    } else if (character === ':' && level && isColon(text, position, level.word, syntax)) {
      level.key = level.word?.text ?? '';
      level.keys.push(level.key);
      level.word = undefined;
      position++;
    } else if (character === '#' && /\s/u.test(text.charAt(position - 1)) && syntax === 'yaml') {
      while (position < offset && !/[\r\n]/u.test(text.charAt(position))) position++;
      if (position >= offset) return { kind: 'none', why: 'comment' };
    } else if (/\s/u.test(character)) position++;
    else {
      const word = readWord(text, masks, position);
      // Behind a closed string the word is over; an open one, or a plain word, still takes what is typed.
      if (
        word.end > offset ||
        (word.end === offset && !word.isClosed) ||
        (word.end === offset && text.charAt(offset - 1) !== '"' && text.charAt(offset - 1) !== "'")
      )
        current = word;
      else if (level) level.word = word;
      position = Math.max(word.end, position + 1);
    }
  }
  return describe(text, syntax, start, levels, current, offset);
}

function maskAt(masks: readonly Range[], offset: number): Range | undefined {
  const mask = masks[lastNotBehind(masks.length, offset, (index) => masks[index]?.start ?? 0)];
  return mask && offset < mask.end ? mask : undefined;
}

function isColon(text: string, position: number, word: Word | undefined, syntax: Syntax): boolean {
  return syntax === 'json' || word?.isClosed === true || /[\s,[\]{}]|^$/u.test(text.charAt(position + 1));
}

/** A quoted text, to its end or that of the line, or a plain word. */
function readWord(text: string, masks: readonly Range[], start: number): Word {
  const quote = text.charAt(start);
  if (quote !== '"' && quote !== "'") {
    let end = start;
    while (
      end < text.length &&
      !/[\s,[\]{}]/u.test(text.charAt(end)) &&
      !(text.charAt(end) === ':' && /[\s,[\]{}]|^$/u.test(text.charAt(end + 1)))
    )
      end++;
    return { start, end, text: text.slice(start, end), isClosed: false };
  }
  let end = start + 1;
  while (end < text.length && text.charAt(end) !== quote && !/[\r\n]/u.test(text.charAt(end))) {
    const mask = maskAt(masks, end);
    if (mask) end = mask.end;
    else end += quote === '"' && /^\\[^\r\n]/u.test(text.slice(end, end + 2)) ? 2 : 1;
  }
  end = Math.min(end, text.length);
  const isClosed = text.charAt(end) === quote;
  return { start, end: isClosed ? end + 1 : end, text: text.slice(start + 1, end), isClosed };
}

function describe(
  text: string,
  syntax: TextDocument['syntax'],
  start: FlowStart,
  levels: readonly Level[],
  current: Word | undefined,
  offset: number,
): Cursor {
  const level = levels.at(-1);
  if (!level) return { kind: 'none', why: 'outside' };
  // A comma is missing where a value is complete and the cursor stands behind it.
  if (
    !current &&
    level.word &&
    (level.kind === 'seq' || level.key !== undefined) &&
    !/[\r\n]/u.test(text.slice(level.word.end, offset))
  )
    return { kind: 'none', why: 'outside' };
  const path = [
    ...start.path,
    ...levels.slice(0, -1).map((each) => (each.kind === 'map' ? (each.key ?? '') : each.index)),
  ];
  const replace = current ? { start: current.start, end: current.end } : { start: offset, end: offset };
  const prefix = text.slice(replace.start, offset).replace(/^["']/u, '');
  const column = replace.start - startOfLine(text, replace.start);
  const common = { style: 'flow' as const, prefix, replace, column };
  const node = collectionAt(start.node, level.start);
  if (level.kind === 'seq') {
    const list = node?.kind === 'seq' ? (node as SeqNode) : undefined;
    return { kind: 'item', ...common, path, list, index: level.index, hasDash: true };
  }
  const map = node?.kind === 'map' ? (node as MapNode) : undefined;
  // Behind a complete value stands a key that lacks its comma; a plain word may only be the next one of a value.
  const isBehindValue =
    level.key !== undefined && level.word !== undefined && (!current || level.word.isClosed || syntax === 'json');
  if (level.key !== undefined && !isBehindValue) {
    const pair = map?.pairs.findLast((each) => each.start < offset);
    const first = current ? text.charAt(current.start) : '';
    const quote = first === '"' || first === "'" ? first : '';
    return { kind: 'value', ...common, path: [...path, level.key], pair, quote };
  }
  // Right before a key nothing of it is typed: it is one of the others.
  const own = current && map?.pairs.find(({ key }) => key.start === replace.start && key.end > key.start);
  const later = map?.pairs.filter((pair) => pair !== own).flatMap((pair) => keyText(pair) ?? []) ?? [];
  const behind = /^\s*(:?)\s*([^\s,}\]]?)/u.exec(text.slice(replace.end, replace.end + 200));
  const present = new Set([...level.keys, ...later]);
  const hasColon = behind?.[1] === ':';
  return {
    kind: 'key',
    ...common,
    path,
    map,
    present,
    hasColon,
    hasValue: hasColon && behind?.[2] !== '',
    startsItem: false,
  };
}

/** The collection whose bracket stands at an offset. */
function collectionAt(node: Node, offset: number): Node | undefined {
  let found: Node | undefined = node;
  while (found && found.start !== offset) {
    const children: readonly (Node | undefined)[] =
      found.kind === 'map' ? found.pairs.map(({ value }) => value) : found.kind === 'seq' ? found.items : [];
    found = children.findLast((child) => child !== undefined && child.start <= offset && offset < child.end);
  }
  return found;
}
