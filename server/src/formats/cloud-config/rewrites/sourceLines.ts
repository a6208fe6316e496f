import type { Pair } from '../../../document/node.ts';

/** Lines as they stand at a column: the first one does already. */
export function linesOf(lines: readonly string[], column: number, text: string): string {
  const indentation = ' '.repeat(column);
  return lines
    .map((line, index) => (index === 0 || line === '' ? line : `${indentation}${line}`))
    .join(newlineOf(text));
}

export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** A key with its value under another name, so many columns to the right; its first line begins at the new name. */
export function movedPair(text: string, { key, end }: Pair, name: string, columns: number): string {
  const indentation = ' '.repeat(columns);
  const [first = '', ...others] = text.slice(key.end, end).split(/\r?\n/u);
  const moved = others.map((line) => (line.trim() === '' ? line : `${indentation}${line}`));
  return [`${name}${first}`, ...moved].join(newlineOf(text));
}

export function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
