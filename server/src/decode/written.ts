import type { Path } from '../base/path.ts';
import type { Range } from '../base/text.ts';
import type { Origin } from './produced.ts';

/** An output as text. */
export interface Written {
  readonly text: string;
  /** Everything in it, in the order of the text; what holds others comes before them. */
  readonly places: readonly WrittenPlace[];
}

/** Where one key or item of an output stands in its text, and what it came from. */
export interface WrittenPlace {
  /** The path in the output. */
  readonly path: Path;
  /** The value, with its key where it has one. */
  readonly range: Range;
  readonly isLeaf: boolean;
  readonly origins: readonly Origin[];
}

/** A text in the making. */
export interface Writer {
  readonly pieces: string[];
  length: number;
  readonly places: WrittenPlace[];
}

export function createWriter(): Writer {
  return { pieces: [], length: 0, places: [] };
}

export function put(writer: Writer, text: string): void {
  writer.pieces.push(text);
  writer.length += text.length;
}

/** Notes where `write` puts a value. */
export function place(
  writer: Writer,
  path: Path,
  value: { readonly kind: string; readonly origins: readonly Origin[] },
  write: () => void,
): void {
  const range = { start: writer.length, end: writer.length };
  writer.places.push({ path, range, isLeaf: value.kind === 'scalar', origins: value.origins });
  write();
  range.end = writer.length;
}

export function written({ pieces, places }: Writer): Written {
  return { text: pieces.join(''), places };
}
