import type { Fix } from '../../base/problem.ts';
import type { TextEdit } from '../../base/text.ts';
import type { DamagedNode, ScalarNode } from '../node.ts';
import {
  commaBehind,
  endOfRun,
  endOfWord,
  isBracketAt,
  isMasked,
  type JsonReader,
  plainValue,
  report,
  shown,
} from './jsonReader.ts';

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Reads a text from its opening quote on, over line breaks if its closing quote stands behind one. */
export function readText(reader: JsonReader): ScalarNode | DamagedNode {
  const { text, position: start, openString: openBefore } = reader;
  const problemsBefore = reader.problems.length;
  const doubled = doubledQuote.exec(text.slice(start, start + 10_000))?.[0];
  if (doubled !== undefined) return readDoubledQuote(reader, doubled);
  const node = readString(reader);
  if (reader.openString !== start) return node;
  const lineEnd = endOfLine(text, node.end);
  const length = restOfString.exec(text.slice(lineEnd, lineEnd + 10_000))?.[0].length;
  if (length === undefined) return node.text.trim() === '' ? loneQuote(reader, node) : node;
  const end = lineEnd + length;
  reader.problems.length = problemsBefore;
  reader.openString = openBefore;
  reader.position = end;
  const broken = text.slice(start, end);
  const escaped = broken.replace(/\r\n?|\n/gu, '\\n');
  const joined = broken
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .join('');
  report(
    reader,
    'line-break',
    { start, end: lineEnd },
    'a string may not go on in the next line; write `\\n` for a line break in it, or the file is refused',
    { title: 'Write the line breaks as `\\n`', edits: [{ start, end, newText: escaped }], certain: false },
    { title: 'Join the lines', edits: [{ start, end, newText: joined }], certain: false },
  );
  return { kind: 'damaged', start, end, text: broken };
}

/** An empty text, a word right behind it, and the quote that closes what was meant. */
const doubledQuote = /^""(?=[^\s,:}\]"])(?:[^"\\\r\n]|\\.)*"(?=\s*(?:[,:}\]]|$))/u;

function readDoubledQuote(reader: JsonReader, found: string): DamagedNode {
  const { position: start } = reader;
  const end = start + found.length;
  const message =
    'a second `"` right behind the first one ends the string before it begins; remove it, or the file is refused';
  report(reader, 'doubled-quote', { start, end }, message, {
    title: 'Remove the second quote',
    edits: [{ start, end: start + 1, newText: '' }],
    certain: false,
  });
  reader.position = end;
  return { kind: 'damaged', start, end, text: found };
}

/** A quote with nothing behind it on its line: what was meant to be in it, nobody knows. */
function loneQuote({ text, problems }: JsonReader, { start, end }: ScalarNode): DamagedNode {
  const last = problems.at(-1);
  const isBeforeBracket = /^\s*[{[]/u.test(text.slice(end, end + 1000));
  if (isBeforeBracket && last?.code === 'syntax/unclosed-quote' && last.range.start === start) {
    const remove = { title: 'Remove the quote', edits: [{ start, end: start + 1, newText: '' }], certain: false };
    const message = 'this quote is not closed and stands in front of a bracket; remove it, or the file is refused';
    problems[problems.length - 1] = { ...last, message, fixes: [remove] };
  }
  return { kind: 'damaged', start, end, text: '"' };
}

/** Lines that are no JSON, and a closing quote with what may follow it. */
const restOfString =
  /^(?:\r\n|\n|\r(?!\n))(?:[^"{}[\]\r\n]*(?:\r\n|\n|\r(?!\n)))*(?:[ \t]*[^\s"{}[\],:][^"\r\n]*|[ \t]*)"(?=[ \t,}\]]*(?:[\r\n]|$))/u;

function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text.charAt(end) !== '\n' && text.charAt(end) !== '\r') end++;
  return end;
}

