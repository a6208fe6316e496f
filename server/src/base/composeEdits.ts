import type { Range, TextEdit } from './text.ts';

/** A stretch of the first text that is kept, or what was written into it. */
type Piece = { readonly kept: Range } | { readonly written: string };

/** Edits of a text that do at once what two lists do one after the other; the offsets of `later` speak of the text after `earlier`. */
export function composeEdits(
  text: string,
  earlier: readonly TextEdit[],
  later: readonly TextEdit[],
): readonly TextEdit[] {
  const whole: Piece = { kept: { start: 0, end: text.length } };
  return editsOf(edited(edited([whole], earlier), later), text.length);
}

function edited(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const result: Piece[] = [];
  let done = 0;
  for (const { start, end, newText } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result.push(...stretch(pieces, { start: done, end: start }), { written: newText });
    done = end;
  }
  result.push(...stretch(pieces, { start: done, end: Number.POSITIVE_INFINITY }));
  return result;
}

/** What lies in a range of the text that the pieces make. */
function stretch(pieces: readonly Piece[], { start, end }: Range): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = 'kept' in piece ? piece.kept.end - piece.kept.start : piece.written.length;
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, length);
    at += length;
    if (from >= to) continue;
    if ('written' in piece) found.push({ written: piece.written.slice(from, to) });
    else found.push({ kept: { start: piece.kept.start + from, end: piece.kept.start + to } });
  }
  return found;
}

function editsOf(pieces: readonly Piece[], length: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let done = 0;
  let newText = '';
  for (const piece of [...pieces, { kept: { start: length, end: length } }]) {
    if ('written' in piece) {
      newText += piece.written;
      continue;
    }
    const { start, end } = piece.kept;
    if (newText !== '' || start > done) edits.push({ start: done, end: start, newText });
    newText = '';
    done = end;
  }
  return edits;
}
