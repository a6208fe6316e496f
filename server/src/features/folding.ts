import type { Analysis } from '../analysis.ts';
import { lineAt, type Range } from '../base/text.ts';
import type { Decoded } from '../decode/decoded.ts';
import type { Node } from '../document/node.ts';
import type { Part, TextDocument } from '../document/textDocument.ts';
import { sourceRange } from '../document/yaml/scalarOffsets.ts';
import { readUnitFile } from '../embedded/systemd/readUnitFile.ts';
import { unitTexts } from '../embedded/systemd/unitNames.ts';
import { stringsOf } from '../formats/stringsOf.ts';

/** Text that can be folded away behind its first line: from somewhere on that line to somewhere on the last one. */
export interface FoldingRange extends Range {
  readonly kind: 'block' | 'comment';
}

/** Maps, lists, items, long texts and the sections of units in them, runs of comments, and the parts of a stream. */
export function foldingRanges(analysis: Analysis): readonly FoldingRange[] {
  const { document, parts } = analysis;
  if (parts.length === 0) return [];
  const byLine = new Map<number, FoldingRange>();
  const add = (range: Range, kind: FoldingRange['kind']): void => {
    const end = range.start + document.text.slice(range.start, range.end).trimEnd().length;
    const line = lineAt(document.lineStarts, range.start);
    const known = byLine.get(line);
    if (lineAt(document.lineStarts, end) > line && !(known && known.end >= end))
      byLine.set(line, { start: range.start, end, kind });
  };
  for (const { part, decoded } of parts) {
    if (document.parts.length > 1 && part.root) add({ start: part.root.start, end: part.end }, 'block');
    if (part.root) addBelow(part.root, (range) => add(range, 'block'));
    for (const range of unitSections(document, part, decoded)) add(range, 'block');
  }
  for (const range of commentRuns(document)) add(range, 'comment');
  return [...byLine.values()].sort((a, b) => a.start - b.start);
}

function addBelow(node: Node, add: (range: Range) => void): void {
  switch (node.kind) {
    case 'map':
      if (node.style === 'flow') add(node);
      for (const pair of node.pairs) {
        add(pair);
        if (pair.value) addBelow(pair.value, add);
      }
      return;
    case 'seq':
      if (node.style === 'flow') add(node);
      for (const item of node.items) {
        add(item);
        addBelow(item, add);
      }
      return;
    case 'scalar':
    case 'alias':
    case 'damaged':
      return;
  }
}

/** The sections of units and Quadlet files that stand in the config line by line. */
function* unitSections(document: TextDocument, part: Part, decoded: Decoded): Generator<Range> {
  for (const { node, language } of stringsOf(part, decoded)) {
    if (language === undefined || !unitTexts.has(language)) continue;
    for (const { range, assignments } of readUnitFile(node.text).sections) {
      const end = assignments.at(-1)?.valueRange.end ?? range.end;
      yield sourceRange(document, node, { start: range.start, end });
    }
  }
}

/** Comments on lines of their own that follow each other without a gap. */
function commentRuns({ comments, text, lineStarts }: TextDocument): readonly Range[] {
  const runs: Range[] = [];
  let run: { start: number; end: number; line: number } | undefined;
  for (const comment of comments) {
    if (text.slice(lineStarts[comment.line] ?? 0, comment.start).trim() !== '') continue;
    if (run && comment.line === run.line + 1) {
      run.end = comment.end;
      run.line = comment.line;
      continue;
    }
    run = { start: comment.start, end: comment.end, line: comment.line };
    runs.push(run);
  }
  return runs;
}
