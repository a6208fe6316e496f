import { ownValue } from '../../base/ownValue.ts';
import type { Range } from '../../base/text.ts';
import { systemdFacts } from '../../generated/unitFacts.ts';
import { nearest } from '../../shape/nearest.ts';
import { commentBehind } from './commentBehind.ts';
import { neededKeys } from './neededKeys.ts';
import type { Assignment, UnitFault, UnitFile, UnitSection } from './readUnitFile.ts';
import { keysOf } from './unitKeys.ts';
import { valueFault } from './unitValues.ts';
import type { ValueFault } from './valueFault.ts';

/** Something in a unit file that does not do what its author wants; ranges count in the file's text. */
export interface UnitProblem {
  readonly code: UnitProblemCode;
  readonly message: string;
  readonly range: Range;
  /** Of the assignment that it is about. */
  readonly key?: string;
  /** From the beginning of its key to the end of its value. */
  readonly line?: Range;
  /** What to write in the place of the range. */
  readonly instead?: { readonly text: string; readonly certain: boolean; readonly title?: string };
  /** The section whose header is not read as one. */
  readonly hides?: string;
  /** The section whose header is to stand above the line. */
  readonly above?: string;
  /** The section that an assignment belongs into, and where its lines stand. */
  readonly move?: { readonly section: string; readonly range: Range };
  /** The value that a comment stands behind, which belongs on a line of its own. */
  readonly commented?: Range;
}

export const unitProblemCodes = [
  'systemd/bad-value',
  'systemd/misplaced-key',
  'systemd/obsolete-key',
  'systemd/quadlet-refused',
  'systemd/shell-syntax',
  'systemd/unit-refused',
  'systemd/unknown-key',
  'systemd/unknown-section',
  'systemd/unreadable-line',
] as const;

export type UnitProblemCode = (typeof unitProblemCodes)[number];

export interface UnitPlace {
  /** Sections that another program takes out before systemd sees the file. */
  readonly more?: readonly string[];
  /** Whether it only adds to a unit. */
  readonly isDropin?: boolean;
  /** The ending of the file, where another program makes a unit of it. */
  readonly kind?: string;
  /** Keys in which names with other endings than those of units may stand, which that program puts units in the place of. */
  readonly translated?: { readonly keys: readonly string[]; readonly endings: readonly string[] };
}

/**
 * What systemd would ignore in a unit file or drop-in.
 *
 * @param type the ending of the unit's name
 */
export function unitProblems(file: UnitFile, type: string, place: UnitPlace = {}): readonly UnitProblem[] {
  const allowed = ownValue(systemdFacts.unitTypes, type);
  if (!allowed) return [];
  const { sections, faults } = file;
  const { more = [], isDropin = false } = place;
  const problems: UnitProblem[] = [...outsideProblem(file, allowed)];
  for (const { kind, range, hides } of faults)
    if (kind !== 'outside-section')
      problems.push({ ...faultProblem(kind, range), ...(hides === undefined ? {} : { hides }) });
  for (const section of sections) {
    const { name } = section;
    if (name.startsWith('X-') || more.includes(name)) continue;
    if (!allowed.includes(name)) problems.push(unknownSection(section, place.kind ?? type, [...allowed, ...more]));
    else
      for (const assignment of section.assignments)
        for (const problem of assignmentProblems(assignment, name, allowed, place))
          problems.push({ ...problem, key: assignment.key, line: lineOf(assignment) });
  }
  return isDropin ? problems : withoutUse(problems, sections, type);
}

/** Where a unit needs one of several keys and systemd reads none of them, that is what becomes of it. */
function withoutUse(
  problems: readonly UnitProblem[],
  sections: UnitFile['sections'],
  type: string,
): readonly UnitProblem[] {
  const needed = ownValue(neededKeys, type);
  const faulty = new Set(
    problems.filter(({ code, key = '' }) => code === 'systemd/bad-value' && needed?.includes(key)),
  );
  if (faulty.size === 0) return problems;
  const written = sections.flatMap(({ assignments }) =>
    assignments.filter(({ key, value }) => needed?.includes(key) && value !== ''),
  );
  if (written.length > faulty.size) return problems;
  const consequence = '; without another of its kind it does not start at all';
  return problems.map((each) => (faulty.has(each) ? { ...each, message: `${each.message}${consequence}` } : each));
}

