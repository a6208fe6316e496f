import type { TextEdit } from '../../base/text.ts';
import { startOfLine } from '../characters.ts';
import { indentOf } from '../lines.ts';
import { givenOptions, readText } from '../readText.ts';
import type { TextDocument } from '../textDocument.ts';

/** A document as it would be with spaces for the tabs that its lines are indented with, which YAML does not allow. */
export interface Untabbed {
  readonly document: TextDocument;
  /** The place in it. */
  readonly offset: number;
  /** Puts spaces before the line in the text as it is. */
  readonly indentation: TextEdit;
}

/**
 * Undefined where no tab stands before the offset on its line.
 *
 * @param step how many columns a tab counts for
 */
export function untabbed(document: TextDocument, offset: number, step: number): Untabbed | undefined {
  const { text, syntax } = document;
  const start = startOfLine(text, offset);
  const end = start + indentOf(text, start);
  if (syntax !== 'yaml' || offset < end || !text.slice(start, end).includes('\t')) return undefined;
  const spaced = (stretch: string): string => stretch.replace(/^[ \t]+/gmu, (blanks) => spaces(blanks, step));
  const before = spaced(text.slice(0, start));
  const newText = spaces(text.slice(start, end), step);
  const whole = before + newText + text.slice(end, offset) + spaced(`x${text.slice(offset)}`).slice(1);
  return {
    document: readText(whole, syntax, givenOptions.get(document)),
    offset: before.length + newText.length + offset - end,
    indentation: { start, end, newText },
  };
}

function spaces(blanks: string, step: number): string {
  return blanks.replaceAll('\t', ' '.repeat(step));
}
