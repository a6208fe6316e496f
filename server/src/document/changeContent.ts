import { applyEdits, type Range, type TextEdit } from '../base/text.ts';
import { endOfLine } from './characters.ts';
import type { Node, ScalarNode } from './node.ts';
import { readText } from './readText.ts';
import type { TextDocument } from './textDocument.ts';
import { isInFlow, replaceScalar } from './textEdits.ts';
import { sourceRange, wholeCharacters } from './yaml/scalarOffsets.ts';
import { isSafePlain, writeScalar } from './yaml/scalarText.ts';

/**
 * Gives a scalar another content and touches nothing but what differs: what is kept keeps its escapes, its line breaks, and
 * the mark of a block. Only what cannot be written in the scalar's own way is written anew as a whole; nothing is done where
 * that would be read as something else.
 */
export function changeContent(document: TextDocument, node: ScalarNode, text: string): readonly TextEdit[] {
  const isRead = readerFor(document, node);
  const whole = replaceScalar(document, node, text).map((edit) => withoutCommon(document.text, edit));
  if (!isRead([], node.text)) return whole;
  const edit = editsInPlace(document, node, text).find((each) => isRead([each], text));
  if (edit) return [withoutCommon(document.text, edit)];
  return isRead(whole, text) ? whole : [];
}

function withoutCommon(text: string, { start, end, newText }: TextEdit): TextEdit {
  const most = Math.min(end - start, newText.length);
  let head = 0;
  while (head < most && text.charAt(start + head) === newText.charAt(head)) head++;
  let tail = 0;
  while (tail < most - head && text.charAt(end - 1 - tail) === newText.charAt(newText.length - 1 - tail)) tail++;
  return { start: start + head, end: end - tail, newText: newText.slice(head, newText.length - tail) };
}

/** The ways to write a content into the scalar as it stands, none of which is sure to be read as that. */
function editsInPlace(document: TextDocument, node: ScalarNode, text: string): readonly TextEdit[] {
  if (node.style === 'literal') return linesInPlace(document, node, text);
  if (node.style === 'plain' && !isSafePlain(text.replaceAll('\n', ' ').trim(), isInFlow(document, node.start)))
    return [];
  const { start, end, added } = differing(document, node, text);
  const written = inStyle(document, node, added);
  if (written === undefined) return [];
  if (end > start) return [{ ...sourceRange(document, node, { start, end }), newText: written }];
  // Between two characters lie the breaks and blanks of a line that goes on.
  const before = start > 0 ? [sourceRange(document, node, { start: start - 1, end: start }).end] : [];
  return [...before, sourceRange(document, node, { start, end }).start].map((at) => {
    return { start: at, end: at, newText: written };
  });
}

/** The stretch of the content that is to be another, and what comes in its place. */
function differing(document: TextDocument, node: ScalarNode, text: string): Range & { readonly added: string } {
  const { newText: _, ...own } = withoutCommon(node.text, { start: 0, end: node.text.length, newText: text });
  let { start, end } = wholeCharacters(document, node, own);
  const grown = text.length - node.text.length;
  // Lines are added behind the last character of another, where nothing of the source is in doubt.
  while (start === end && text.charAt(start - 1) === '\n' && text.charAt(end + grown - 1) === '\n') {
    start--;
    end--;
  }
  return { start, end, added: text.slice(start, end + grown) };
}

/** A piece of a content as the scalar's style writes it; undefined where it has no way to. */
function inStyle(document: TextDocument, node: ScalarNode, added: string): string | undefined {
  switch (node.style) {
    case 'double':
      return writeScalar(added, 'double', document.syntax, 'string', false).slice(1, -1);
    case 'single':
      return broken(document, node, added.replaceAll("'", "''"));
    case 'plain':
      return broken(document, node, added);
    case 'folded':
    case 'literal':
      return added.includes('\n') ? undefined : added;
  }
}

/** A line break of a content is a blank line, indented as the lines that are there. */
function broken({ text }: TextDocument, node: ScalarNode, added: string): string | undefined {
  if (!added.includes('\n')) return added;
  const found = /(?<newline>\r?\n)(?:[ \t]*\r?\n)*(?<indent> +)\S/u.exec(text.slice(node.start, node.end))?.groups;
  const { newline, indent } = found ?? {};
  if (newline === undefined) return undefined;
  return added.replaceAll(/\n+/gu, (breaks) => `${newline.repeat(breaks.length + 1)}${indent}`);
}

