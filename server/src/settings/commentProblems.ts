import type { Fix, Problem } from '../base/problem.ts';
import type { Range } from '../base/text.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { nearest } from '../shape/nearest.ts';
import { listed } from '../shape/wording.ts';
import { type Refusal, refuse } from './knownSettings.ts';
import { isModelineKey, type ModelineWord, modelineKeys, modelineWords, refuseModelineValue } from './modeline.ts';
import { type Suppression, suppressionsOf } from './suppressions.ts';

/** What a template fills in is known only when it has done so. */
const templateMark = /\{[{%]|\$\{|<%/u;

/**
 * What the modeline and the suppressions of a document name that Strata does not know. In other people's files only
 * what would have made them ours is judged: there `strata` may be anybody's word.
 */
export function commentProblems(document: TextDocument, isOurs: boolean): readonly Problem[] {
  if (document.syntax === 'json') return [];
  const words = modelineWords(document.text);
  const isTemplate = words.some(({ start, end }) => templateMark.test(document.text.slice(start, end)));
  const judged = isTemplate ? [] : words.filter((word) => isOurs || speaksOfFormat(word));
  const inModeline = judged.flatMap(wordProblems);
  return isOurs ? [...inModeline, ...suppressionsOf(document).flatMap(suppressionProblems)] : inModeline;
}

function wordProblems(word: ModelineWord): readonly Problem[] {
  const { key, value, start, end } = word;
  const keyRange = { start, end: start + key.length };
  if (value === undefined) return withoutEquals(word);
  if (!isModelineKey(key)) {
    // `=x` has no key that could be misspelt.
    if (key === '') return [];
    const likely = nearest(key, modelineKeys);
    const advice = `accepted: ${listed([...new Set([...likely, ...modelineKeys])])}`;
    return [unknown(keyRange, { found: `unknown setting \`${key}\``, advice, likely })];
  }
  const valueRange = { start: keyRange.end + 1, end };
  if (value === '') return [unknown(keyRange, { found: `\`${key}=\` has no value`, advice: '', likely: [] })];
  const refusal = refuseModelineValue(key, value);
  return refusal ? [unknown(valueRange, refusal)] : [];
}

/** Words of a sentence are let pass; `os:fcos` is none. */
function withoutEquals({ key: word, start, end }: ModelineWord): readonly Problem[] {
  const [key = '', value = ''] = word.split(':', 2);
  if (!isModelineKey(key)) return [];
  const likely = value === '' ? [] : [`${key}=${value}`];
  return [unknown({ start, end }, { found: `\`${word}\` has no equals sign`, advice: `write \`${key}=…\``, likely })];
}

function suppressionProblems({ codes, start, end }: Suppression): readonly Problem[] {
  if (codes.length === 0) {
    const advice = 'write the code that stands in brackets behind the problem';
    return [unknown({ start, end }, { found: 'this comment names no problem code', advice, likely: [] })];
  }
  return codes.flatMap(({ code, ...range }) => {
    const refusal = refuse('code', code);
    return refusal ? [unknown(range, refusal)] : [];
  });
}

function unknown(range: Range, { found, advice, likely }: Refusal): Problem {
  const fixes = (): readonly Fix[] =>
    likely.slice(0, 3).map((word) => ({
      title: `Change to \`${word}\``,
      edits: [{ ...range, newText: word }],
      certain: likely.length === 1,
    }));
  return {
    code: 'strata/unknown-setting',
    source: 'strata',
    severity: 'warning',
    message: `${found}: it is ignored${advice === '' ? '' : `; ${advice}`}`,
    range,
    path: [],
    fixes,
  };
}

/** Whether a word says, or was meant to say, which format a file has. */
function speaksOfFormat({ key, value }: ModelineWord): boolean {
  if (key === 'format') return true;
  return value !== undefined && nearest(key, modelineKeys)[0] === 'format' && refuse('fileFormat', value) === undefined;
}
