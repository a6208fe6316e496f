import type { Range } from '../../base/text.ts';
import { endOfLine, startOfLine } from '../characters.ts';
import { isBlankLine, nextContentLine } from '../lines.ts';
import { keyText } from '../locate.ts';
import type { Node, Pair } from '../node.ts';
import { isControlTag, type TemplateFamily } from '../template/templateTags.ts';
import type { Part, TextDocument } from '../textDocument.ts';

/**
 * The stretches of a part in which nothing is changed, and around which nothing changes its column, in the order of the
 * text: lines that could not be read as written, each with its neighbours, which decide how it is read; keys that are more
 * than a word; and sections into which a template writes lines of its own, whose indentation somebody has counted.
 */
export function obstaclesIn(document: TextDocument, part: Part): readonly Range[] {
  const { text } = document;
  const found: Range[] = part.problems.flatMap(({ range, cause }) =>
    [range, ...(cause ? [cause] : [])].map((each) => withNeighbours(text, each)),
  );
  if (part.root) addUnsure(text, part.root, found);
  for (const mask of document.masks) {
    if (mask.start < part.start || mask.start >= part.end) continue;
    if (text.slice(mask.start, mask.end).search(/[\r\n]/u) >= 0) found.push(mask);
    if (mayWriteLines(text, mask)) found.push(sectionAround(part.root, mask));
  }
  // Whoever counts columns in a tag writes a template, whatever the file is called.
  if (text.includes('indent'))
    for (const { index, 0: tag } of text.slice(part.start, part.end).matchAll(/(?:\{\{|\$\{)[^\r\n{}]*indent\b/gu))
      found.push(sectionAround(part.root, { start: part.start + index, end: part.start + index + tag.length }));
  return found.sort((a, b) => a.start - b.start);
}

function addUnsure(text: string, node: Node, found: Range[]): void {
  switch (node.kind) {
    case 'map':
      for (const pair of node.pairs) {
        if (isUnsureKey(text, pair)) found.push(pair);
        else if (pair.value) addUnsure(text, pair.value, found);
      }
      return;
    case 'seq':
      for (const item of node.items) addUnsure(text, item, found);
      return;
    case 'damaged':
      found.push(withNeighbours(text, node));
      return;
    case 'scalar':
    case 'alias':
      return;
  }
}

/** Keys behind a `?`, collections as keys, keys of several lines, damaged ones. */
function isUnsureKey(text: string, pair: Pair): boolean {
  const { key, start } = pair;
  if (key.kind === 'alias') return false;
  if (keyText(pair) === undefined) return true;
  const begin = key.propertiesStart ?? key.start;
  return start < begin || /[\r\n]/u.test(text.slice(begin, key.end));
}

/** A stretch with the line of text above it and the one below. */
function withNeighbours(text: string, { start, end }: Range): Range {
  let from = startOfLine(text, start);
  while (from > 0) {
    from = startOfLine(text, from - 1);
    if (!isBlankLine(text, from) && !/^[ \t]*#/u.test(text.slice(from, endOfLine(text, from)))) break;
  }
  const next = nextContentLine(text, Math.max(start, end - 1));
  return { start: from, end: endOfLine(text, next) };
}

const families: Readonly<Record<string, TemplateFamily>> = { '{': 'braces', $: 'dollar', '%': 'dollar', '<': 'angles' };

/** Whether a template may put lines into its place: it stands alone on a line and is no control. */
function mayWriteLines(text: string, { start, end }: Range): boolean {
  const tag = text.slice(start, end);
  const family = families[tag.charAt(0)];
  if (!family || isControlTag(tag, family)) return false;
  return (
    /^[ \t]*$/u.test(text.slice(startOfLine(text, start), start)) &&
    /^[ \t]*$/u.test(text.slice(end, endOfLine(text, end)))
  );
}

function sectionAround(root: Node | undefined, { start, end }: Range): Range {
  if (root?.kind !== 'map') return root ?? { start, end };
  const index = root.pairs.findLastIndex((pair) => pair.start <= start);
  const section = root.pairs[index];
  return section ? { start: section.start, end: Math.max(end, section.end) } : { start, end };
}
