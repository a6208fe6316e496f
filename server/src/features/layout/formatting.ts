import type { Analysis } from '../../analysis.ts';
import type { Range, TextEdit } from '../../base/text.ts';
import { formatText } from '../../document/format/formatText.ts';
import type { Part } from '../../document/textDocument.ts';

/** What an editor asks of a layout. */
export interface FormattingRequest {
  /** Columns. */
  readonly tabSize: number;
  readonly insertSpaces: boolean;
  readonly insertFinalNewline: boolean;
  /** The stretches whose lines are to be laid out; undefined for the whole document. */
  readonly ranges: readonly Range[] | undefined;
}

/**
 * The edits that lay out a file: its indentation, the blanks behind `:` and `-` and at the ends of lines. Values, comments
 * and breaks stay. Undefined for what is not ours; nothing where a merge has left its marks.
 */
export function formatting(analysis: Analysis, request: FormattingRequest): readonly TextEdit[] | undefined {
  const { document, parts } = analysis;
  if (parts.length === 0) return undefined;
  const isMerging = document.parts.some(({ problems }) =>
    problems.some(({ code }) => code === 'syntax/conflict-marker'),
  );
  if (isMerging) return [];
  // What is ours in JSON lies within one pair of brackets with the rest.
  const ours = document.syntax === 'json' ? document.parts : laidOut(analysis);
  return formatText(document, ours, {
    indentSize: request.tabSize,
    usesTabs: !request.insertSpaces,
    endsWithNewline: request.insertFinalNewline,
    within: request.ranges,
  });
}

/** The parts that are YAML; of a text that holds texts of their own only these. A config that another holds is laid out with it. */
function laidOut({ document, parts }: Analysis): readonly Part[] {
  const holdsTexts = document.parts.some(({ stretch }) => stretch);
  const own = parts
    .flatMap(({ part, isHeld }) => (isHeld ? [] : [part]))
    .filter(({ stretch }) => !holdsTexts || stretch);
  return own.filter(({ stretch }) => ((stretch ?? document).syntax ?? 'yaml') === 'yaml');
}
