import type { Range } from '../../base/text.ts';
import type { RuleContext } from '../format.ts';

export interface PartText extends Range {
  readonly content: string;
}

/** The text of a part, and where it stands. */
export function partText({ document: { text, parts }, part }: Pick<RuleContext, 'document' | 'part'>): PartText {
  const { start, end } = parts[part]?.stretch ?? { start: 0, end: text.length };
  return { start, end, content: text.slice(start, end) };
}

/** What is left of a text when its first line has said that it is a template; undefined for one that is none. */
export function behindTemplateLine(content: string): string | undefined {
  return /^\s*## template: jinja[^\n]*\n(?<rest>[\s\S]*)$/iu.exec(content)?.groups?.rest;
}

/** Whether a template writes what a text begins with, so that nobody knows it. */
export function beginsWithTemplate(content: string): boolean {
  return /^\s*(?:\{[{%#]|\$\{|%\{|<%)/u.test(content);
}

/** The first line of a text that is not blank. */
export function firstLineIn({ content, start }: PartText): Range {
  const line = /[^\s][^\r\n]*/u.exec(content);
  if (!line) return { start, end: start };
  return { start: start + line.index, end: start + line.index + line[0].trimEnd().length };
}

/** The text that a part means: lines of a block in YAML stand further in. */
export function meantText({ document: { text } }: Pick<RuleContext, 'document'>, { start, content }: PartText): string {
  if (!/\|[-+\d]*[ \t]*(?:#[^\n]*)?\r?\n$/u.test(text.slice(Math.max(0, start - 100), start))) return content;
  const depth = /^[ ]*/u.exec(content)?.[0].length ?? 0;
  return depth === 0 ? content : content.replaceAll(new RegExp(`^ {1,${depth}}`, 'gmu'), '');
}
