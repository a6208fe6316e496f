import type { Range } from '../base/text.ts';

/** Jinja and Go share their braces and are told apart by nobody here; Terraform has `${ }` and `%{ }`. */
export type TemplateFamily = 'braces' | 'dollar';

export const templateFamilies: readonly TemplateFamily[] = ['braces', 'dollar'];

/** Signs of which every template has one: a text without them is not looked at. */
export const templateMark = /\{[{%#]|[%#}]\}|[$%]\{/u;

/** Stands for every character of a tag where only the text around the tags matters. */
const inTag = '\u0001';

/** Longer stretches are no tags; without a limit a text of opening signs would be searched over and over. */
const longestTag = 1000;

/** The tags of a family, in the order of the text. Those in braces may reach over lines. */
export function tagsIn(text: string, family: TemplateFamily): Range[] {
  const tags: Range[] = [];
  const open = family === 'braces' ? /\{[{%#]/gu : /[$%]\{/gu;
  for (let match = open.exec(text); match; match = open.exec(text)) {
    const start = match.index;
    // `$${` and `%%{` are Terraform's way to write the signs themselves.
    if (family === 'dollar' && text.charAt(start - 1) === text.charAt(start)) continue;
    const end = family === 'braces' ? endOfBraces(text, start) : endOfDollar(text, start);
    if (end === undefined) continue;
    tags.push({ start, end });
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
  const limit = Math.min(text.length, start + longestTag);
  let first: number | undefined;
  let depth = 0;
  let isQuoted = false;
  for (let offset = start + 1; offset < limit; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x0a || code === 0x0d) break;
    if (code === 0x7d) first ??= offset + 1;
    if (code === 0x22) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (code === 0x7b) depth++;
    else if (code === 0x7d && --depth === 0) return offset + 1;
  }
  // A quote inside that has no partner is the one around the tag.
  return first;
}

/** Go's control tags, which stand in the same braces as its values: keywords, comments, assignments, a text that is a comment. */
const goControl =
  /^\{\{-?\s*(?:(?:if|range|end|else|with|define|block|break|continue)(?=[\s}-])|\/\*|\$\w*\s*(?:,\s*\$\w+\s*)?:?=|"#)/u;

/** Whether a tag steers the template and leaves nothing in its place. */
export function isControlTag(tag: string, family: TemplateFamily): boolean {
  if (family === 'dollar') return tag.startsWith('%');
  return tag.startsWith('{{') ? goControl.test(tag) : !/^\{%[-+]?\s*include\b/u.test(tag);
}

/** `{#` of Jinja, `{{/*` of Go. */
export function isCommentTag(tag: string): boolean {
  return /^\{(?:#|\{-?\s*\/\*)/u.test(tag);
}

/** `{{}}` and a map in a map are YAML of their own. */
export function isFlowMap(tag: string): boolean {
  return /^\{\{\s*\}\}$/u.test(tag) || /^\{\{[^}"'(/]*:\s/u.test(tag);
}

/** The text with a sign that means nothing in the place of all tags; its line breaks stay. */
export function withoutTags(text: string, tags: readonly Range[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of tags) {
    if (start < done) continue;
    result += text.slice(done, start) + text.slice(start, end).replace(/[^\r\n]/gu, inTag);
    done = end;
  }
  return result + text.slice(done);
}

/** Whether nothing but tags, and perhaps a comment behind them, stands on a line that `withoutTags` gave. */
export function holdsTagsOnly(line: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the sign that tags are replaced by.
  return /^[ \t]*\u0001[\u0001 \t]*(?:#.*)?$/u.test(line);
}

/** Whether tags stand alone on a line of the text as it is written. */
export function isTagLine(line: string, families = templateFamilies): boolean {
  if (!/^[ \t]*[{$%]/u.test(line) || !templateMark.test(line)) return false;
  return families.some((family) => {
    const tags = tagsIn(line, family).filter(({ start, end }) => {
      const tag = line.slice(start, end);
      return family === 'braces' ? !isFlowMap(tag) : !tag.startsWith('%') || terraformControl.test(tag);
    });
    return tags.length > 0 && holdsTagsOnly(withoutTags(line, tags));
  });
}

const terraformControl = /^%\{~?\s*(?:if|for|else|endif|endfor)\b/u;
