/** An edit of a document, as VS Code tells it. */
export interface LineChange {
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number };
  };
  readonly text: string;
}

/** Where a line stands after some edits, each of which speaks of the text that the one before left. Lines count from 0. */
export function shiftedLine(line: number, changes: readonly LineChange[]): number {
  return changes.reduce(shiftedBy, line);
}

function shiftedBy(line: number, { range: { start, end }, text }: LineChange): number {
  if (line < start.line) return line;
  const lines = text.split('\n').length - 1;
  // What is put in front of all that stands in a line moves the line, too.
  const isInFront = line === start.line && start.character === 0 && end.line === line && text.endsWith('\n');
  if (line > end.line || isInFront) return line + lines - (end.line - start.line);
  return line === end.line && line > start.line ? start.line + lines : start.line;
}
