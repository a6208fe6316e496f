import type { Range, TextEdit } from '../base/text.ts';
import { startOfLine } from './characters.ts';
import { lastNotBehind } from './locate.ts';
import { type MutableMap, type MutablePair, type MutableSeq, shiftNode, shiftPair } from './mutableNode.ts';
import type { MapNode, Node, SeqNode } from './node.ts';
import { isAboveText } from './repair/textRepair.ts';
import { shiftProblem, shiftRange } from './shiftProblem.ts';
import type { Part } from './textDocument.ts';
import type { Frame, Parser } from './yaml/parserState.ts';
import { createParser, mostFaults, type Repairs, reachOfPart, runRepairing } from './yaml/readYaml.ts';
import type { Token } from './yaml/scannerState.ts';
import { YamlFault } from './yaml/yamlFault.ts';
import { continueParsing, settleEnd } from './yaml/yamlParser.ts';
import { moveScanner, peekToken } from './yaml/yamlScanner.ts';

export interface PartEdit {
  readonly part: Part;
  /** Whether the text ends with the part. */
  readonly isLast: boolean;
  readonly oldText: string;
  readonly text: string;
  readonly edit: TextEdit;
}

export interface EditedPart {
  readonly part: Part;
  /** The stretch of the new text that was read again. */
  readonly readFrom: number;
  readonly readTo: number;
  /** Where that stretch ended in the old text. */
  readonly oldReadTo: number;
  /** The comments in that stretch, and perhaps some behind it. */
  readonly comments: readonly Range[];
}

/** A block collection on the way to an item, with the index of the child that leads on. */
interface Step {
  readonly node: MapNode | SeqNode;
  readonly index: number;
  readonly column: number;
}

/**
 * Reads again from the last item that begins before the edit, on a line of its own, until an item behind the edit begins
 * with the same collections open around it as it had before. What the parser knows at such a place is only which
 * collections are open, and all text behind it is the same, so everything behind it would be read as it was.
 *
 * Undefined where there is no such item, or where something else than its own text decides about an item: anchors,
 * aliases, damage before it that was found only behind it.
 */
export function editPart(change: PartEdit): EditedPart | undefined {
  const { part, isLast, text, edit } = change;
  const chain = itemBefore(change);
  const start = chain && startOfItem(chain);
  if (!chain || start === undefined) return undefined;
  if ((reachOfPart.get(part) ?? []).some((range) => range.start < start && range.end > start)) return undefined;
  const delta = edit.newText.length - (edit.end - edit.start);
  const editEnd = edit.start + edit.newText.length;
  let target: readonly Step[] | undefined;
  const stopAt = (parser: Parser, token: Token): boolean => {
    const line = token.start - token.column;
    if (line < editEnd || text.slice(line, token.start).trim() !== '') return false;
    target = sameItem(change, parser.frames, token.start - delta);
    return target !== undefined;
  };
  const repairs: Repairs = { holes: [], problems: [], reach: [] };
  const parser = createParser({ text, original: text, masks: [] }, start, repairs.holes, stopAt);
  openFrames(parser, chain, start, text);
  const root = parser.frames[0]?.node;
  if (!runRepairing(parser, repairs, () => continueParsing(parser))) return undefined;
  // What is damaged now may begin before the place where reading began.
  if (repairs.reach.some((range) => range.start < start)) return undefined;
  const found = target && startOfItem(target);
  const oldEnd = found ?? part.end;
  if (!parser.stopped && !(isLast && endsText(parser))) return undefined;
  if (parser.anchors.length > 0 || parser.aliases.length > 0 || !root) return undefined;
  if (part.anchors.some((node) => node.start >= start && (node.propertiesStart ?? node.start) < oldEnd))
    return undefined;
  if (part.problems.length + repairs.problems.length >= mostFaults) return undefined;
  if (repairs.problems.some(({ code }) => code === 'syntax/tag-handle')) return undefined;
  if (target) appendRest(parser.frames, target, delta);
  const problems = [
    ...part.problems.filter(({ range }) => range.start < start),
    ...repairs.problems,
    ...part.problems.filter(({ range }) => range.start >= oldEnd).map((problem) => shiftProblem(problem, delta)),
  ].sort((a, b) => a.range.start - b.range.start);
  const edited: Part = {
    start: part.start,
    end: part.end + delta,
    root: root as Node,
    problems,
    anchors: part.anchors,
  };
  const reach = reachOfPart.get(part) ?? [];
  reachOfPart.set(edited, [
    ...reach.filter((range) => range.start < start),
    ...repairs.reach,
    ...reach.filter((range) => range.start >= oldEnd).map((range) => shiftRange(range, delta)),
  ]);
  const readTo = oldEnd + delta;
  return { part: edited, readFrom: start, readTo, oldReadTo: oldEnd, comments: parser.scanner.comments };
}

