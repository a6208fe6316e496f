import type { Range } from '../../base/text.ts';
import { afterBreak, endOfLine } from '../characters.ts';

/** Where the scanner stands and what it has to remember; `yamlScanner.ts` says by which rules. */
export interface Scanner {
  readonly text: string;
  position: number;
  /** Counts line breaks; only good to tell whether two places share a line. */
  line: number;
  lineStart: number;
  queue: Token[];
  head: number;
  /** The column of the innermost open block collection, -1 outside of all. */
  indent: number;
  indents: number[];
  flowLevel: number;
  /** Where the outermost flow collection begins, or the last one began. */
  flowStart: number;
  /** Whether a key without `?` may begin here. */
  keyAllowed: boolean;
  /** The place that turns out to be a key if a colon follows; one for every flow level. */
  keys: (SimpleKey | undefined)[];
  lastAdded: Token | undefined;
  lastTaken: Token | undefined;
  /** The candidate that the token being read belongs to. */
  pendingKey: SimpleKey | undefined;
  /** Where the token being read begins. */
  tokenLine: number;
  tokenLineStart: number;
  readonly comments: Range[];
  /** Damaged stretches, in the order of the text: each is read as one token. */
  readonly holes: readonly Hole[];
  nextHole: number;
}

/** A stretch that is not read, because it could not be. It ends at the end of a line. */
export interface Hole extends Range {
  /** The column that decides which collection it belongs to; undefined for the innermost that is open. */
  readonly column: number | undefined;
}

/** A place that may turn out to be a key. */
export interface SimpleKey {
  token: Token | undefined;
  readonly required: boolean;
  readonly start: number;
  readonly line: number;
}

export type TokenKind =
  | 'stream-end'
  | 'version-directive'
  | 'tag-directive'
  | 'document-start'
  | 'document-end'
  | 'block-seq-start'
  | 'block-map-start'
  | 'block-end'
  | 'flow-seq-start'
  | 'flow-seq-end'
  | 'flow-map-start'
  | 'flow-map-end'
  | 'block-entry'
  | 'flow-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar'
  | 'damaged';

export interface Token extends Range {
  readonly kind: TokenKind;
  readonly column: number;
  readonly line: number;
  /** A scalar's content, an anchor's or alias's name, a tag as written. */
  readonly text: string;
  /** A scalar's style; a tag's or tag directive's handle. */
  readonly detail: string;
  /** The candidate for a key that this token began, while it is one. */
  key: SimpleKey | undefined;
}

/** The number of the column of the place where the scanner stands. */
export function columnOf(scanner: Scanner): number {
  return scanner.position - scanner.lineStart;
}

/** Steps over the line break at the scanner's place. */
export function skipBreak(scanner: Scanner): void {
  scanner.position = afterBreak(scanner.text, scanner.position);
  scanner.lineStart = scanner.position;
  scanner.line++;
}

/** Whether a damaged stretch begins at the scanner's place. */
export function atHole(scanner: Scanner): boolean {
  return scanner.holes[scanner.nextHole]?.start === scanner.position;
}

/** Appends a token that begins where the present call of `fetchToken` found it. */
export function add(scanner: Scanner, kind: TokenKind, start: number, end: number, text = '', detail = ''): void {
  const token: Token = {
    kind,
    start,
    end,
    column: start - scanner.tokenLineStart,
    line: scanner.tokenLine,
    text,
    detail,
    key: scanner.pendingKey,
  };
  if (scanner.pendingKey) scanner.pendingKey.token = token;
  scanner.pendingKey = undefined;
  scanner.lastAdded = token;
  scanner.queue.push(token);
}

/** The scanner stands at a `#`. */
export function takeComment(scanner: Scanner): void {
  const end = endOfLine(scanner.text, scanner.position);
  scanner.comments.push({ start: scanner.position, end });
  scanner.position = end;
}
