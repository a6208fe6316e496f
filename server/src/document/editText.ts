import { type LineStarts, lineAt, lineStartsOf, type TextEdit } from '../base/text.ts';
import { type EditedPart, editPart } from './editPart.ts';
import { givenOptions, givenSyntaxOf, isDecidedAsWhole, readText, reasonToDecline } from './readText.ts';
import { isMarked } from './repair/conflicts.ts';
import { isLookalike } from './repair/lookalikes.ts';
import { isAtScript } from './repair/textRepair.ts';
import { shiftPart } from './shiftPart.ts';
import { shiftRange } from './shiftProblem.ts';
import { maskTemplates } from './template/mask.ts';
import { staysUnmasked } from './template/maskEdit.ts';
import type { Comment, TextDocument } from './textDocument.ts';
import { commentsOf, controlCharacter } from './yaml/readYaml.ts';

/**
 * The document after edits that follow each other: each speaks of the text that the one before left. Equal to reading the
 * new text, but only the items around an edit are read again; all other nodes stay the same objects, moved in place. So
 * the old document may not be used any more.
 */
export function editText(document: TextDocument, edits: readonly TextEdit[]): TextDocument {
  return edits.reduce(applyEdit, document);
}

function applyEdit(document: TextDocument, edit: TextEdit): TextDocument {
  const text = document.text.slice(0, edit.start) + edit.newText + document.text.slice(edit.end);
  const edited = canBeLocal(document, edit, text) ? editLocally(document, edit, text) : undefined;
  const options = givenOptions.get(document) ?? {};
  if (!edited) return readText(text, givenSyntaxOf(document), options);
  givenOptions.set(edited, options);
  return edited;
}

/** False where an edit may change what is decided for the whole text: its templates, its size, its characters. */
function canBeLocal(document: TextDocument, edit: TextEdit, text: string): boolean {
  const { newText } = edit;
  if (document.syntax !== 'yaml' || document.declined || reasonToDecline(text) || isDecidedAsWhole(document))
    return false;
  const edited = { start: edit.start, end: edit.start + newText.length };
  if (isMarked(text, edited) || isLookalike(text, edited) || isAtScript(text, edited)) return false;
  if (controlCharacter.test(newText)) return false;
  if (document.parts.some(({ problems }) => problems.some(({ code }) => code === 'syntax/control-character')))
    return false;
  const { template = 'auto', stretchesOf } = givenOptions.get(document) ?? {};
  if (stretchesOf?.(text)) return false;
  if (template === 'auto') return staysUnmasked(document.text, edit, text);
  return template === 'none' || !maskTemplates(text, 'yaml', template).isTemplate;
}

function editLocally(document: TextDocument, edit: TextEdit, text: string): TextDocument | undefined {
  const index = document.parts.findIndex((part) => edit.start >= part.start && edit.end < part.end);
  const last = document.parts.length - 1;
  const at = index < 0 && edit.start >= (document.parts[last]?.start ?? 0) ? last : index;
  const part = document.parts[at];
  if (!part) return undefined;
  const edited = editPart({ part, isLast: at === last, oldText: document.text, text, edit });
  if (!edited) return undefined;
  const delta = edit.newText.length - (edit.end - edit.start);
  const lineStarts = editLineStarts(document.lineStarts, edit, text, delta);
  const lineDelta = lineStarts.length - document.lineStarts.length;
  const parts = document.parts.map((each, position) =>
    position < at ? each : position === at ? edited.part : shiftPart(each, delta),
  );
  const comments = editComments(document.comments, edited, text, lineStarts, delta, lineDelta);
  return { text, syntax: document.syntax, lineStarts, parts, comments, masks: [] };
}

/** Line starts behind the edit move; those in it are counted anew, one character further, because CR LF may be cut or joined there. */
function editLineStarts(
  starts: LineStarts,
  { start, end, newText }: TextEdit,
  text: string,
  delta: number,
): LineStarts {
  const first = lineAt(starts, Math.max(0, start - 1));
  const from = starts[first] ?? 0;
  const until = start + newText.length + 1;
  const kept = starts.slice(0, first);
  const anew = lineStartsOf(text.slice(from, until + 1))
    .map((offset) => offset + from)
    .filter((offset) => offset <= until);
  const behind = starts.slice(lineAt(starts, end + 1) + 1);
  return [...kept, ...anew, ...(delta === 0 ? behind : behind.map((offset) => offset + delta))];
}

function editComments(
  comments: readonly Comment[],
  { readFrom, readTo, oldReadTo, comments: anew }: EditedPart,
  text: string,
  lineStarts: LineStarts,
  delta: number,
  lineDelta: number,
): readonly Comment[] {
  if (comments.length === 0 && anew.length === 0) return comments;
  const before = comments.filter(({ start }) => start < readFrom);
  const behind = comments.filter(({ start }) => start >= oldReadTo);
  const moved =
    delta === 0 && lineDelta === 0
      ? behind
      : behind.map((comment) => ({ ...comment, ...shiftRange(comment, delta), line: comment.line + lineDelta }));
  return [
    ...before,
    ...commentsOf(
      text,
      lineStarts,
      anew.filter(({ start }) => start < readTo),
    ),
    ...moved,
  ];
}
