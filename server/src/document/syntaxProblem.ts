import type { Fix } from '../base/problem.ts';
import { fileIsRefused } from '../base/refusal.ts';
import type { Range, TextEdit } from '../base/text.ts';
import { codeAt, endOfLine, isBlank, isSeparator, startOfLine } from './characters.ts';
import { columnIn, indentOf, isItemAt, nextContentLine } from './lines.ts';
import { quotedSign } from './quotedSign.ts';
import type { SyntaxProblem } from './textDocument.ts';

export const refused = `or ${fileIsRefused}`;

/**
 * The problem for something that a YAML reader cannot read: what was found, what it should be, and a fix where one is
 * mechanical. `range` is what is damaged, `at` where reading had to stop.
 */
export function syntaxProblem(code: string, text: string, range: Range, at: number): SyntaxProblem {
  const lineEnd = Math.max(Math.min(range.end, endOfLine(text, range.start)), Math.min(range.start + 1, range.end));
  // A stretch that was skipped at the very end reaches one character beyond the text.
  const end = Math.min(lineEnd, text.length);
  const shown: Range = { start: Math.min(range.start, end), end };
  const found = text.slice(range.start, end).trim();
  const wording = wordingOf({ code, text, range: shown, damaged: range, found, at });
  const problem: SyntaxProblem = {
    code: `syntax/${wording.code ?? code}`,
    severity: code === 'too-deep' ? 'warning' : 'error',
    message: wording.message,
    range: wording.range ?? shown,
  };
  return wording.fixes && wording.fixes.length > 0 ? { ...problem, fixes: wording.fixes } : problem;
}

/** What is known of a problem that is to be put in words. */
interface Case {
  readonly code: string;
  readonly text: string;
  /** What is shown: the damaged stretch as far as its first line goes. */
  readonly range: Range;
  readonly damaged: Range;
  /** The text of `range`. */
  readonly found: string;
  readonly at: number;
}

interface Wording {
  readonly message: string;
  readonly code?: string;
  readonly range?: Range;
  readonly fixes?: readonly Fix[];
}

function wordingOf(given: Case): Wording {
  const { code, text, range, found, at } = given;
  switch (code) {
    case 'missing-colon':
      return missingColon(range, found);
    case 'unclosed-quote':
      return unclosedQuote(text, range, found);
    case 'tab-indentation':
      return tabIndentation(text, range);
    case 'colon-in-value':
    case 'value-not-allowed':
      return colonInValue(given);
    case 'stray-content':
      return strayContent(given);
    case 'list-on-key-line':
      return {
        message: `a list cannot begin on the line of its key; put the \`-\` on the next line, ${refused}`,
        fixes: nextLineFix(text, range.start, dashColumn(text, range.start)),
      };
    case 'block-scalar-header':
      return blockScalarHeader(given);
    case 'unclosed-bracket':
      return {
        message: `the bracket that begins \`${shorten(found)}\` is never closed; close it, ${refused}`,
        fixes: bracketFix(text, given.damaged),
      };
    case 'reserved-character':
      return {
        message: `a plain text may not begin with ${quotedSign(text.charAt(at))}; put it in quotes, ${refused}`,
        fixes: quoteFix(range, found),
      };
    case 'bad-escape':
    case 'escape': {
      const end = Math.min(at + 2, endOfLine(text, at));
      return {
        message: `\`${text.slice(at, end)}\` is no escape that YAML knows; write \`\\\\\` for a backslash or use single quotes, ${refused}`,
        range: { start: at, end: Math.max(end, at + 1) },
        fixes: [fixOf('Double the backslash', [{ start: at, end: at, newText: '\\' }])],
      };
    }
    case 'document-start':
      return {
        code: 'directive',
        message: `no \`---\` follows \`${shorten(found)}\`; begin the document with that line or remove the directive, ${refused}`,
      };
    case 'undefined-alias':
      return { message: `no anchor \`&${found.slice(1)}\` stands before this alias; define it first, ${refused}` };
    default:
      return {
        message:
          plainMessages[code]?.(shorten(found), text.charAt(at)) ?? `this cannot be read as YAML; mend it, ${refused}`,
      };
  }
}

