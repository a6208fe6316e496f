import type { Analysis, PartAnalysis } from '../../analysis.ts';
import type { Range } from '../../base/text.ts';
import { describeEntry } from '../describeEntry.ts';
import { layerLinesAt } from '../layers/explain.ts';
import type { Hover } from './hoverSpot.ts';

/** What a whole text is, on the line that says so; undefined on any other. */
export function hoverHeader(analysis: Analysis, offset: number): Hover | undefined {
  const { text } = analysis.document;
  const part = analysis.parts.findLast((each) => holds(textOf(each, text), offset));
  if (!part || !hasHeader(part)) return undefined;
  const range = firstLine(text, textOf(part, text));
  if (!range || !holds(range, offset)) return undefined;
  const [first, ...others] = layerLinesAt(part, []);
  const layers = first === undefined ? [] : [[`**${first}**`, ...others].join('  \n'), '---'];
  const { syntax } = analysis.document;
  const markdown = [...layers, `**${part.format.label}**`, ...describeEntry(part.root, part.target, syntax)];
  return { range, markdown: markdown.join('\n\n') };
}

function hasHeader({ format, part: { root, stretch } }: PartAnalysis): boolean {
  return format.firstLine !== undefined || root?.kind === 'scalar' || stretch?.known !== undefined;
}

function textOf({ part: { stretch } }: PartAnalysis, text: string): Range {
  return stretch ?? { start: 0, end: text.length };
}

function holds({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}

function firstLine(text: string, { start, end }: Range): Range | undefined {
  const line = /[^\s][^\r\n]*/u.exec(text.slice(start, end));
  if (!line) return undefined;
  return { start: start + line.index, end: start + line.index + line[0].trimEnd().length };
}
