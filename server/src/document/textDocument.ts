import type { Fix } from '../base/problem.ts';
import type { LineStarts, Range } from '../base/text.ts';
import type { Node } from './node.ts';

/**
 * How a text is written. JSON is read strictly by the JSON reader, a `text` of another language is only looked at where
 * somebody says so, and everything else is for the YAML reader.
 */
export type Syntax = 'yaml' | 'json' | 'text';

/** Something that the reader could not read as written. */
export interface SyntaxProblem {
  /** `syntax/what-is-wrong`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly range: Range;
  /** What it comes from, where other problems may come from it too. */
  readonly cause?: Range;
  /** What would mend it, the likeliest first. */
  readonly fixes?: readonly Fix[];
}

/** A YAML document of the stream, or the whole of a JSON text. */
export interface Part extends Range {
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** Where it is a text of its own within the document, as an entry of a multi-part message is: all of that text. */
  readonly stretch?: Stretch;
  /** The nodes that carry an anchor, in the order of the text; an alias means the last one of its name before it. */
  readonly anchors: readonly Node[];
}

/** A text of its own within a text, or all of one that is no YAML. */
export interface Stretch extends Range {
  /** The format that it is surely of, and who says so; absent where it has to say so itself. */
  readonly known?: KnownFormat;
  /** How it is written; YAML where nothing is said. */
  readonly syntax?: Syntax;
  /** Where what is to be read begins, if a line that is for somebody else stands before it. */
  readonly readFrom?: number;
  /** Of a text of another language the pieces that are looked at one by one; its first line where nothing is said. */
  readonly pieces?: readonly Range[];
}

export interface KnownFormat {
  readonly format: string;
  /** Which kind of it, where the format has several. */
  readonly kind?: string;
  /** A few words for a person. */
  readonly because: string;
}

/** A comment of its own or behind a value; kept by line, because the parser's own place for comments is unreliable. */
export interface Comment extends Range {
  /** From 0. */
  readonly line: number;
  /** Without the `#` and the blanks around the text. */
  readonly text: string;
}

/** A text and all that is known of its form. Reading never fails: a text that cannot be read has problems instead of nodes. */
export interface TextDocument {
  readonly text: string;
  readonly syntax: Syntax;
  readonly lineStarts: LineStarts;
  /** Never empty, unless `declined` is set. */
  readonly parts: readonly Part[];
  /** In the order of the text; none in JSON. */
  readonly comments: readonly Comment[];
  /** Stretches that hold a template (Jinja, Go, Terraform), delimiters included. */
  readonly masks: readonly Range[];
  /** Why the text was not read at all. */
  readonly declined?: 'too-large' | 'binary';
}
