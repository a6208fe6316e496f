import type { Range } from '../../base/text.ts';
import { blanked } from '../characters.ts';
import { endOfAngles, endOfBraces, endOfDollar, endOfRaw } from './templateTagEnd.ts';

/** Jinja and Go share their braces and are told apart by nobody here; Terraform has `${ }` and `%{ }`, ERB `<% %>`. */
export type TemplateFamily = 'braces' | 'dollar' | 'angles';

export const templateFamilies: readonly TemplateFamily[] = ['braces', 'dollar', 'angles'];

/** Signs of which every template has one: a text without them is not looked at. */
export const templateMark = /\{[{%#]|[%#}]\}|[$%]\{|<%|%>/u;

const opening: Readonly<Record<TemplateFamily, string>> = { braces: '\\{[{%#]', dollar: '[$%]\\{', angles: '<%(?!%)' };

/** Stands for every character of a tag where only the text around the tags matters. */
const inTag = '\u0001';

/** The tags of a family, in the order of the text. They may reach over lines. What `{% raw %}` protects holds none. */
export function tagsIn(text: string, family: TemplateFamily): Range[] {
  const tags: Range[] = [];
  const open = new RegExp(opening[family], 'gu');
  const hopeless = new Set<string>();
  for (let match = open.exec(text); match; match = open.exec(text)) {
    const start = match.index;
    // `$${` and `%%{` are Terraform's way to write the signs themselves, and `${#x}` counts in a shell.
    const before = text.charAt(start - 1);
    if (family === 'dollar' ? before === text.charAt(start) : before === '$' && match[0] === '{#') continue;
    const end = endOfTag(text, start, family, hopeless);
    if (end === undefined) continue;
    const raw = family === 'braces' ? endOfRaw(text, { start, end }, hopeless) : undefined;
    if (raw && !/[\r\n]/u.test(text.slice(end, raw.start))) tags.push({ start, end: raw.end });
    else tags.push({ start, end }, ...(raw ? [raw] : []));
    open.lastIndex = raw?.end ?? end;
  }
  return tags;
}

function endOfTag(text: string, start: number, family: TemplateFamily, hopeless: Set<string>): number | undefined {
  switch (family) {
    case 'braces':
      return endOfBraces(text, start, hopeless);
    case 'dollar':
      return endOfDollar(text, start);
    case 'angles':
      return endOfAngles(text, start, hopeless);
  }
}

/** Go's control tags, which stand in the same braces as its values: keywords, comments, assignments, a text that is a comment. */
const goControl =
  /^\{\{-?\s*(?:(?:if|range|end|else|with|define|block|break|continue)(?=[\s}-])|\/\*|\$\w*\s*(?:,\s*\$\w+\s*)?:?=|"#)/u;

/** Whether a tag steers the template and leaves nothing in its place. */
export function isControlTag(tag: string, family: TemplateFamily): boolean {
  if (family === 'dollar') return tag.startsWith('%');
  if (family === 'angles') return !tag.startsWith('<%=');
  if (tag.startsWith('{{')) return goControl.test(tag);
  return !/^\{%[-+]?\s*(?:include\b|call\b|raw\b.*endraw)/u.test(tag);
}

/** `{#` of Jinja, `{{/*` of Go, `<%#` of ERB. */
export function isCommentTag(tag: string): boolean {
  return /^(?:\{(?:#|\{-?\s*\/\*)|<%#)/u.test(tag);
}

/** `{{}}` and a map in a map are YAML of their own, and a slip in JSON. */
export function isFlowMap(tag: string): boolean {
  return /^\{\{\s*(?:\}|"[^"]*"\s*:)/u.test(tag) || /^\{\{[^}"'(/]*:\s/u.test(tag);
}

/** The text with a sign that means nothing in the place of all tags; its line breaks stay. */
export function withoutTags(text: string, tags: readonly Range[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of tags) {
    if (start < done) continue;
    result += text.slice(done, start) + blanked(text.slice(start, end), inTag);
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
  if (!/^[ \t]*[{$%<]/u.test(line) || !templateMark.test(line)) return false;
  return families.some((family) => {
    const tags = tagsIn(line, family).filter(({ start, end }) => {
      const tag = line.slice(start, end);
      if (family === 'braces') return !isFlowMap(tag);
      return !tag.startsWith('%') || terraformControl.test(tag);
    });
    return tags.length > 0 && holdsTagsOnly(withoutTags(line, tags));
  });
}

const terraformControl = /^%\{~?\s*(?:if|for|else|endif|endfor)\b/u;
