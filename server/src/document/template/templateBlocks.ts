import type { Range } from '../../base/text.ts';
import { lastNotBehind } from '../locate.ts';
import { isCommentTag } from './templateTags.ts';

/** A tag with its text. */
export interface TagText extends Range {
  readonly text: string;
}

/** What stands between two tags: a condition or a loop with its branches, of which a run of the template takes one. */
export interface TemplateBlock extends Range {
  /** The word that begins it. */
  readonly keyword: string;
  /** Between the tags; one more for every `else`. */
  readonly branches: readonly Range[];
}

type Style = 'jinja' | 'go' | 'terraform' | 'erb';
type Role = 'open' | 'else' | 'close';

interface Control {
  readonly style: Style;
  readonly role: Role;
  /** Of a tag that closes: the word of the one that it closes; empty where it may be any. */
  readonly keyword: string;
}

const openers: Record<Exclude<Style, 'erb'>, RegExp> = {
  jinja: /^(?:if|for|block|macro|call|filter|autoescape|with|trans|set)$/u,
  go: /^(?:if|range|with|define|block)$/u,
  terraform: /^(?:if|for)$/u,
};

const shapes: readonly (readonly [Exclude<Style, 'erb'>, RegExp])[] = [
  ['jinja', /^\{%[-+]?\s*(\w+)/u],
  ['go', /^\{\{-?\s*(\w+)(?=[\s}-])/u],
  ['terraform', /^%\{~?\s*(\w+)/u],
];

function controlOf({ text }: TagText): Control | undefined {
  if (isCommentTag(text)) return undefined;
  if (text.startsWith('<%')) return rubyControl(text);
  for (const [style, shape] of shapes) {
    const keyword = shape.exec(text)?.[1];
    if (keyword === undefined) continue;
    if (/^(?:else|elif)$/u.test(keyword)) return { style, role: 'else', keyword };
    if (style === 'go' ? keyword === 'end' : /^end\w/u.test(keyword))
      return { style, role: 'close', keyword: style === 'go' ? '' : keyword.slice(3) };
    // `{% set x = 1 %}` is a whole; without a value it begins a block.
    const isWhole = keyword === 'set' && text.includes('=');
    return openers[style].test(keyword) && !isWhole ? { style, role: 'open', keyword } : undefined;
  }
  return undefined;
}

/** Ruby's `if … end` and `each do … end`, and the braces that EPP has in their place. */
function rubyControl(text: string): Control | undefined {
  const style = 'erb';
  const code = text.slice(2, -2).replace(/^-/u, '').replace(/-$/u, '').trim();
  if (/^(?:\}\s*els|else\b|elsif\b|when\b)/u.test(code)) return { style, role: 'else', keyword: 'else' };
  if (/^(?:end\b|\}$)/u.test(code)) return { style, role: 'close', keyword: '' };
  const isOpening = /^(?:if|unless|case|for|while|until)\b|\bdo(?:\s*\|[^|]*\|)?$|\{(?:\s*\|[^|]*\|)?$/u.test(code);
  return isOpening ? { style, role: 'open', keyword: 'block' } : undefined;
}

interface Open {
  readonly control: Control;
  readonly tag: TagText;
  /** Where every branch begins, and where those before it end. */
  readonly starts: number[];
  readonly ends: number[];
}

/** The blocks that tags make, in the order of their ends. What is never closed makes none. */
export function blocksOf(tags: readonly TagText[]): readonly TemplateBlock[] {
  const blocks: TemplateBlock[] = [];
  const stack: Open[] = [];
  // How many of each kind are open, so that a tag that closes nothing need not search for them.
  const counts = new Map<string, number>();
  const count = ({ style, keyword }: Control, step: number): void => {
    for (const key of [style, `${style} ${keyword}`]) counts.set(key, (counts.get(key) ?? 0) + step);
  };
  const isOpen = ({ style, keyword }: Control): boolean => (counts.get(`${style} ${keyword}`.trim()) ?? 0) > 0;
  for (const tag of tags) {
    const control = controlOf(tag);
    if (control?.role === 'open') {
      stack.push({ control, tag, starts: [tag.end], ends: [] });
      count(control, 1);
    } else if (control?.role === 'else') {
      const top = stack.at(-1);
      if (top?.control.style !== control.style) continue;
      top.ends.push(tag.start);
      top.starts.push(tag.end);
    } else if (control && isOpen(control)) {
      for (let open = stack.pop(); open; open = stack.pop()) {
        count(open.control, -1);
        if (open.control.style !== control.style) continue;
        if (control.keyword !== '' && control.keyword !== open.control.keyword) continue;
        blocks.push(blockFrom(open, tag));
        break;
      }
    }
  }
  return blocks;
}

function blockFrom({ control, tag, starts, ends }: Open, close: TagText): TemplateBlock {
  const branches = starts.map((start, index) => ({ start, end: ends[index] ?? close.start }));
  return { start: tag.start, end: close.end, keyword: control.keyword, branches };
}

/** Tells in which branch an offset stands: a number for each, 0 outside of all. */
export function branchFinder(blocks: readonly TemplateBlock[]): (offset: number) => number {
  const branches = blocks.flatMap((block) => block.branches).sort((a, b) => a.start - b.start || b.end - a.end);
  const changes: { readonly start: number; readonly branch: number }[] = [{ start: 0, branch: 0 }];
  const open: { readonly end: number; readonly branch: number }[] = [];
  const closeUntil = (offset: number): void => {
    for (let last = open.at(-1); last && last.end <= offset; last = open.at(-1)) {
      open.pop();
      changes.push({ start: last.end, branch: open.at(-1)?.branch ?? 0 });
    }
  };
  for (const [index, { start, end }] of branches.entries()) {
    closeUntil(start);
    changes.push({ start, branch: index + 1 });
    open.push({ end, branch: index + 1 });
  }
  closeUntil(Number.POSITIVE_INFINITY);
  return (offset) => changes[lastNotBehind(changes.length, offset, (at) => changes[at]?.start ?? 0)]?.branch ?? 0;
}
