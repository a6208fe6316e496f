import type { Fix } from '../../base/problem.ts';
import type { Range } from '../../base/text.ts';
import { endOfLine, startOfLine } from '../characters.ts';
import { nodesAt, partAt } from '../locate.ts';
import type { MutablePair } from '../mutableNode.ts';
import type { Pair } from '../node.ts';
import { refused, straightQuotes } from '../syntaxProblem.ts';
import type { SyntaxProblem, TextDocument } from '../textDocument.ts';

/**
 * Characters that look like those that YAML knows, and came with a text from a web page or a word processor: blanks that
 * are no spaces, where a space decides what a line is, and quotes that are none.
 */
export interface Lookalikes {
  /** Blanks in the indentation of a line, or right behind the dash or the colon of its first key. */
  readonly blanks: readonly Range[];
  /** Values between typographic quotes, these included. */
  readonly quoted: readonly Range[];
}

const blank = '\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000';
const opening = '[\u201c\u201e\u201d\u2018\u201a]';
const closing = '[\u201d\u201c\u2019\u2018]';

/** What may be such characters by the look of their lines; what they stand in is for the reader to say. */
export function findLookalikes(text: string): Lookalikes {
  const blanks: Range[] = [];
  const quoted: Range[] = [];
  if (!/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u201c\u201d\u201e\u2018\u201a]/u.test(text))
    return { blanks, quoted };
  const beginning = new RegExp(
    `^[ \\t${blank}]*(?:-[ \\t${blank}]+)*(?:["']?[\\w./-]+["']?[${blank}]*:[${blank}]*)?`,
    'gmu',
  );
  for (const { index, 0: found } of text.matchAll(beginning)) {
    for (const run of found.matchAll(new RegExp(`[${blank}]+`, 'gu'))) {
      const start = index + run.index;
      blanks.push({ start, end: start + run[0].length });
    }
  }
  const value = new RegExp(
    `^([ \\t]*(?:- +)*(?:["']?[\\w./-]+["']?:|-)[ \\t]+)(${opening}[^\\r\\n]*${closing})[ \\t]*$`,
    'gmu',
  );
  for (const { index, 1: before = '', 2: found = '' } of text.matchAll(value)) {
    const start = index + before.length;
    quoted.push({ start, end: start + found.length });
  }
  return { blanks, quoted };
}

export function hasLookalikes({ blanks, quoted }: Lookalikes): boolean {
  return blanks.length > 0 || quoted.length > 0;
}

/** Whether a line that touches the range has any. */
export function isLookalike(text: string, { start, end }: Range): boolean {
  return hasLookalikes(findLookalikes(text.slice(startOfLine(text, start), endOfLine(text, end))));
}

/** A text of equal length with spaces for the blanks. */
export function withSpaces(text: string, blanks: readonly Range[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of blanks) {
    result += text.slice(done, start) + ' '.repeat(end - start);
    done = end;
  }
  return result + text.slice(done);
}

/** Those that stand in no text where they may be content: a block, a quoted one, the later lines of a plain one. */
export function structuralBlanks(
  document: TextDocument,
  blanks: readonly Range[],
  isRefused: boolean,
): readonly Range[] {
  return blanks.filter(({ start }) => {
    const part = partAt(document, start);
    const node = part && nodesAt(part, start).at(-1)?.node;
    if (node?.kind === 'damaged') return !/^[|>]/u.test(node.text);
    if (node?.kind !== 'scalar' || start >= node.end) return isRefused;
    if (node.style !== 'plain') return node.start >= start;
    return isRefused || node.start >= startOfLine(document.text, start);
  });
}

/** The pairs whose keys begin with a blank that is no space, as the tool reads them; nobody meant them so. */
export function pairsOfBlanks(document: TextDocument, blanks: readonly Range[]): readonly Pair[] {
  return blanks.flatMap(({ start }) => {
    const part = partAt(document, start);
    const step = part && nodesAt(part, start).at(-1);
    return step?.isKey && step.pair ? [step.pair] : [];
  });
}

/** Takes a pair for damaged: nothing is known of what it was meant to be. */
export function damagePair(text: string, pair: Pair): void {
  const { start, end } = pair;
  const target = pair as MutablePair;
  target.key = { kind: 'damaged', start, end, text: text.slice(start, end) };
  target.value = undefined;
}

/** The one problem of all blanks that are no spaces. */
export function blankProblem(text: string, blanks: readonly Range[], isRefused: boolean): SyntaxProblem | undefined {
  const [range] = blanks;
  if (!range) return undefined;
  const before = text.slice(startOfLine(text, range.start), range.start);
  const where = /:$/u.test(before)
    ? 'behind the colon'
    : /-[^\S\n]*$/u.test(before)
      ? 'behind the dash'
      : 'in the indentation';
  const name = text.charAt(range.start) === '\u00a0' ? 'a no-break space' : `the blank ${pointOf(text, range.start)}`;
  const what = `${name} stands ${where}, where YAML takes it for text; write a space`;
  const fix: Fix = {
    title:
      range.end - range.start === 1 && blanks.length === 1 ? 'Replace it by a space' : 'Replace all of them by spaces',
    edits: blanks.map(({ start, end }) => ({ start, end, newText: ' '.repeat(end - start) })),
    certain: false,
  };
  return {
    code: 'syntax/odd-blank',
    severity: isRefused ? 'error' : 'warning',
    message: isRefused ? `${what}, ${refused}` : `${what}, or the line is ignored`,
    range,
    fixes: [fix],
  };
}

function pointOf(text: string, offset: number): string {
  return `U+${(text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** One for each value that was read with its typographic quotes as a part of it. */
export function quoteProblems(document: TextDocument, quoted: readonly Range[]): readonly SyntaxProblem[] {
  const { text } = document;
  return quoted.flatMap((range): readonly SyntaxProblem[] => {
    const part = partAt(document, range.start);
    const step = part && nodesAt(part, range.start).at(-1);
    const node = step?.node;
    if (!node || step.isKey || node.start !== range.start || node.end !== range.end) return [];
    if (node.kind !== 'scalar' || node.style !== 'plain' || node.masked) return [];
    return [
      {
        code: 'syntax/typographic-quote',
        severity: 'warning',
        message: `\`${text.charAt(range.start)}\` and \`${text.charAt(range.end - 1)}\` are no quotes to YAML: they become a part of the text; write straight ones`,
        range,
        cause: range,
        fixes: [straightQuotes(range, text.slice(range.start, range.end))],
      },
    ];
  });
}
