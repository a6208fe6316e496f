import type { Analysis } from '../../analysis.ts';
import type { Range } from '../../base/text.ts';
import { nodesAt } from '../../document/locate.ts';
import { type Node, rangeOf } from '../../document/node.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { sourceRange, textOffset } from '../../document/yaml/scalarOffsets.ts';
import { readUnitFile } from '../../embedded/systemd/readUnitFile.ts';
import { unitTexts } from '../../embedded/systemd/unitNames.ts';
import { stringsOf } from '../../formats/stringsOf.ts';
import { partAt } from '../partAt.ts';

/** What is selected step by step at an offset, from the innermost to the whole text; each lies in the next and is larger. */
export function selectionRanges(analysis: Analysis, offset: number): readonly Range[] {
  const { document } = analysis;
  const whole = { start: 0, end: document.text.length };
  const part = partAt(analysis, offset);
  if (!part) return [whole];
  const ranges: Range[] = [whole, { start: part.part.start, end: part.part.end }];
  for (const { node, pair } of nodesAt(part.part, offset)) {
    if (pair) ranges.push({ start: pair.start, end: pair.end });
    ranges.push(rangeOf(node), { start: node.start, end: node.end });
    ranges.push(...itemRange(node, offset));
  }
  const text = stringsOf(part.part, part.decoded).find(({ node }) => node.start <= offset && offset <= node.end);
  if (text) {
    const { node, language } = text;
    ranges.push(sourceRange(document, node, { start: 0, end: node.text.length }));
    const at = textOffset(document, node, offset);
    const isUnit = language !== undefined && unitTexts.has(language);
    const inside = [...(isUnit ? unitRanges(node.text, at) : []), ...stretchesAround(node.text, at)];
    for (const range of inside) ranges.push(sourceRange(document, node, range));
  }
  ranges.push(...wordRange(document, offset));
  return nested(ranges, offset);
}

/** An item of a block list, with its dash. */
function itemRange(node: Node, offset: number): readonly Range[] {
  if (node.kind !== 'seq' || node.style !== 'block') return [];
  const index = node.dashes.findLastIndex((dash) => dash <= offset);
  const [start, item] = [node.dashes[index], node.items[index]];
  return start === undefined || !item ? [] : [{ start, end: Math.max(item.end, start + 1) }];
}

/** The section, the assignment and its value. */
function unitRanges(text: string, at: number): readonly Range[] {
  const { sections } = readUnitFile(text);
  const section = sections.findLast(({ range }) => range.start <= at);
  if (!section) return [];
  const { range, assignments } = section;
  const last = assignments.at(-1)?.valueRange.end ?? range.end;
  const own = assignments.find(({ keyRange, valueRange }) => keyRange.start <= at && at <= valueRange.end);
  return [
    { start: range.start, end: last },
    ...(own ? [{ start: own.keyRange.start, end: own.valueRange.end }, own.valueRange, own.keyRange] : [range]),
  ];
}

/** The line without its indentation, and what stands between blanks, without the key or option in front of it. */
function stretchesAround(text: string, at: number): readonly Range[] {
  const stretches = [/[^\r\n]/u, /[^\s="']/u].map((inside) => {
    let [start, end] = [at, at];
    while (start > 0 && inside.test(text.charAt(start - 1))) start--;
    while (end < text.length && inside.test(text.charAt(end))) end++;
    while (start < at && /\s/u.test(text.charAt(start))) start++;
    return { start, end };
  });
  return stretches.filter(({ start, end }) => start < end);
}

function wordRange({ text }: TextDocument, offset: number): readonly Range[] {
  let [start, end] = [offset, offset];
  while (start > 0 && /[\w.-]/u.test(text.charAt(start - 1))) start--;
  while (end < text.length && /[\w.-]/u.test(text.charAt(end))) end++;
  return start < end ? [{ start, end }] : [];
}

/** Those around the offset from the smallest on; one that is not inside of the next larger ones is left out. */
function nested(ranges: readonly Range[], offset: number): readonly Range[] {
  const around = ranges
    .filter(({ start, end }) => start <= offset && offset <= end)
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  const chain: Range[] = [];
  for (const { start, end } of around) {
    const outer = chain.at(-1);
    if (outer && (start < outer.start || end > outer.end || end - start === outer.end - outer.start)) continue;
    chain.push({ start, end });
  }
  return chain.reverse();
}
