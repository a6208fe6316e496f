import type { Range } from '../../base/text.ts';
import { blanked } from '../characters.ts';
import type { Syntax } from '../textDocument.ts';
import type { TemplateBlock } from './templateBlocks.ts';
import { isMarked, linesOf, type TemplateLine } from './templateLines.ts';
import { type Mask, maskAllTags, type TagMasks } from './templateMasks.ts';
import {
  isFlowMap,
  isTagLine,
  type TemplateFamily,
  tagsIn,
  templateFamilies,
  templateMark,
  withoutTags,
} from './templateTags.ts';

/** ERB stands for EPP too, which has its signs. */
export type TemplateKind = 'jinja' | 'go' | 'terraform' | 'erb';

const familyOf: Readonly<Record<TemplateKind, TemplateFamily>> = {
  jinja: 'braces',
  go: 'braces',
  terraform: 'dollar',
  erb: 'angles',
};

export interface Masked {
  /** Of the same length as the text, with the same line breaks. */
  readonly text: string;
  /** What was replaced, in the order of the text. */
  readonly masks: readonly Range[];
  /** Conditions and loops, in the order of their ends. */
  readonly blocks: readonly TemplateBlock[];
  /** The tags that leave a text in their place. */
  readonly writing: readonly Range[];
  /** The tags that leave nothing and share their line with something else, where they are all known. */
  readonly inline: readonly Range[];
  /**
   * False where nothing calls for a mask. Otherwise the text as a whole decides what is a tag, because tags reach over
   * lines; perhaps nothing is one yet, as after a `{#` that is never closed.
   */
  readonly isTemplate: boolean;
}

/**
 * Replaces templates by text of equal length, so that the rest can be read: a tag that stands alone on its line by
 * blanks, unless it is all that a key has for a value; any other by letters, which makes the scalar around it a masked one.
 *
 * `${HOME}` in a script and `{{.Names}}` in a `--format` are content and no template. So, family by family:
 * - A file is a template of the family that `template` names and of no other; but whoever says Go may mean another one too,
 *   because files of Terraform and envsubst are called `*.tpl` and `*.tmpl` as well. Where nobody says anything, it is a
 *   template when outside of block scalars a tag (`{% if x %}`, `{{ end }}`, `%{ for x in y }`) stands alone on a line or a
 *   comment begins there, or a bare `{{ x }}` or `${x}` is a whole key, value or item. In JSON any tag outside of the texts
 *   will do, since nothing else looks like one there. Then every tag of the family is masked, wherever it stands.
 * - In any other file a tag outside of block scalars is masked where it is a whole quoted text, or where the text around
 *   it on its line is one word (`/etc/{{ name }}.conf`, `"https://${host}/x"`). All others are content.
 */
export function maskTemplates(text: string, syntax: Syntax, template: TemplateKind | 'none' | 'auto'): Masked {
  if (template === 'none' || !templateMark.test(text)) return { text, ...noTags, isTemplate: false };
  const lines = template === 'auto' || template === 'go' ? linesOf(text, syntax).filter(isMarked) : [];
  const sure = templateFamilies.filter(
    (family) => isNamed(template, family) || lines.some((line) => isEvidence(line, family, syntax)),
  );
  const likely = templateFamilies.filter((family) => !sure.includes(family));
  const { masks: sureMasks, ...tags } = sure.length > 0 ? maskAllTags(text, syntax, sure) : noTags;
  const others = likely.flatMap((family) => lines.flatMap((line) => likelyTags(line, family)));
  const masks = [...sureMasks, ...others].sort((a, b) => a.start - b.start);
  const isTemplate = sure.length > 0 || others.length > 0;
  return { ...apply(text, masks), ...tags, writing: [...tags.writing, ...others], isTemplate };
}

const noTags: TagMasks = { masks: [], blocks: [], writing: [], inline: [] };

function isNamed(template: TemplateKind | 'auto', family: TemplateFamily): boolean {
  return template !== 'auto' && familyOf[template] === family;
}

/** Whether anything is masked because of this line of YAML, in a file that nobody called a template. */
export function callsForMask(line: TemplateLine): boolean {
  if (!isMarked(line)) return false;
  return templateFamilies.some((family) => isEvidence(line, family, 'yaml') || likelyTags(line, family).length > 0);
}