/** The lines of a block that differ, in the indentation of the block. */
function linesInPlace({ text: source }: TextDocument, node: ScalarNode, text: string): readonly TextEdit[] {
  const old = node.text.split('\n');
  const wanted = text.split('\n');
  const most = Math.min(old.length, wanted.length);
  let head = 0;
  while (head < most && old[head] === wanted[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === wanted[wanted.length - 1 - tail]) tail++;
  // What is added at the end comes before the blank lines that are there already.
  while (head + tail === old.length && head > 0 && old[head - 1] === '' && wanted[wanted.length - tail - 1] === '') {
    head--;
    tail++;
  }
  const starts = lineStartsFrom(source, node.start, old.length + 1);
  const indent = ' '.repeat(blockIndent(source, node) ?? 0);
  const newline = source.startsWith('\r\n', endOfLine(source, node.start)) ? '\r\n' : '\n';
  const written = wanted.slice(head, wanted.length - tail).map((line) => (line === '' ? '' : `${indent}${line}`));
  const gone = old.length - tail - head;
  const start = starts[head];
  const above = endOfLine(source, starts[head - 1] ?? node.start);
  if (gone === 0) return [{ start: above, end: above, newText: written.map((line) => `${newline}${line}`).join('') }];
  const last = starts[head + gone - 1];
  if (start === undefined || last === undefined) return [];
  const end = endOfLine(source, last);
  if (written.length === 0) return [{ start: above, end, newText: '' }];
  return [{ start, end, newText: written.join(newline) }];
}

/** The columns that every line of a block has before its content; undefined where no line has any. */
function blockIndent(source: string, node: ScalarNode): number | undefined {
  const lines = node.text.split('\n');
  const first = lines.findIndex((line) => /[^ ]/u.test(line));
  const start = lineStartsFrom(source, node.start, first + 1)[first];
  if (start === undefined) return undefined;
  const written = source.slice(start, endOfLine(source, start)).search(/[^ ]/u);
  return Math.max(0, written - (lines[first] ?? '').search(/[^ ]/u));
}

/** Where the lines below an offset begin. */
function lineStartsFrom(text: string, offset: number, count: number): readonly number[] {
  const starts: number[] = [];
  for (let line = offset; starts.length < count; ) {
    const end = endOfLine(text, line);
    if (end >= text.length) break;
    line = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    starts.push(line);
  }
  return starts;
}

/** Says whether a scalar is read as a text once it is edited, from a document that holds nothing but it. */
function readerFor(document: TextDocument, node: ScalarNode): (edits: readonly TextEdit[], text: string) => boolean {
  const { text, syntax } = document;
  const isBlock = node.style === 'literal' || node.style === 'folded';
  const end = isBlock ? endWithBlankLines(text, node.end) : node.end;
  const [head, foot] = syntax === 'json' ? ['', ''] : around(document, node, isBlock);
  return (edits, wanted) => {
    if (edits.some((edit) => edit.start < node.start || end < edit.end)) return false;
    const own = edits.map((edit) => ({ ...edit, start: edit.start - node.start, end: edit.end - node.start }));
    const source = applyEdits(text.slice(node.start, end), own);
    const { parts } = readText(`${head}${source}${foot}`, syntax, { template: 'none' });
    const [part, ...others] = parts;
    return part !== undefined && others.length === 0 && part.problems.length === 0 && textIn(part.root) === wanted;
  };
}

/** What stands before and behind the only scalar of a document, so that it is read as it was. */
function around(document: TextDocument, node: ScalarNode, isBlock: boolean): readonly [head: string, foot: string] {
  if (!isBlock) return isInFlow(document, node.start) ? ['k: [', ']'] : ['k: ', ''];
  // The number behind the mark counts from the indentation of what the text is below.
  const given = Number(/^[|>][-+]?(\d)/u.exec(document.text.slice(node.start, node.start + 3))?.[1] ?? 1);
  return [`${' '.repeat(Math.max(0, (blockIndent(document.text, node) ?? 1) - given))}k: `, ''];
}

function endWithBlankLines(text: string, end: number): number {
  return end + (/^(?:[ \t]*(?:\r\n|\n|\r))*/u.exec(text.slice(end))?.[0].length ?? 0);
}

/** What the only scalar of a document says; undefined where it holds anything else. */
function textIn(root: Node | undefined): string | undefined {
  switch (root?.kind) {
    case 'scalar':
      return root.text;
    case 'map':
      return root.pairs.length === 1 ? textIn(root.pairs[0]?.value) : undefined;
    case 'seq':
      return root.items.length === 1 ? textIn(root.items[0]) : undefined;
    default:
      return undefined;
  }
}