/** The messages that need no fix. */
const plainMessages: Readonly<Record<string, (found: string, character: string) => string>> = {
  'after-document': () =>
    `nothing may follow the end of the document here; begin another one with \`---\` or remove it, ${refused}`,
  'alias-name': (found) =>
    `\`${found}\` is no name for an anchor or alias: letters, digits, \`-\` and \`_\` only; a text that begins with \`*\` or \`&\` needs quotes, ${refused}`,
  'bad-indentation': (found) =>
    `\`${found}\` is indented like nothing above it; put it in the column of the keys or items that it belongs to, ${refused}`,
  'block-scalar-tab': () => `a line of this text is indented with a tab; use spaces, ${refused}`,
  'control-character': () =>
    `control characters are not allowed, not even in comments; remove it or write an escape in double quotes, ${refused}`,
  directive: (found) =>
    `\`${found}\` is no directive that is understood here (only \`%YAML 1.1\` and \`%TAG\`, followed by \`---\`); remove it, ${refused}`,
  'expected-node': (found) => `\`${found}\` cannot stand here, where a value is expected; remove it, ${refused}`,
  'flow-separator': (found) => `a comma or the closing bracket is missing in \`${found}\`; add it, ${refused}`,
  'key-not-allowed': () => `a \`?\` key cannot begin on this line; put it on a line of its own, ${refused}`,
  'quote-open': () => `the quote that begins here is never closed; close it, ${refused}`,
  tab: () => `a tab cannot stand here; use a space, ${refused}`,
  tag: (found) => `\`${found}\` is no tag; a text that begins with \`!\` needs quotes, ${refused}`,
  'tag-handle': (found) => `the tag \`${found}\` uses a handle that no \`%TAG\` line declares; remove it, ${refused}`,
  'too-deep': () => 'nested deeper than 1000 levels; what is below is not checked',
  unreadable: () => `from here on the text is too damaged to be read; mend the problems above first, ${refused}`,
  'wrong-kind': (found) =>
    `\`${found}\` is not what the lines beside it are: a map holds \`key: value\` lines, a list \`- item\` lines, and they cannot be mixed, ${refused}`,
};

