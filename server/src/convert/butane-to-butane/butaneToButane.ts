import type { Problem } from '../../base/problem.ts';
import type { TextEdit } from '../../base/text.ts';
import { rangeOf } from '../../document/node.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { rowName } from '../../shape/target.ts';
import type { VersionRow } from '../../shape/versions.ts';
import type {
  Conversion,
  ConversionInput,
  ConversionOptions,
  ConversionResult,
  Judge,
  JudgedText,
  Loss,
} from '../conversion.ts';
import { adapt } from './adapt.ts';
import { cannotLeaveOut, lossCodes } from './change.ts';
import { changedMeaning } from './changedMeaning.ts';
import { goneNames } from './goneNames.ts';
import { rewritten, startRewrite } from './rewrite.ts';
import { versionChoices } from './versionChoices.ts';
import { writeRewritten } from './writeRewritten.ts';
import { writeVersion } from './writeVersion.ts';

/** What naming another version mends, whatever the file says now. */
const mended = [
  'butane/unknown-version',
  'butane/unknown-variant',
  'butane/removed-variant',
  'butane/missing-version',
  'butane/missing-variant',
  'butane/forbidden-key',
  'butane/value-of-other-version',
];

/** What the config names need not be there to change the config. */
const unneeded = [
  'butane/no-files-dir',
  'butane/local-file-missing',
  'butane/local-file-unreadable',
  'butane/path-outside-files-dir',
];

/** A Butane config for another version or variant: the same text, with as few changes as the other version needs. */
export const butaneToButane: Conversion = {
  from: 'butane',
  to: 'butane',
  asked: ['butane'],
  excusedWhenRaw: undefined,
  excused: [...mended, ...unneeded],
  keepsText: true,
  compiles: false,
  codes: [...Object.values(lossCodes), cannotLeaveOut],
  takes: () => true,
  choices: versionChoices,
  ending: '.bu',
  convert,
};

function convert(input: ConversionInput, { version: row }: ConversionOptions): ConversionResult {
  const { judge, document } = input;
  const source = judge?.(document.text);
  if (!judge || !row || !source || source.problems.some(isInTheWay)) return nothing([]);
  return toVersion(input, row, judge, source);
}

/** What is wrong in every version has to be mended first, and `convert` says so. */
function isInTheWay({ severity, source, code }: Problem): boolean {
  return severity === 'error' && source !== 'strata' && !mended.includes(code) && !unneeded.includes(code);
}

function toVersion(input: ConversionInput, row: VersionRow, judge: Judge, source: JudgedText): ConversionResult {
  const { document, part, decoded } = input;
  const named = writeVersion(document, decoded, row);
  if (!named) return nothing([unwritten(input, row)]);
  const before = { ...source, problems: source.problems.filter(({ code }) => !mended.includes(code)) };
  const start = rewritten(startRewrite(document, part), [...withoutMark(document), ...named]);
  const adapted = adapt(start, row, before, judge);
  if (!adapted) return nothing([unwritten(input, row)]);
  const { rewrite, judged, losses, refused } = adapted;
  if (refused.length > 0) return nothing(refused);
  const all = [
    ...losses,
    ...changedMeaning(before, judged, rewrite, row, losses),
    ...goneNames(before, judged, rewrite),
    ...uncheckedTemplates(input, row),
  ];
  return {
    kind: 'done',
    format: 'butane',
    made: undefined,
    output: () => writeRewritten(rewrite, judged.part),
    saved: () => 0,
    problems: [],
    losses: all.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end),
  };
}

/** A result has no byte order mark. */
function withoutMark({ text }: TextDocument): readonly TextEdit[] {
  return text.startsWith('\uFEFF') ? [{ start: 0, end: 1, newText: '' }] : [];
}

function nothing(problems: readonly Problem[]): ConversionResult {
  return { kind: 'done', format: 'butane', made: undefined, output: undefined, saved: () => 0, problems, losses: [] };
}

function unwritten({ decoded }: ConversionInput, row: VersionRow): Problem {
  const { node } = decoded;
  const first = node.kind === 'map' ? (node.pairs[0]?.key ?? node) : node;
  const message = `${rowName(row)} cannot be written here: \`variant\` and \`version\` have to stand at the top as plain texts, without a template in them`;
  return { code: cannotLeaveOut, source: 'strata', severity: 'error', message, range: rangeOf(first), path: [] };
}

/** Nobody knows what a template brings. */
function uncheckedTemplates({ document: { masks } }: ConversionInput, row: VersionRow): readonly Loss[] {
  const [range] = masks;
  if (!range) return [];
  const templates = masks.length === 1 ? 'this template stands' : `the ${masks.length} templates in this file stand`;
  const message = `what ${templates} for was not looked at: check the rendered file as ${rowName(row)}`;
  return [{ code: lossCodes.templateUnchecked, kind: 'approximated', message, range, path: [] }];
}
