import { lineStartsOf, positionAt, type TextEdit } from '../../server/src/base/text.ts';

/** What somebody does in the middle of a file; the answer time is told for each by itself. */
export const editClasses = ['in a value', 'in a script', 'in a key', 'a new line', 'with an error open'] as const;
export type EditClass = (typeof editClasses)[number];

export interface Keystroke {
  readonly editClass: EditClass;
  readonly edit: TextEdit;
}

/** How many keystrokes are measured of each class; even, because each is taken back by the next. */
const perClass = 20;

/** Lines whose value has four characters; each stands for the same in another format. */
const modes = [/^ +(?:mode: 0\d{3}|defer: true)$/u];
const values = [...modes, /^ +- path: \/\S+$/u, /^ +(?:size_mib|uid): \d+$/u];
/** Lines of inline scripts and settings: plain ones, and one with an expansion that looks like a template. */
const scripts = [/^ +mkdir .*$/u, /^ +echo .*$/u, /^ +set -euo pipefail$/u, /^ +interval=\d+$/u];
const keys = [/^ +(?:mode|overwrite|contents|with_mount_unit|wipe_table|permissions|owner|defer|gecos)(?=:)/u];

/**
 * The keystrokes to measure, in their order; together they leave the text as it was. A keystroke and the one that takes it
 * back stand next to each other, and all are as near to the middle of the file as can be.
 */
export function keystrokes(text: string): readonly Keystroke[] {
  const calm = classOf('in a value', ends(text, values), '7')
    .concat(classOf('in a script', ends(text, scripts), '7'))
    .concat(classOf('in a key', ends(text, keys), 'x'))
    .concat(classOf('a new line', ends(text, modes), '\n      '));
  return [...calm, ...withErrorOpen(text)];
}

/** Places for hover: in the middle of key names. */
export function hoverPlaces(text: string): readonly number[] {
  return ends(text, keys).map((end) => end - 2);
}

/** Places where a new line with a new key can begin. */
export function completionPlaces(text: string): readonly number[] {
  return ends(text, modes);
}

function classOf(editClass: EditClass, places: readonly number[], typed: string): readonly Keystroke[] {
  return places.flatMap((start) => [
    { editClass, edit: { start, end: start, newText: typed } },
    { editClass, edit: { start, end: start + typed.length, newText: '' } },
  ]);
}

/** An open quote stands before a value while other keystrokes follow below it. */
function withErrorOpen(text: string): readonly Keystroke[] {
  const quote = Math.min(...ends(text, modes)) - '0644'.length;
  const places = ends(text, [...values, ...scripts, ...keys]).filter((place) => place > quote);
  const typed = classOf(
    'with an error open',
    places.map((place) => place + 1),
    '7',
  ).slice(0, perClass - 2);
  const editClass = 'with an error open';
  return [
    { editClass, edit: { start: quote, end: quote, newText: '"' } },
    ...typed,
    { editClass, edit: { start: quote, end: quote + 1, newText: '' } },
  ];
}

/** The ends of the lines, or of their beginnings, that match; for each pattern those nearest to the middle. */
function ends(text: string, patterns: readonly RegExp[]): readonly number[] {
  const lines = text.split('\n');
  const starts = lineStartsOf(text);
  const middle = lines.length / 2;
  const each = Math.ceil(perClass / 2 / patterns.length);
  return patterns.flatMap((pattern) =>
    lines
      .map((line, index) => ({ index, match: pattern.exec(line)?.[0] }))
      .filter(({ match }) => match !== undefined)
      .toSorted((a, b) => Math.abs(a.index - middle) - Math.abs(b.index - middle))
      .slice(0, each)
      .map(({ index, match }) => (starts[index] ?? 0) + (match?.length ?? 0)),
  );
}

/** The edit as the protocol has it. */
export function contentChange(text: string, edit: TextEdit) {
  const starts = lineStartsOf(text);
  return { range: { start: positionAt(starts, edit.start), end: positionAt(starts, edit.end) }, text: edit.newText };
}
