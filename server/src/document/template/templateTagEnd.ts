import type { Range } from '../../base/text.ts';

/** Longer expressions are none; comments may be of any length. */
const longestExpression = 10_000;

/**
 * Where the tag of Jinja or Go that begins at `start` ends. `hopeless` remembers which comments find no end any more, so
 * that the rest of the text is searched for it only once.
 */
export function endOfBraces(text: string, start: number, hopeless: Set<string>): number | undefined {
  if (text.charAt(start + 1) === '#') return find(text, /#\}/gu, start + 2, hopeless)?.end;
  const goComment = /\{\{-?\s*\/\*/uy;
  goComment.lastIndex = start;
  if (goComment.test(text)) return find(text, /\*\/\s*-?\}\}/gu, goComment.lastIndex, hopeless)?.end;
  return endOfExpression(text, start);
}

/** The tag that ends what `{% raw %}` protects; undefined where the tag is another, or has no end. */
export function endOfRaw(text: string, tag: Range, hopeless: Set<string>): Range | undefined {
  if (!/^\{%[-+]?\s*raw\s*[-+]?%\}$/u.test(text.slice(tag.start, Math.min(tag.end, tag.start + 100)))) return undefined;
  return find(text, /\{%[-+]?\s*endraw\s*[-+]?%\}/gu, tag.end, hopeless);
}

function find(text: string, pattern: RegExp, from: number, hopeless: Set<string>): Range | undefined {
  if (hopeless.has(pattern.source)) return undefined;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  if (!match) hopeless.add(pattern.source);
  return match ? { start: match.index, end: pattern.lastIndex } : undefined;
}

/**
 * The end of `{{ }}` or `{% %}`, with quoted texts and maps inside. One that meets the beginning of another was never
 * ended; so no text is searched twice.
 */
function endOfExpression(text: string, start: number): number | undefined {
  const close = text.charAt(start + 1) === '{' ? '}}' : '%}';
  const limit = Math.min(text.length, start + longestExpression);
  let quote = '';
  let depth = 0;
  let quoted: number | undefined;
  for (let offset = start + 2; offset < limit; offset++) {
    const character = text.charAt(offset);
    const isClose = character === close.charAt(0) && text.startsWith(close, offset);
    if (quote !== '') {
      if (isClose) quoted ??= offset + 2;
      if (character === quote) quote = '';
      else if (character === '\\' && quote !== '`') offset++;
      else if (isLineBreak(text, offset) && quote !== '`') {
        if (quoted !== undefined) return quoted;
        quote = '';
      }
    } else if (character === '"' || character === "'" || character === '`') quote = character;
    else if (isClose && (depth === 0 || close === '%}')) return offset + 2;
    else if (character === '{') {
      if (/[{%#]/u.test(text.charAt(offset + 1))) break;
      depth++;
    } else if (character === '}' && depth > 0) depth--;
  }
  // A quote inside that has no partner is the one around the tag.
  return quoted;
}

/** The end of `<% %>`; `%%>` is a text in it. One that meets the beginning of another was never ended. */
export function endOfAngles(text: string, start: number, hopeless: Set<string>): number | undefined {
  const next = find(text, /<%|(?<!%)%>/gu, start + 2, hopeless);
  return next && text.startsWith('%>', next.start) ? next.end : undefined;
}

/**
 * The closing brace of `${` or `%{`, with braces and quoted texts inside; over lines only within brackets. One that meets
 * the beginning of another was never ended.
 */
export function endOfDollar(text: string, start: number): number | undefined {
  const limit = Math.min(text.length, start + longestExpression);
  let first: number | undefined;
  let depth = 0;
  let isQuoted = false;
  let isOneLine = true;
  for (let offset = start + 1; offset < limit; offset++) {
    const character = text.charAt(offset);
    if (isLineBreak(text, offset)) {
      const isWithin = depth > 1 || /^[$%]\{~?\s*$/u.test(text.slice(start, Math.min(offset, start + 100)));
      const isEnd = /[\r\n]\s*~?\}/uy;
      isEnd.lastIndex = offset;
      if (isQuoted || !(isWithin || isEnd.test(text))) break;
      isOneLine = false;
    } else if (character === '}' && isOneLine) first ??= offset + 1;
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) {
      if (character === '\\') offset++;
    } else if (character === '{' || character === '(' || character === '[') {
      if (offset > start + 1 && character === '{' && /[$%]/u.test(text.charAt(offset - 1))) break;
      depth++;
    } else if (character === '}' && depth === 1) return offset + 1;
    else if (/[})\]]/u.test(character) && depth > 1) depth--;
  }
  // A quote inside that has no partner is the one around the tag.
  return first;
}

function isLineBreak(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === 0x0a || code === 0x0d;
}