/** Whether a line outside of block scalars shows that the file is a template. */
function isEvidence({ text }: TemplateLine, family: TemplateFamily, syntax: Syntax): boolean {
  if (syntax === 'json' && hasTagOutsideTexts(text, family)) return true;
  const bare = text.trim().replace(/,$/u, '');
  if (isTagLine(bare, [family])) return true;
  if (family === 'braces' && /^(?:- +(?:\{%.*%\}|\{#.*#\})$|\{[#%]|\{\{-?\s*\/\*)/u.test(bare)) return true;
  // No more than a key and its value can be at the start.
  const first = tagsIn(text, family).slice(0, 10);
  return first.some(({ start, end }) => {
    if (!text.startsWith(valueSign[family], start)) return false;
    const isAtStart = /^\s*(?:- +)*(?:(?:"[^"]*"|'[^']*'|[^\s"'#]+):\s+|\[\s*|"[^"]*"\s*:\s*)?$/u.test(
      text.slice(0, start),
    );
    return isAtStart && /^\s*(?:[,\]}]*|:(?:\s.*)?|#.*)$/u.test(text.slice(end)) && !isFlowMap(text.slice(start, end));
  });
}

function hasTagOutsideTexts(line: string, family: TemplateFamily): boolean {
  let position = 0;
  let isInText = false;
  return tagsIn(line, family).some(({ start, end }) => {
    for (; position < start; position++) {
      const character = line.charAt(position);
      if (character === '\\' && isInText) position++;
      else if (character === '"') isInText = !isInText;
    }
    // The quotes of a tag in a text are its own.
    position = Math.max(position, end);
    return !isInText && !isFlowMap(line.slice(start, end));
  });
}

/** What a tag begins with that leaves a text in its place. */
const valueSign: Readonly<Record<TemplateFamily, string>> = { braces: '{{', dollar: '${', angles: '<%=' };

function likelyTags(line: TemplateLine, family: TemplateFamily): Mask[] {
  const tags = tagsIn(line.text, family);
  if (tags.length === 0) return [];
  const plain = withoutTags(line.text, tags);
  return tags
    .filter((tag) => isWholeWord(plain, tag) && !isFlowMap(line.text.slice(tag.start, tag.end)))
    .map(({ start, end }) => ({ start: line.start + start, end: line.start + end, wordStart: line.start + start }));
}

/** How far around a tag its word is looked for; without a limit one long line would be searched for every tag in it. */
const longestWord = 250;

/** Whether the text around a tag, tags taken away, is one word or the inside of a pair of quotes without blanks. */
function isWholeWord(plain: string, { start, end }: Range): boolean {
  const from = Math.max(0, start - longestWord);
  const head = (from > 0 ? 'x ' : '') + plain.slice(from, start);
  const tail = plain.slice(end, end + longestWord) + (plain.length > end + longestWord ? ' x' : '');
  const before = /(?:^|[:\-[,{]\s+|^\s*)(["']?)([^\s"']*)$/u.exec(head);
  const after = /^[^\s"']*(["']?)\s*(?:$|[,\]}]|:(?:\s|$)|#)/u.exec(tail);
  return before !== null && after !== null && before[1] === after[1];
}

function apply(text: string, masks: readonly Mask[]): Pick<Masked, 'text' | 'masks'> {
  const ranges: Range[] = [];
  let result = '';
  let done = 0;
  for (const { start, end, wordStart, isComment } of masks) {
    if (start < done) continue;
    const middle = Math.min(Math.max(start, wordStart), end);
    const blanks = blanked(text.slice(start, middle));
    result += text.slice(done, start) + (isComment === true ? blanks.replace(/ ( *)/gu, '#$1') : blanks);
    // Letters at the beginning of a further line would be content of their own.
    const [word = ''] = /^[^\r\n]*/u.exec(text.slice(middle, end)) ?? [];
    result += 'x'.repeat(word.length) + blanked(text.slice(middle + word.length, end));
    ranges.push({ start, end });
    done = end;
  }
  return { text: result + text.slice(done), masks: ranges };
}
