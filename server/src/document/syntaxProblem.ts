import type { Fix } from '../base/problem.ts';
import type { Range, TextEdit } from '../base/text.ts';
import { endOfLine, startOfLine } from './characters.ts';
import type { SyntaxProblem } from './textDocument.ts';

export const refused = 'or the whole config is refused';

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
  const wording = wordingOf(code, text, shown, found, at);
  const problem: SyntaxProblem = {
    code: `syntax/${wording.code ?? code}`,
    severity: code === 'too-deep' ? 'warning' : 'error',
    message: wording.message,
    range: wording.range ?? shown,
  };
  return wording.fix ? { ...problem, fixes: [wording.fix] } : problem;
}

interface Wording {
  readonly message: string;
  readonly code?: string;
  readonly range?: Range;
  readonly fix?: Fix;
}

function wordingOf(code: string, text: string, range: Range, found: string, at: number): Wording {
  switch (code) {
    case 'missing-colon':
      return missingColon(range, found);
    case 'unclosed-quote':
      return unclosedQuote(text, range, found);
    case 'tab-indentation':
      return tabIndentation(text, range);
    case 'colon-in-value':
    case 'value-not-allowed':
      return {
        message: `\`${shorten(found)}\` holds a second colon followed by a blank; put the text in quotes, ${refused}`,
        ...quoteFix(range, found),
      };
    case 'reserved-character':
      return {
        message: `a plain text may not begin with \`${text.charAt(at)}\`; put it in quotes, ${refused}`,
        ...quoteFix(range, found),
      };
    case 'bad-escape':
    case 'escape': {
      const end = Math.min(at + 2, endOfLine(text, at));
      return {
        message: `\`${text.slice(at, end)}\` is no escape that YAML knows; write \`\\\\\` for a backslash or use single quotes, ${refused}`,
        range: { start: at, end: Math.max(end, at + 1) },
        fix: { title: 'Double the backslash', edits: [{ start: at, end: at, newText: '\\' }], certain: false },
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
  'block-scalar-header': (found) =>
    `\`${found}\` cannot begin a block of text: behind \`|\` or \`>\` only \`-\`, \`+\`, a digit from 1 to 9 and a comment may stand on the line; ${refused}`,
  'block-scalar-tab': () => `a line of this text is indented with a tab; use spaces, ${refused}`,
  'control-character': () =>
    `control characters are not allowed, not even in comments; remove it or write an escape in double quotes, ${refused}`,
  directive: (found) =>
    `\`${found}\` is no directive that is understood here (only \`%YAML 1.1\` and \`%TAG\`, followed by \`---\`); remove it, ${refused}`,
  'expected-node': (found) => `\`${found}\` cannot stand here, where a value is expected; ${refused}`,
  'flow-separator': (found) => `a comma or the closing bracket is missing in \`${found}\`; add it, ${refused}`,
  'key-not-allowed': () => `a \`?\` key cannot begin on this line; put it on a line of its own, ${refused}`,
  'list-on-key-line': () => `a list cannot begin on the line of its key; put the \`-\` on the next line, ${refused}`,
  'quote-open': () => `the quote that begins here is never closed; ${refused}`,
  'stray-content': (found) =>
    `\`${found}\` is more than one value on a line; put the text in quotes or remove the rest, ${refused}`,
  tab: () => `a tab cannot stand here; use a space, ${refused}`,
  tag: (found) => `\`${found}\` is no tag; a text that begins with \`!\` needs quotes, ${refused}`,
  'tag-handle': (found) => `the tag \`${found}\` uses a handle that no \`%TAG\` line declares; ${refused}`,
  'too-deep': () => 'nested deeper than 1000 levels; what is below is not checked',
  'unclosed-bracket': (found) => `the bracket that begins \`${found}\` is never closed; close it, ${refused}`,
  unreadable: () => `from here on the text is too damaged to be read; mend the problems above first, ${refused}`,
  'wrong-kind': (found) =>
    `\`${found}\` is not what the lines beside it are: a map holds \`key: value\` lines, a list \`- item\` lines, and they cannot be mixed; ${refused}`,
};

function missingColon(range: Range, found: string): Wording {
  const bare = /^-(?=[^\s-])/u.exec(found);
  if (bare)
    return withInsertion(
      'missing-space',
      'a blank is missing behind the `-` of this list item; add it',
      'Insert a blank',
      range.start + 1,
      ' ',
    );
  const tight = /^["']?[\w.-]+["']?:(?=[^\s:])(?!\/\/)/u.exec(found);
  if (tight)
    return withInsertion(
      'missing-space',
      `a blank is missing behind the colon of \`${shorten(found)}\`; add it`,
      'Insert a blank',
      range.start + tight[0].length,
      ' ',
    );
  const message = `\`${shorten(found)}\` stands where a key is expected but has no \`:\` behind it; add the colon`;
  const key = /^[\w.-]+(?=\s+\S)/u.exec(found);
  if (key) return withInsertion('missing-colon', message, 'Insert a colon', range.start + key[0].length, ':');
  return withInsertion('missing-colon', message, 'Insert a colon', range.start + found.length, ':');
}

function withInsertion(code: string, message: string, title: string, at: number, newText: string): Wording {
  return {
    code,
    message: `${message}, ${refused}`,
    fix: { title, edits: [{ start: at, end: at, newText }], certain: false },
  };
}

function unclosedQuote(text: string, range: Range, found: string): Wording {
  const quote = text.charAt(range.start);
  const kind = quote === "'" ? 'single' : 'double';
  const end = range.start + found.length;
  const edits: TextEdit[] = [{ start: end, end, newText: quote }];
  return {
    message: `the ${kind} quote that begins here is not closed; add \`${quote}\` where the text ends, ${refused}`,
    fix: { title: 'Close the quote', edits, certain: false },
  };
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
function quoteFix(range: Range, found: string): { readonly fix?: Fix } {
  const value = found.replace(/\s+#.*$/u, '');
  if (value === '' || /^["']/u.test(value)) return {};
  const edits = [{ start: range.start, end: range.start + value.length, newText: `'${value.replaceAll("'", "''")}'` }];
  return { fix: { title: 'Put the text in quotes', edits, certain: false } };
}

export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