function faultProblem(kind: Exclude<UnitFault['kind'], 'outside-section'>, range: Range): UnitProblem {
  const code = 'systemd/unreadable-line';
  switch (kind) {
    case 'unclosed-header':
      return { code, range, message: 'this section has no `]` at its end: systemd refuses the whole file; close it' };
    case 'no-assignment':
      return {
        code,
        range,
        message:
          'this line has no `=`: systemd ignores it, and the unit goes without what it should set; write `Key=value`, or end the line above with `\\` to go on with it',
      };
    case 'no-key':
      return {
        code,
        range,
        message:
          'this line has nothing in front of the `=`: systemd ignores it, and the unit goes without what it should set; write the key there',
      };
    case 'blank-behind-backslash':
      return {
        code,
        range,
        message:
          'a blank stands behind this `\\`, so the line ends here: systemd reads the next one by itself and ignores it; take the blank away',
        instead: { text: '\\', certain: false },
      };
    case 'header-behind-backslash':
      return {
        code,
        range,
        message:
          'the `\\` at the end makes the header in the next line a part of this one, so what follows belongs to no section of its own; take the `\\` away',
        instead: { text: '', certain: false, title: 'Remove the `\\`' },
      };
  }
}

/** The lines in front of the first section, of which systemd reads none: one mistake, however many they are. */
function* outsideProblem({ sections, faults }: UnitFile, allowed: readonly string[]): Generator<UnitProblem> {
  const lines = faults.filter(({ kind }) => kind === 'outside-section');
  const [first] = lines;
  if (!first) return;
  const code = 'systemd/unreadable-line';
  const keys = lines.flatMap(({ key }) => key ?? []);
  if (sections.length === 0 && keys.length === 0) {
    const message = 'this is no unit: it has no `[Section]` and no `Key=value`, so systemd ignores all of it';
    yield { code, range: first.range, message };
    return;
  }
  const homes = allowed.filter((name) => keys.length > 0 && keys.every((key) => keysOf(name).has(key)));
  const [home, ...others] = homes;
  const isSure = home !== undefined && others.length === 0;
  const advice = isSure ? `write ${header(home)} above` : 'write the `[Section]` above that they belong into';
  const many = lines.length === 1 ? 'this line stands' : `${lines.length} lines from here stand`;
  yield {
    code,
    range: first.range,
    message: `${many} in front of the first section: systemd ignores ${lines.length === 1 ? 'it' : 'them'}, and the unit goes without; ${advice}`,
    ...(isSure ? { above: home } : {}),
  };
}

function unknownSection({ name, range }: UnitSection, type: string, allowed: readonly string[]): UnitProblem {
  const [likely] = nearest(name, allowed);
  const isUnit = ownValue(systemdFacts.unitTypes, type) !== undefined;
  const advice =
    likely === undefined ? `it may have ${allowed.map(header).join(', ')}` : `did you mean ${header(likely)}?`;
  return {
    code: 'systemd/unknown-section',
    message: `a \`.${type}\` ${isUnit ? 'unit' : 'file'} has no section ${header(name)}: systemd ignores it and everything in it; ${advice}`,
    range,
    ...(likely === undefined ? {} : { instead: { text: `[${likely}]`, certain: false } }),
  };
}

