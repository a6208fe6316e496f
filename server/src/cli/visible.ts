/**
 * What would not show but act in the log that it is printed to: control characters of C0 (without the tab), DEL and C1,
 * with which escape sequences begin, ends of lines, marks that turn the direction of writing, and byte order marks.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const acting = /[\0-\x08\n-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** One line of text for a person, in which nothing acts on the terminal: `\x1b[31m`, `\u202e`, `\n`. */
export function visible(line: string): string {
  return line.replace(acting, escaped);
}

/** Lines for a person as one text. */
export function visibleLines(lines: readonly string[]): string {
  return lines.map((line) => `${visible(line)}\n`).join('');
}

function escaped(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  const code = character.charCodeAt(0).toString(16);
  return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
}