/** Whether nothing is left of the text. */
function endsText(parser: Parser): boolean {
  try {
    return parser.frames.length === 0 && peekToken(parser.scanner).kind === 'stream-end';
  } catch (fault) {
    if (fault instanceof YamlFault) return false;
    throw fault;
  }
}

/**
 * The innermost item that begins before the edit on a line of its own. Not the first of its collection, because it also
 * decides whether there is one, and no damaged one, because what came before it may have to do with the damage.
 */
function itemBefore({ part, oldText, edit }: PartEdit): readonly Step[] | undefined {
  const steps = stepsTo(part.root, oldText, edit.start - 1);
  for (let length = steps?.length ?? 0; length > 0; length--) {
    const chain = steps?.slice(0, length) ?? [];
    const step = chain.at(-1);
    const start = startOfItem(chain);
    if (!step || start === undefined || isDamaged(step) || isFirstGood(step)) continue;
    if (chain.some(({ node, index }) => isBareKey(node, index, oldText))) continue;
    if (oldText.slice(startOfLine(oldText, start), start).trim() === '') return chain;
  }
  return undefined;
}

/** The block collections that hold an offset, as far as they can be opened again. */
function stepsTo(root: Node | undefined, text: string, offset: number): Step[] | undefined {
  const steps: Step[] = [];
  let node = root;
  while ((node?.kind === 'map' || node?.kind === 'seq') && node.style === 'block') {
    const current: MapNode | SeqNode = node;
    const column = columnOf(current, text);
    if (column === undefined || current.anchor !== undefined) break;
    const count = current.kind === 'map' ? current.pairs.length : current.dashes.length;
    const index = lastNotBehind(count, offset, (at) => childStart(current, at) ?? 0);
    if (index < 0) break;
    steps.push({ node: current, index, column });
    node = current.kind === 'map' ? current.pairs[index]?.value : current.items[index];
    if ((node?.start ?? 0) > offset) break;
  }
  return steps;
}

function childStart(node: MapNode | SeqNode, index: number): number | undefined {
  return node.kind === 'map' ? node.pairs[index]?.start : node.dashes[index];
}

function startOfItem(chain: readonly Step[]): number | undefined {
  const step = chain.at(-1);
  return step && childStart(step.node, step.index);
}

function isDamaged({ node, index }: Step): boolean {
  const child = node.kind === 'map' ? node.pairs[index]?.key : node.items[index];
  const start = childStart(node, index);
  if (!child || start === undefined) return false;
  // Right behind a dash begins only what lacks its blank.
  if (node.kind === 'seq' && child.start === start + 1 && child.end > child.start) return true;
  return child.kind === 'damaged' && child.start === start;
}

/** Whether a key begins with a `-`: it turns out to be an item of a list if one follows. */
function isBareKey(node: MapNode | SeqNode, index: number, text: string): boolean {
  return node.kind === 'map' && text.startsWith('-', node.pairs[index]?.start);
}

/** Whether all items before are damaged: then this one decides what the collection is. */
function isFirstGood({ node, index, column }: Step): boolean {
  for (let before = index - 1; before >= 0; before--) if (!isDamaged({ node, index: before, column })) return false;
  return true;
}

/** The column of a collection's items; damaged ones may stand elsewhere. */
function columnOf(node: MapNode | SeqNode, text: string): number | undefined {
  const count = node.kind === 'map' ? node.pairs.length : node.items.length;
  for (let index = 0; index < count; index++) {
    const start = childStart(node, index);
    if (start !== undefined && !isDamaged({ node, index, column: 0 })) return start - startOfLine(text, start);
  }
  return undefined;
}