/** Reads a string from its opening quote on. */
export function readString(reader: JsonReader): ScalarNode {
  const { text, position: start } = reader;
  let content = '';
  let offset = start + 1;
  let pieceStart = offset;
  const problemsBefore = reader.problems.length;
  for (;;) {
    const code = text.charCodeAt(offset);
    if (code === 0x22) break;
    if (Number.isNaN(code) || code === 0x0a || code === 0x0d) {
      // Whatever else is wrong in it may only be so because it goes on too far.
      reader.problems.length = problemsBefore;
      return openString(reader, start, offset, content + text.slice(pieceStart, offset));
    }
    if (code === 0x5c) {
      content += text.slice(pieceStart, offset);
      const [piece, length] = readEscape(reader, offset, problemsBefore);
      content += piece;
      offset += length;
      pieceStart = offset;
      continue;
    }
    if (code < 0x20 && reader.problems.length === problemsBefore)
      report(
        reader,
        'control-character',
        { start: offset, end: offset + 1 },
        `a string may not hold this control character as it is; write \`${escapedControl(code)}\`, or the file is refused`,
        {
          title: `Write ${escapedControl(code)}`,
          edits: [{ start: offset, end: offset + 1, newText: escapedControl(code) }],
          certain: true,
        },
      );
    offset++;
  }
  content += text.slice(pieceStart, offset);
  reader.position = offset + 1;
  return {
    kind: 'scalar',
    start,
    end: offset + 1,
    style: 'double',
    text: content,
    masked: isMasked(reader, start, offset),
  };
}

function escapedControl(code: number): string {
  return JSON.stringify(String.fromCharCode(code)).slice(1, -1);
}

/** A string without its closing quote ends with its line, or before what closes the item on it. */
function openString(reader: JsonReader, start: number, lineEnd: number, content: string): ScalarNode {
  const { text } = reader;
  const tail = closingTail(text.slice(start + 1, lineEnd));
  const end = lineEnd - tail;
  const edits: TextEdit[] = [{ start: end, end, newText: `"${commaBehind(reader, end)}` }];
  if (text.charAt(start) === "'") edits.unshift({ start, end: start + 1, newText: '"' });
  const message = 'the string that begins here is not closed on its line; add `"`, or the file is refused';
  report(reader, 'unclosed-quote', { start, end }, message, { title: 'Close the string', edits, certain: false });
  reader.openString = start;
  reader.position = end;
  return {
    kind: 'scalar',
    start,
    end,
    style: 'double',
    text: content.slice(0, content.length - tail),
    masked: isMasked(reader, start, end),
  };
}

/** How much at the end of a string without its closing quote does not belong to it: brackets that none in it opens. */
function closingTail(found: string): number {
  let end = found.length;
  while (end > 0 && /[\s,}\]]/u.test(found.charAt(end - 1))) end--;
  let open = 0;
  for (let index = 0; index < found.length; index++) {
    const character = found.charAt(index);
    if (character === '[' || character === '{') open++;
    if ((character !== ']' && character !== '}') || open === 0) continue;
    open--;
    end = Math.max(end, index + 1);
  }
  return found.length - end;
}

/** What an escape stands for, and its length in the text. Only the first bad one of a string is reported. */
function readEscape(reader: JsonReader, offset: number, problemsBefore: number): [string, number] {
  const { text } = reader;
  const name = text.charAt(offset + 1);
  const simple = escapes[name];
  if (simple !== undefined) return [simple, 2];
  if (name === 'u') {
    const digits = /^[0-9a-fA-F]{4}/u.exec(text.slice(offset + 2, offset + 6));
    if (digits) return [String.fromCharCode(Number.parseInt(digits[0], 16)), 6];
  }
  if (reader.problems.length === problemsBefore) {
    const isBreak = name === '' || name === '\n' || name === '\r';
    const range = { start: offset, end: offset + (isBreak ? 1 : 2) };
    report(
      reader,
      'bad-escape',
      range,
      `JSON does not know the escape \`${text.slice(range.start, range.end)}\`; for a backslash write \`\\\\\`, or the file is refused`,
      { title: 'Double the backslash', edits: [{ start: offset, end: offset, newText: '\\' }], certain: false },
    );
  }
  return ['\\', 1];
}

/** Reads a text in single quotes, with apostrophes inside, as one mistake. */
export function readSingleQuoted(reader: JsonReader): ScalarNode {
  const { text, position: start } = reader;
  const match = /^'(?:[^\\\r\n]|\\.)*?'(?=[\s,:}\]]|$)/u.exec(text.slice(start, start + 10_000));
  if (!match) {
    const lineLength = text.slice(start).search(/[\r\n]/u);
    const lineEnd = lineLength < 0 ? text.length : start + lineLength;
    return openString(reader, start, lineEnd, text.slice(start + 1, lineEnd));
  }
  const end = start + match[0].length;
  const content = match[0].slice(1, -1).replaceAll("\\'", "'");
  reader.position = end;
  const edits = [{ start, end, newText: JSON.stringify(content) }];
  report(reader, 'single-quotes', { start, end }, 'JSON strings stand in double quotes; the file is refused', {
    title: 'Use double quotes',
    edits,
    certain: true,
  });
  return { kind: 'scalar', start, end, style: 'double', text: content, masked: isMasked(reader, start, end) };
}

