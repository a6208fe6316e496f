import type { Range } from '../base/text.ts';
import type { Syntax } from './textDocument.ts';

/** Jinja and Go share their braces and are told apart by nobody here; Terraform has `${ }` and `%{ }`. */
export type TemplateKind = 'jinja' | 'go' | 'terraform';

export interface Masked {
  /** Of the same length as the text, with the same line breaks. */
  readonly text: string;
  /** What was replaced, in the order of the text. */
  readonly masks: readonly Range[];
}

/** Longer stretches are no tags; without a limit a text of opening signs would be searched over and over. */
const longestTag = 1000;

type Family = 'braces' | 'dollar';

/** Signs of which every template has one: a text without them is not looked at. */
export const templateMark = /\{[{%#]|[%#}]\}|[$%]\{/u;

/**
 * Replaces templates by text of equal length, so that the rest can be read: a tag that stands alone on its line by
 * blanks, any other by letters, which makes the scalar around it a masked one.
 *
 * `${HOME}` in a script and `{{.Names}}` in a `--format` are content and no template. So, family by family:
 * - A file is a template when `template` says so, or when outside of block scalars a control tag (`{% if x %}`,
 *   `%{ for x in y }`) stands alone on a line, or a bare `{{ x }}` or `${x}` is a whole key, value or item. Then every tag of
 *   the family is masked, wherever it stands.
 * - In any other file a tag outside of block scalars is masked where it is a whole quoted text, or where the text around
 *   it on its line is one word (`/etc/{{ name }}.conf`, `"https://${host}/x"`). All others are content.
 */
export function maskTemplates(text: string, syntax: Syntax, template: TemplateKind | 'none' | 'auto'): Masked {
  if (template === 'none' || !templateMark.test(text)) return { text, masks: [] };
  const lines = linesOf(text, syntax);
  const ranges: Mask[] = [];
  for (const family of ['braces', 'dollar'] as const) {
    const isGiven = template !== 'auto' && (template === 'terraform') === (family === 'dollar');
    if (template !== 'auto' && !isGiven) continue;
    const isTemplate = isGiven || lines.some((line) => isEvidence(line, family));
    ranges.push(...(isTemplate ? allTags(text, family) : lines.flatMap((line) => likelyTags(line, family))));
  }
  ranges.sort((a, b) => a.start - b.start);
  return apply(text, ranges);
}

interface Mask extends Range {
  readonly isBlank: boolean;
}

interface Line extends Range {
  readonly text: string;
  readonly isBlockContent: boolean;
}

const header = /^( *(?:- +)*)(?:.*:[ \t]+|- +)?(?:[!&]\S+[ \t]+)*[|>][-+\d]{0,2}[ \t]*(?:#.*)?$/u;

/** The lines, and which of them are content of block scalars, as far as the indentation tells. */
function linesOf(text: string, syntax: Syntax): Line[] {
  const lines: Line[] = [];
  let content = -1;
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+/gu)) {
    const indent = line.search(/[^ ]/u);
    const isBlockContent = content >= 0 && (indent < 0 || indent >= content);
    if (!isBlockContent && indent >= 0) {
      const match = syntax === 'yaml' && /[|>]/u.test(line) ? header.exec(line) : null;
      content = match ? (match[1]?.length ?? 0) + 1 : -1;
    }
    lines.push({ start: index, end: index + line.length, text: line, isBlockContent });
  }
  return lines;
}

function isEvidence({ text, isBlockContent }: Line, family: Family): boolean {
  if (isBlockContent || !templateMark.test(text)) return false;
  const bare = text.trim().replace(/,$/u, '');
  if (
    family === 'braces'
      ? /^(?:- +)?(?:\{%.*%\}|\{#.*#\})$/u.test(bare)
      : /^%\{~?\s*(?:if|for|else|endif|endfor)\b.*\}$/u.test(bare)
  )
    return true;
  if (family === 'braces' && goControl.test(bare) && bare.endsWith('}}')) return true;
  return tagsIn(text, 0, family).some(({ start, end }) => {
    if (family === 'braces' ? !text.startsWith('{{', start) : !text.startsWith('${', start)) return false;
    const isAtStart = /^\s*(?:- +)*(?:(?:"[^"]*"|'[^']*'|[^\s"'#]+):\s+|\[\s*|"[^"]*"\s*:\s*)?$/u.test(
      text.slice(0, start),
    );
    return isAtStart && /^\s*(?:[,\]}]*|:(?:\s.*)?|#.*)$/u.test(text.slice(end)) && !isEmptyMap(text.slice(start, end));
  });
}

/** Go's control tags, which stand in the same braces as its values. */
const goControl = /^\{\{-?\s*(?:if|range|end|else|with|define|template|block|include|\/\*)(?=[\s}-]|\*)/u;

/** `{{}}` and a map in a map are YAML of their own. */
function isEmptyMap(tag: string): boolean {
  return /^\{\{\s*\}\}$/u.test(tag) || /^\{\{[^}]*:\s/u.test(tag);
}

function likelyTags(line: Line, family: Family): Mask[] {
  if (line.isBlockContent || !templateMark.test(line.text)) return [];
  const tags = tagsIn(line.text, 0, family);
  return tags
    .filter((tag) => isWholeWord(line.text, tag, tags) && !isEmptyMap(line.text.slice(tag.start, tag.end)))
    .map(({ start, end }) => ({ start: line.start + start, end: line.start + end, isBlank: false }));
}

/** Whether the text around a tag, tags taken away, is one word or the inside of a pair of quotes without blanks. */
function isWholeWord(line: string, tag: Range, tags: readonly Range[]): boolean {
  let plain = '';
  let done = 0;
  for (const { start, end } of tags) {
    plain += line.slice(done, start) + '\u0001'.repeat(end - start);
    done = end;
  }
  plain += line.slice(done);
  const before = /(?:^|[:\-[,{]\s+|^\s*)(["']?)([^\s"']*)$/u.exec(plain.slice(0, tag.start));
  const after = /^[^\s"']*(["']?)\s*(?:$|[,\]}]|:(?:\s|$)|#)/u.exec(plain.slice(tag.end));
  return before !== null && after !== null && before[1] === after[1];
}

/** The tags of a family that begin and end on one line. */
function tagsIn(text: string, offset: number, family: Family): Range[] {
  const tags: Range[] = [];
  const open = family === 'braces' ? /\{[{%#]/gu : /[$%]\{/gu;
  for (let match = open.exec(text); match; match = open.exec(text)) {
    const start = match.index;
    // `$${` and `%%{` are Terraform's way to write the signs themselves.
    if (family === 'dollar' && text.charAt(start - 1) === text.charAt(start)) continue;
    const end = family === 'braces' ? endOfBraces(text, start) : endOfDollar(text, start);
    if (end === undefined) continue;
    tags.push({ start: offset + start, end: offset + end });
    open.lastIndex = end;
  }
  return tags;
}

function endOfBraces(text: string, start: number): number | undefined {
  const close = text.charAt(start + 1) === '{' ? '}}' : `${text.charAt(start + 1)}}`;
  const end = text.slice(start + 2, start + longestTag).indexOf(close);
  return end < 0 ? undefined : start + 2 + end + 2;
}

/** The closing brace of `${`, with braces and quoted texts inside. */
function endOfDollar(text: string, start: number): number | undefined {
  let depth = 0;
  let isQuoted = false;
  for (
    let offset = start + 1;
    offset < Math.min(text.length, start + longestTag) && !/[\r\n]/u.test(text.charAt(offset));
    offset++
  ) {
    const character = text.charAt(offset);
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return offset + 1;
  }
  // A quote inside that has no partner is the one around the tag.
  const simple = text.slice(start, start + longestTag).search(/[}\r\n]/u);
  return simple > 0 && text.charAt(start + simple) === '}' ? start + simple + 1 : undefined;
}

/** All tags of a family; Jinja's may reach over lines. One that is alone on its lines becomes blank. */
function allTags(text: string, family: Family): Mask[] {
  return tagsIn(text, 0, family).map(({ start, end }) => {
    const before = /[^\r\n]*$/u.exec(text.slice(Math.max(0, start - 1000), start))?.[0] ?? '';
    const after = /^[^\r\n]*/u.exec(text.slice(end, end + 1000))?.[0] ?? '';
    const isControl =
      family === 'braces'
        ? text.charAt(start + 1) !== '{' || goControl.test(text.slice(start, end))
        : text.charAt(start) === '%';
    const isAlone = /^\s*(?:\{[{%].*[%}]\})?\s*$/u.test(before) && /^\s*(?:\{[{%].*[%}]\})?\s*$/u.test(after);
    const isComment = text.startsWith('{#', start) && after.trim() === '';
    return { start, end, isBlank: (isControl && isAlone) || isComment };
  });
}

function apply(text: string, ranges: readonly Mask[]): Masked {
  const masks: Range[] = [];
  let result = '';
  let done = 0;
  for (const { start, end, isBlank } of ranges) {
    if (start < done) continue;
    result += text.slice(done, start) + text.slice(start, end).replace(/[^\r\n]/gu, isBlank ? ' ' : 'x');
    masks.push({ start, end });
    done = end;
  }
  return { text: result + text.slice(done), masks };
}