function* assignmentProblems(
  assignment: Assignment,
  section: string,
  allowed: readonly string[],
  { isDropin = false, translated }: UnitPlace,
): Generator<UnitProblem> {
  const { key, keyRange, value, valueRange } = assignment;
  if (key.startsWith('X-')) return;
  const wanted = keysOf(section).get(key);
  if (wanted === undefined) {
    yield unknownKey(key, keyRange, valueRange.end, section, allowed);
    return;
  }
  if (wanted === 'obsolete') {
    const message = `\`${key}\` is obsolete: newer releases of systemd ignore it, or take it for another key`;
    yield { code: 'systemd/obsolete-key', message, range: keyRange };
    return;
  }
  // Of these alone systemd takes the quotes away.
  if (section === 'Install' && /["']/u.test(value)) return;
  const endings = translated?.keys.includes(key) && section === 'Unit' ? translated.endings : [];
  const fault = valueFault(value, wanted, endings);
  if (!fault) return;
  const behind = commentBehind(value);
  const isPlain = valueRange.end - valueRange.start === value.length;
  if (!behind || !isPlain || valueFault(behind.value, wanted, endings) !== undefined) {
    yield valueProblem(assignment, fault, isDropin);
    return;
  }
  const { code } = valueProblem(assignment, fault, isDropin);
  const outcome = outcomeOf(assignment, fault, isDropin);
  const message = `\`${shorten(behind.comment)}\` is no comment behind a value but a part of \`${key}\`: ${outcome}; move the comment to a line of its own`;
  yield { code, message, range: valueRange, commented: valueRange };
}

function valueProblem(assignment: Assignment, fault: ValueFault, isDropin: boolean): UnitProblem {
  const { key, value, valueRange } = assignment;
  const { wants, isFatal } = fault;
  // Values of several lines are not joined as they stand there.
  const isPlain = valueRange.end - valueRange.start === value.length;
  const part = isPlain ? fault.range : undefined;
  const shown = shownOf(value, fault);
  const range = part ? { start: valueRange.start + part.start, end: valueRange.start + part.end } : valueRange;
  const instead = isPlain || !fault.range ? fault.instead : undefined;
  return {
    code: isFatal ? 'systemd/unit-refused' : 'systemd/bad-value',
    message: `\`${key}\` wants ${wants}, not \`${shorten(shown)}\`: ${outcomeOf(assignment, fault, isDropin)}`,
    range,
    ...(instead === undefined ? {} : { instead: { text: instead, certain: false } }),
  };
}

/** The part of a value that is wrong. */
function shownOf(value: string, { range }: ValueFault): string {
  return range ? value.slice(range.start, range.end) : value;
}

function outcomeOf({ value }: Assignment, fault: ValueFault, isDropin: boolean): string {
  if (fault.isFatal) return isDropin ? 'systemd reads the drop-in no further' : 'systemd does not start the unit';
  const isPart = shownOf(value, fault) !== value && !fault.losesAll;
  return isPart
    ? 'systemd leaves it out, and the unit goes without it'
    : 'systemd ignores the line, and the unit goes without it';
}

function unknownKey(key: string, range: Range, end: number, section: string, allowed: readonly string[]): UnitProblem {
  const homes = allowed.filter((other) => other !== section && keysOf(other).has(key));
  const ignored = `systemd ignores the line`;
  if (homes.length > 0) {
    const message = `\`${key}\` belongs into ${homes.map(header).join(' or ')}, not into ${header(section)}: ${ignored}; move it there`;
    const [home, ...others] = homes;
    const move =
      home !== undefined && others.length === 0 ? { section: home, range: { start: range.start, end } } : undefined;
    return { code: 'systemd/misplaced-key', message, range, ...(move ? { move } : {}) };
  }
  const known = keysOf(section);
  const likely = nearest(key, known.keys()).find((name) => known.get(name) !== 'obsolete');
  const elsewhere = likely === undefined ? homeOfNearest(key, section, allowed) : undefined;
  const advice = likely === undefined ? elsewhere : `did you mean \`${likely}\`?`;
  return {
    code: 'systemd/unknown-key',
    message: `systemd knows no \`${key}\` in ${header(section)}: ${ignored}${advice === undefined ? '' : `; ${advice}`}`,
    range,
    ...(likely === undefined ? {} : { instead: { text: likely, certain: false } }),
  };
}

function homeOfNearest(key: string, section: string, allowed: readonly string[]): string | undefined {
  for (const other of allowed) {
    const [likely] = other === section ? [] : nearest(key, keysOf(other).keys());
    if (likely !== undefined) return `did you mean \`${likely}\` in ${header(other)}?`;
  }
  return undefined;
}

function lineOf({ keyRange, valueRange }: Assignment): Range {
  return { start: keyRange.start, end: valueRange.end };
}

function header(name: string): string {
  return `\`[${name}]\``;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
