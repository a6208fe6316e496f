import type { Range } from '../../base/text.ts';
import { JinjaFault } from './jinjaFault.ts';
import type { JinjaToken } from './jinjaTokens.ts';

/** A place among the tokens of one tag. */
export interface JinjaCursor {
  readonly tokens: readonly JinjaToken[];
  readonly tag: Range;
  at: number;
}

export function isAtWord({ tokens, at }: JinjaCursor, ...words: readonly string[]): boolean {
  const token = tokens[at];
  return token?.kind === 'name' && words.includes(token.text);
}

export function isAtSign({ tokens, at }: JinjaCursor, ...signs: readonly string[]): boolean {
  const token = tokens[at];
  return token?.kind === 'operator' && signs.includes(token.text);
}

/** Steps over a word, where it stands there. */
export function skipWord(cursor: JinjaCursor, word: string): boolean {
  const isThere = isAtWord(cursor, word);
  if (isThere) cursor.at++;
  return isThere;
}

export function skipSign(cursor: JinjaCursor, sign: string): boolean {
  const isThere = isAtSign(cursor, sign);
  if (isThere) cursor.at++;
  return isThere;
}

export function expectSign(cursor: JinjaCursor, sign: string): JinjaToken {
  const token = cursor.tokens[cursor.at];
  if (!token || !skipSign(cursor, sign)) throw unexpected(cursor, `\`${sign}\``);
  return token;
}

export function expectName(cursor: JinjaCursor): JinjaToken {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== 'name') throw unexpected(cursor, 'a name');
  cursor.at++;
  return token;
}

export function expectEnd(cursor: JinjaCursor): void {
  if (cursor.at < cursor.tokens.length) throw unexpected(cursor, 'the end of the tag');
}

/** Where the last token ended. */
export function endBefore({ tokens, at, tag }: JinjaCursor): number {
  return tokens[at - 1]?.end ?? tag.start;
}

export function unexpected({ tokens, at, tag }: JinjaCursor, wanted: string): JinjaFault {
  const token = tokens[at];
  if (token) return new JinjaFault('syntax', token, `${wanted} was expected here`);
  return new JinjaFault('syntax', tag, `${wanted} was expected in this tag`);
}
