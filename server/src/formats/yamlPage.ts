import type { Path } from '../base/path.ts';
import { put, type Writer } from '../decode/written.ts';

/** YAML in block style while it is written, two spaces a step, lists below their key one step deeper. */
export interface YamlPage {
  readonly writer: Writer;
  /** What the last line holds: nothing, the indent and indicators that a block may stand behind, or more. */
  line: 'empty' | 'indicators' | 'content';
}

/** Where the next key or item of what stands at a path begins: in a line of its own, or behind the indicators. */
export function startLine(path: Path, page: YamlPage): void {
  if (page.line === 'indicators') return;
  putIndicator(page, `${page.line === 'content' ? '\n' : ''}${indentBelow(path)}`);
}

const indentStep = '  ';

export function indentBelow(path: Path): string {
  return indentStep.repeat(path.length);
}

/** In front of every line but the first of a text that stands at a path. */
export function textIndent(path: Path): string {
  return path.length === 0 ? indentStep : indentBelow(path);
}

export function putIndicator(page: YamlPage, text: string): void {
  put(page.writer, text);
  page.line = 'indicators';
}

export function putContent(page: YamlPage, text: string): void {
  put(page.writer, text);
  page.line = 'content';
}
