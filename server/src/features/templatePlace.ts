import type { PartAnalysis } from '../analysis.ts';
import type { Range } from '../base/text.ts';
import type { TextDocument } from '../document/textDocument.ts';
import type { TemplateFacts } from '../shape/templateFacts.ts';

/** A place in a tag of a template. */
export interface TemplatePlace {
  readonly facts: TemplateFacts;
  /** The name with its points around the place. */
  readonly word: Range;
  /** What stands at the place: a variable, a filter behind `|`, a test behind `is`, the first word of a tag that prints nothing. */
  readonly kind: 'variable' | 'filter' | 'test' | 'statement';
}

/** No tag is longer. */
const longest = 2000;

/** Undefined outside of tags, in the texts within them, and where the part is no template of which anything is known. */
export function templatePlaceAt(
  { part, format }: Pick<PartAnalysis, 'part' | 'format'>,
  { text }: TextDocument,
  offset: number,
): TemplatePlace | undefined {
  if (!format.templateOf) return undefined;
  const start = part.stretch?.start ?? 0;
  const from = Math.max(start, offset - longest);
  const before = text.slice(from, offset);
  const open = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  if (open < 0 || /[%}]\}/u.test(before.slice(open + 2))) return undefined;
  const code = before.slice(open + 2);
  if (isInText(code)) return undefined;
  const facts = format.templateOf(part.stretch ? text.slice(start, part.stretch.end) : text);
  if (!facts) return undefined;
  const wordBefore = /[\w.]*$/u.exec(code)?.[0] ?? '';
  const wordBehind = /^\w*/u.exec(text.slice(offset, offset + longest))?.[0] ?? '';
  const word = { start: offset - wordBefore.length, end: offset + wordBehind.length };
  const lead = code.slice(0, code.length - wordBefore.length);
  return { facts, word, kind: before.startsWith('{%', open) && isStart(lead) ? 'statement' : kindBehind(lead) };
}

/** Whether nothing stands there but a sign that takes blanks away. */
function isStart(lead: string): boolean {
  return /^[-+]?\s*$/u.test(lead);
}

function kindBehind(lead: string): TemplatePlace['kind'] {
  if (/\|\s*$/u.test(lead)) return 'filter';
  return /\bis\s+(?:not\s+)?$/u.test(lead) ? 'test' : 'variable';
}

function isInText(code: string): boolean {
  return /["']/u.test(code.replaceAll(/"[^"]*"|'[^']*'/gu, ''));
}