/** A number, `true`, `false`, `null`, or a run of words that stands where one of them should. */
export function readWord(reader: JsonReader): ScalarNode | DamagedNode {
  const { text, position: start } = reader;
  const wordEnd = endOfWord(reader, start);
  const word = text.slice(start, wordEnd);
  const end = plainValue.test(word) || isMasked(reader, start, wordEnd) ? wordEnd : endOfRun(reader, start);
  const found = text.slice(start, end);
  const masked = isMasked(reader, start, end);
  reader.position = end;
  if (masked || plainValue.test(found)) return { kind: 'scalar', start, end, style: 'plain', text: found, masked };
  reportWord(reader, start, end, found);
  return { kind: 'damaged', start, end, text: found };
}

function reportWord(reader: JsonReader, start: number, end: number, found: string): void {
  const blanks = /^[ \t]*/u.exec(reader.text.slice(end, end + 1000))?.[0].length ?? 0;
  if (isBracketAt(reader, end + blanks)) {
    const message = `\`${shown(reader, start, end)}\` cannot stand before a value; remove it, or the file is refused`;
    const edits = [{ start, end: end + blanks, newText: '' }];
    report(reader, 'unexpected-text', { start, end }, message, { title: 'Remove this text', edits, certain: false });
    return;
  }
  const lower = found.toLowerCase();
  const fix = (newText: string, certain: boolean): Fix => ({
    title: `Write ${newText.length > 40 ? 'it in double quotes' : newText}`,
    edits: [{ start, end, newText }],
    certain,
  });
  const range = { start, end };
  if (lower === 'true' || lower === 'false' || lower === 'null') {
    report(reader, 'bad-word', range, `JSON writes this \`${lower}\`; the file is refused`, fix(lower, true));
  } else if (lower === 'none' || lower === 'nil' || lower === 'undefined') {
    const message = `\`${found}\` is no JSON value: nothing is written \`null\`; the file is refused`;
    report(reader, 'bad-word', range, message, fix('null', false));
  } else if (lower.length > 1 && /^(?:t|tr|tru|f|fa|fal|fals|n|nu|nul)$/u.test(lower)) {
    const meant = lower.startsWith('t') ? 'true' : lower.startsWith('f') ? 'false' : 'null';
    const message = `\`${found}\` is no JSON value: write \`${meant}\`, or text in double quotes; the file is refused`;
    report(
      reader,
      'bad-word',
      range,
      message,
      fix(meant + commaBehind(reader, end), false),
      fix(JSON.stringify(found), false),
    );
  } else if (/^[+-]?(?:nan|\.nan|\.?inf(?:inity)?)$/u.test(lower)) {
    report(
      reader,
      'bad-number',
      range,
      `JSON has no \`${found}\`: write a number in digits, or \`null\`; the file is refused`,
    );
  } else if (/^[+-]?[.\d]\S*$/u.test(found)) {
    const meant = /^0[0-7]+$/u.test(found)
      ? Number.parseInt(found, 8)
      : /^0(?:x[\da-f]+|o[0-7]+)$/iu.test(found)
        ? Number(found)
        : undefined;
    // `0644` is an octal mode to people and 644 to nobody: which number is meant is not ours to guess.
    const hint = Number.isSafeInteger(meant)
      ? `; \`${meant}\` if it is meant as ${/^0x/iu.test(found) ? 'hexadecimal' : 'octal'}`
      : '';
    const message = `\`${shown(reader, start, end)}\` is no JSON number: no leading zeros, plus sign or bare point, and digits only; the file is refused${hint}`;
    report(reader, 'bad-number', range, message, Number.isSafeInteger(meant) ? fix(String(meant), false) : undefined);
  } else {
    const message = `\`${shown(reader, start, end)}\` is no JSON value: text stands in double quotes; the file is refused`;
    report(reader, 'bad-word', range, message, /^[:=]/u.test(found) ? undefined : fix(JSON.stringify(found), false));
  }
}