/** Opens the collections around an item again, as copies that end before it. */
function openFrames(parser: Parser, chain: readonly Step[], start: number, text: string): void {
  chain.forEach(({ node, index, column }, depth) => {
    const isTop = depth === chain.length - 1;
    const count = isTop ? index : index + 1;
    const parent = parser.frames.at(-1);
    const copy: MutableMap | MutableSeq =
      node.kind === 'map'
        ? { ...node, pairs: node.pairs.slice(0, count) }
        : { ...node, items: node.items.slice(0, count), dashes: node.dashes.slice(0, count) };
    const isIndentless = copy.kind === 'seq' && parent?.kind === 'map' && parent.column === column;
    if (parent?.kind === 'map') {
      const last = parent.node.pairs.length - 1;
      parent.node.pairs[last] = { ...(parent.node.pairs[last] as MutablePair), value: copy as Node };
    } else if (parent) parent.node.items[parent.node.items.length - 1] = copy as Node;
    parser.frames.push(
      copy.kind === 'map'
        ? { kind: 'map', node: copy, column, state: 'key', slot: 'value' }
        : { kind: 'seq', node: copy, column, isIndentless },
    );
  });
  parser.root = parser.frames[0]?.node as Node;
  const lineStart = startOfLine(text, start);
  parser.checkpoints = [
    {
      position: start,
      lineStart,
      frames: [...parser.frames],
      counts: parser.frames.map(({ node }) => (node.kind === 'map' ? node.pairs.length : node.items.length)),
      slots: parser.frames.map(() => 'value'),
      anchors: 0,
      aliases: 0,
    },
  ];
  const columns = parser.frames.flatMap((frame) => (frame.kind === 'seq' && frame.isIndentless ? [] : [frame.column]));
  moveScanner(parser.scanner, start, lineStart, columns);
}

/** The item of the old tree that begins at the offset, if the same collections were open around it. */
function sameItem(
  { part, oldText, text }: PartEdit,
  frames: readonly Frame[],
  offset: number,
): readonly Step[] | undefined {
  const steps = stepsTo(part.root, oldText, offset);
  if (!steps) return undefined;
  const chain = steps.slice(0, frames.length);
  const step = chain.at(-1);
  if (chain.length !== frames.length || startOfItem(chain) !== offset || !step || isDamaged(step)) return undefined;
  // What is damaged before it was found out only behind it.
  if ((reachOfPart.get(part) ?? []).some((range) => range.start < offset && range.end > offset)) return undefined;
  if (chain.some(({ node, index }) => isBareKey(node, index, oldText))) return undefined;
  if (part.problems.some(({ range }) => range.start >= offset)) {
    // A key that is open here is blamed for damage behind, or was.
    if (frames.slice(0, -1).some(({ node }) => hasTextBelow(node, -1, text))) return undefined;
    if (chain.slice(0, -1).some(({ node, index }) => hasTextBelow(node, index, oldText))) return undefined;
  }
  const isSame = frames.every((frame, depth) => {
    const { node, column } = chain[depth] ?? {};
    return (
      frame.kind === node?.kind &&
      frame.column === column &&
      (frame.kind === 'seq' || frame.slot === 'value' || depth === frames.length - 1)
    );
  });
  return isSame ? chain : undefined;
}

function hasTextBelow(node: MapNode | SeqNode, index: number, text: string): boolean {
  const pair = node.kind === 'map' ? node.pairs.at(index) : undefined;
  return pair !== undefined && isAboveText(text, pair);
}

/** Takes over the items of the old tree from the one at `target` on, and closes the collections. */
function appendRest(frames: readonly Frame[], target: readonly Step[], delta: number): void {
  for (let depth = frames.length - 1; depth >= 0; depth--) {
    const frame = frames[depth];
    const step = target[depth];
    if (!frame || !step) continue;
    const from = depth === frames.length - 1 ? step.index : step.index + 1;
    if (frame.kind === 'map' && step.node.kind === 'map') {
      for (const pair of step.node.pairs.slice(from)) {
        if (delta !== 0) shiftPair(pair, delta);
        frame.node.pairs.push(pair);
      }
    } else if (frame.kind === 'seq' && step.node.kind === 'seq') {
      for (const item of step.node.items.slice(from)) {
        if (delta !== 0) shiftNode(item, delta);
        frame.node.items.push(item);
      }
      for (const dash of step.node.dashes.slice(from)) frame.node.dashes.push(dash + delta);
    }
    settleEnd(frame);
  }
}
