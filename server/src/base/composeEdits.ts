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
  const next = cutter(pieces);
  let done = 0;
  for (const { start, end, newText } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result.push(...next(start - done), { written: newText });
    next(end - start);
    done = end;
  }
  result.push(...next(Number.POSITIVE_INFINITY));
  return result;
}

/** Hands out the text that the pieces make, so many characters at a time. */
function cutter(pieces: readonly Piece[]): (length: number) => readonly Piece[] {
  let index = 0;
  /** How much of the piece at the index has been handed out. */
  let used = 0;
  return (length) => {
    const found: Piece[] = [];
    let left = length;
    for (let piece = pieces[index]; piece && left > 0; piece = pieces[index]) {
      const whole = 'kept' in piece ? piece.kept.end - piece.kept.start : piece.written.length;
      const to = Math.min(used + left, whole);
      if (to > used) found.push(pieceOf(piece, { start: used, end: to }));
      left -= to - used;
      used = to;
      if (used < whole) break;
      index++;
      used = 0;
    }
    return found;
  };
}

function pieceOf(piece: Piece, { start, end }: Range): Piece {
  if ('written' in piece) return { written: piece.written.slice(start, end) };
  return { kept: { start: piece.kept.start + start, end: piece.kept.start + end } };
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