function missingColon(range: Range, found: string): Wording {
  const { start } = range;
  const bare = /^-(?=[^\s-])/u.exec(found);
  if (bare) {
    const message = 'a blank is missing behind the `-` of this list item; add it';
    return withReplaced('missing-space', message, 'Insert a blank', start + 1, start + 1, ' ');
  }
  const apart = /^([\w.-]+)[ \t]+:(?=[^\s:])/u.exec(found);
  if (apart) {
    const key = apart[1] ?? '';
    const message = `the colon of \`${shorten(key)}\` must stand right behind it, with a blank behind the colon; move it`;
    return withReplaced('missing-space', message, 'Move the colon', start + key.length, start + apart[0].length, ': ');
  }
  const tight = /^["']?[\w.-]+["']?:(?=[^\s:])(?!\/\/)/u.exec(found);
  if (tight) {
    const message = `a blank is missing behind the colon of \`${shorten(found)}\`; add it`;
    const at = start + tight[0].length;
    return withReplaced('missing-space', message, 'Insert a blank', at, at, ' ');
  }
  const equals = /^([\w.-]+)[ \t]*=[ \t]*/u.exec(found);
  if (equals) {
    const key = equals[1] ?? '';
    const isEmpty = equals[0].length === found.length;
    const meant = isEmpty ? `${shorten(key)}:` : `${shorten(key)}: …`;
    const message = `\`${shorten(found)}\` has a \`=\` where YAML has a colon${isEmpty ? '' : ' and a blank'}; write \`${meant}\``;
    const end = start + equals[0].length;
    const newText = isEmpty ? ':' : ': ';
    return withReplaced('missing-colon', message, 'Replace `=` by a colon', start + key.length, end, newText);
  }
  const quoted = /^(["'])([\w.-]+:[ \t]+[^"'\\]*)\1$/u.exec(found);
  if (quoted) {
    const message = `\`${shorten(found)}\` is a text in quotes and no key with a value; quote only one of them or remove the quotes`;
    return withReplaced('missing-colon', message, 'Remove the quotes', start, start + found.length, quoted[2] ?? '');
  }
  const message = `\`${shorten(found)}\` stands where a key is expected but has no \`:\` behind it; add the colon`;
  const key = /^[\w.-]+(?=\s+\S)/u.exec(found);
  const at = start + (key ? key[0] : found).length;
  return withReplaced('missing-colon', message, 'Insert a colon', at, at, ':');
}

function withReplaced(
  code: string,
  message: string,
  title: string,
  start: number,
  end: number,
  newText: string,
): Wording {
  return { code, message: `${message}, ${refused}`, fixes: [fixOf(title, [{ start, end, newText }])] };
}

function fixOf(title: string, edits: readonly TextEdit[]): Fix {
  return { title, edits, certain: false };
}

function unclosedQuote(text: string, range: Range, found: string): Wording {
  const { start } = range;
  const quote = text.charAt(start);
  const kind = quote === "'" ? 'single' : 'double';
  const key = /^["'][\w./-]+(?=:(?:\s|$))/u.exec(found)?.[0];
  if (key !== undefined && /^[ \t]*(?:- +)*$/u.test(text.slice(startOfLine(text, start), start))) {
    const at = start + key.length;
    return {
      message: `the ${kind} quote that begins this key is not closed; add \`${quote}\` behind \`${shorten(key.slice(1))}\` or remove it, ${refused}`,
      fixes: [
        fixOf('Remove the quote', [{ start, end: start + 1, newText: '' }]),
        fixOf('Close the quote behind the key', [{ start: at, end: at, newText: quote }]),
      ],
    };
  }
  const end = start + found.length;
  return {
    message: `the ${kind} quote that begins here is not closed; add \`${quote}\` where the text ends, ${refused}`,
    fixes: [fixOf('Close the quote', [{ start: end, end, newText: quote }])],
  };
}

function colonInValue({ text, range, found }: Case): Wording {
  const value = found.replace(/\s+#.*$/u, '');
  if (/^[\u201c\u201e\u201d\u2018\u201a].*[\u201d\u201c\u2019\u2018]$/u.test(value))
    return {
      code: 'typographic-quote',
      message: `\`${value.charAt(0)}\` and \`${value.slice(-1)}\` are no quotes to YAML, so the text holds a second colon; write straight ones, ${refused}`,
      fixes: [straightQuotes({ start: range.start, end: range.start + value.length }, value)],
    };
  const quotes = quoteFix(range, found);
  if (/^[^:]*:$/u.test(value)) {
    const end = range.start + value.length;
    return {
      message: `\`${shorten(value)}\` ends with a colon, which makes a key of it; remove the colon or put the text in quotes, ${refused}`,
      fixes: [fixOf('Remove the colon', [{ start: end - 1, end, newText: '' }]), ...quotes],
    };
  }
  const key = /^[a-z_]+(?=:\s(?!.*:\s))/u.exec(value)?.[0];
  const moves = key === undefined ? [] : nextLineFix(text, range.start, columnBelowKey(text, range.start));
  if (key === undefined || moves.length === 0)
    return {
      message: `\`${shorten(found)}\` holds a second colon followed by a blank; put the text in quotes, ${refused}`,
      fixes: quotes,
    };
  return {
    message: `\`${shorten(found)}\` holds a second colon followed by a blank; put the key \`${shorten(key)}\` on the next line, indented, or the text in quotes, ${refused}`,
    fixes: [...moves, ...quotes],
  };
}

function strayContent({ text, range, found }: Case): Wording {
  const value = found.replace(/\s+#.*$/u, '');
  const apostrophes = loneApostrophes(value);
  if (apostrophes.length > 0) {
    const edits = apostrophes.map((at) => ({ start: range.start + at, end: range.start + at, newText: "'" }));
    return {
      message: `the text ends at the second \`'\` of \`${shorten(value)}\`; within single quotes write an apostrophe twice, ${refused}`,
      fixes: [fixOf('Double the apostrophe', edits)],
    };
  }
  const message = `\`${shorten(found)}\` is more than one value on a line; put the text in quotes or remove the rest, ${refused}`;
  const end = range.start + value.length;
  if (/^["']/u.test(value)) {
    const isSingle = value.startsWith('"') || /["\\]/u.test(value);
    const newText = isSingle ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
    return { message, fixes: [fixOf('Put all of it in quotes', [{ start: range.start, end, newText }])] };
  }
  let start = range.start;
  while (isBlank(codeAt(text, start - 1))) start--;
  return { message, fixes: [fixOf('Remove the rest', [{ start, end, newText: '' }])] };
}

/** Where apostrophes stand within words of a text in single quotes; none where the text may be more than one. */
function loneApostrophes(value: string): readonly number[] {
  if (!/^'.+'$/u.test(value)) return [];
  const found = Array.from(value.slice(1, -1).matchAll(/'+/gu), ({ 0: { length }, index }) => ({
    at: index + 1,
    length,
  }));
  const lone = found.filter(({ length }) => length % 2 === 1);
  const isInWord = ({ at, length }: { at: number; length: number }): boolean =>
    length === 1 && /^[\p{L}\d]'[\p{L}\d]$/u.test(value.slice(at - 1, at + 2));
  return lone.every(isInWord) ? lone.map(({ at }) => at) : [];
}

function blockScalarHeader({ text, range, found }: Case): Wording {
  const [header] = /^[|>](?:[+-]?[1-9]?|[1-9][+-])(?=[ \t]*[\w"'[{/$])(?!0)/u.exec(found) ?? [];
  const what = `\`${shorten(found)}\` cannot begin a block of text: behind \`|\` or \`>\` only \`-\`, \`+\`, a digit from 1 to 9 and a comment may stand on the line`;
  if (header === undefined)
    return { message: `${what}; remove the rest or put the text in quotes, ${refused}`, fixes: quoteFix(range, found) };
  const start = range.start + header.length;
  let end = start;
  while (isBlank(codeAt(text, end))) end++;
  const newText = breakOf(text, start) + ' '.repeat(columnBelowKey(text, range.start));
  return {
    message: `${what}; put the text on the next line, ${refused}`,
    fixes: [fixOf('Put the text on the next line', [{ start, end, newText }])],
  };
}

/** Puts what stands behind a key on the line below it; nothing where no key stands before it. */
function nextLineFix(text: string, start: number, column: number): readonly Fix[] {
  const line = startOfLine(text, start);
  if (!/^[ \t]*(?:- +)*["']?[\w./-]+["']?:[ \t]+$/u.test(text.slice(line, start))) return [];
  let from = start;
  while (isBlank(codeAt(text, from - 1))) from--;
  const newText = breakOf(text, start) + ' '.repeat(column);
  return [fixOf('Put it on the next line', [{ start: from, end: start, newText }])];
}

function breakOf(text: string, offset: number): string {
  return text.startsWith('\r\n', endOfLine(text, offset)) ? '\r\n' : '\n';
}

/** The column of the key on the line of an offset. */
function keyColumn(text: string, offset: number): number {
  const line = startOfLine(text, offset);
  return /^[ \t]*(?:- +)*/u.exec(text.slice(line, offset))?.[0].length ?? 0;
}

/** The column of what hangs below the key of the line: as the next line has it, or a step deeper. */
function columnBelowKey(text: string, offset: number): number {
  const column = keyColumn(text, offset);
  const next = nextContentLine(text, offset);
  const own = next < text.length ? indentOf(text, next) : 0;
  return own > column ? own : column + 2;
}

/** The column of a dash that stands on the line of its key: that of the next one, or where it stands if its keys go on below. */
function dashColumn(text: string, dash: number): number {
  const column = columnBelowKey(text, dash);
  const next = nextContentLine(text, dash);
  if (next >= text.length || indentOf(text, next) !== column || isItemAt(text, next + column)) return column;
  return Math.min(columnIn(text, dash), Math.max(keyColumn(text, dash), column - 2));
}

/** Closes all brackets that are open at the end of the stretch, if only they are missing. */
function bracketFix(text: string, { start, end }: Range): readonly Fix[] {
  const open: string[] = [];
  let quote = '';
  let last = start;
  for (let offset = start; offset < Math.min(end, text.length); offset++) {
    const character = text.charAt(offset);
    if (quote !== '') {
      if (character === '\\' && quote === '"') offset++;
      else if (character === quote) quote = '';
    } else if (character === '#' && isSeparator(codeAt(text, offset - 1))) {
      offset = endOfLine(text, offset);
      continue;
    } else if ((character === '"' || character === "'") && /[\s[{,:]/u.test(text.charAt(offset - 1))) quote = character;
    else if (character === '[') open.push(']');
    else if (character === '{') open.push('}');
    else if ((character === ']' || character === '}') && open.pop() !== character) return [];
    if (!isSeparator(codeAt(text, offset))) last = offset + 1;
  }
  // Of a lone bracket nobody knows which of the lines below it belong to it.
  if (quote !== '' || open.length === 0 || last === start + 1) return [];
  const newText = open.reverse().join('');
  return [fixOf(`Insert \`${newText}\``, [{ start: last, end: last, newText }])];
}

function tabIndentation(text: string, range: Range): Wording {
  const line = startOfLine(text, range.start);
  const blanks = /^[ \t]*/u.exec(text.slice(line, endOfLine(text, line)))?.[0] ?? '';
  const end = line + blanks.length;
  return {
    message: `the line is indented with a tab; YAML allows spaces only, ${refused}`,
    range: { start: range.start, end: Math.max(end, range.start + 1) },
  };
}

/** Puts the text in single quotes, a comment behind it left outside. */
function quoteFix({ start }: Range, found: string): readonly Fix[] {
  const value = found.replace(/\s+#.*$/u, '');
  if (value === '' || /^["']/u.test(value)) return [];
  const newText = `'${value.replaceAll("'", "''")}'`;
  return [fixOf('Put the text in quotes', [{ start, end: start + value.length, newText }])];
}

/** Writes straight quotes for the typographic ones around a text. */
export function straightQuotes({ start, end }: Range, found: string): Fix {
  const inner = found.slice(1, -1);
  const newText = /["\\]/u.test(inner) ? `'${inner.replaceAll("'", "''")}'` : `"${inner}"`;
  return fixOf('Write straight quotes', [{ start, end, newText }]);
}

export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
