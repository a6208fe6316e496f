import type { Analysis } from '../../analysis.ts';
import { lineAt, type Range } from '../../base/text.ts';
import type { Decoded } from '../../decode/decoded.ts';
import type { Node } from '../../document/node.ts';
import type { Comment, Part, TextDocument } from '../../document/textDocument.ts';
import { sourceRange } from '../../document/yaml/scalarOffsets.ts';
import { readUnitFile } from '../../embedded/systemd/readUnitFile.ts';
import { unitTexts } from '../../embedded/systemd/unitNames.ts';
import { stringsOf } from '../../formats/stringsOf.ts';

/** Text that can be folded away behind its first line: from somewhere on that line to somewhere on the last one. */
export interface FoldingRange extends Range {
  readonly kind: 'block' | 'comment' | 'region';
}

/**
 * Maps, lists, items, long texts and the sections of units in them, runs of comments, regions, and the parts of a stream:
 * where some are ours, the others too, because an editor asks for all folds of a text or for none.
 */
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
  for (const { root, end } of document.parts) {
    if (!root) continue;
    if (document.parts.length > 1) add({ start: root.start, end }, 'block');
    addBelow(root, (range) => add(range, 'block'));
  }
  for (const { part, decoded } of parts) for (const range of unitSections(document, part, decoded)) add(range, 'block');
  for (const range of commentRuns(document)) add(range, 'comment');
  for (const range of regions(document)) add(range, 'region');
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
function commentRuns(document: TextDocument): readonly Range[] {
  const runs: Range[] = [];
  let run: { start: number; end: number; line: number } | undefined;
  for (const comment of ownLineComments(document)) {
    if (regionMark(document, comment)) continue;
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

/** What stands between the comments `# region` and `# endregion`, these included. */
function regions(document: TextDocument): readonly Range[] {
  const found: Range[] = [];
  const begun: number[] = [];
  for (const comment of ownLineComments(document)) {
    const mark = regionMark(document, comment);
    if (mark === 'region') begun.push(comment.start);
    const start = mark === 'endregion' ? begun.pop() : undefined;
    if (start !== undefined) found.push({ start, end: comment.end });
  }
  return found;
}

function regionMark({ text }: TextDocument, { start, end }: Comment): string | undefined {
  return /^#\s*(region|endregion)\b/u.exec(text.slice(start, end))?.[1];
}

function ownLineComments({ comments, text, lineStarts }: TextDocument): readonly Comment[] {
  return comments.filter(({ line, start }) => text.slice(lineStarts[line] ?? 0, start).trim() === '');
}
