import type { Range } from '../../base/text.ts';
import { expectEnd, expectName, expectSign, isAtSign, type JinjaCursor, skipSign, skipWord } from './jinjaCursor.ts';
import { JinjaFault } from './jinjaFault.ts';
import { type JinjaMistake, type JinjaPiece, type JinjaToken, jinjaPieces } from './jinjaTokens.ts';
import type { JinjaBranch, JinjaStatement } from './jinjaTree.ts';
import { parseExpression, parseTuple } from './parseJinjaExpression.ts';

export interface JinjaTemplate {
  readonly comments: readonly Range[];
  readonly statements: readonly JinjaStatement[];
  /** The first thing that ends the reading; the statements are not whole then. */
  readonly mistake: JinjaMistake | undefined;
}

/**
 * Reads a template of Jinja 3.1 as far as `if`, `for`, `set` and expressions go. Jinja reads a template as a whole: of one
 * mistake it takes nothing.
 */
export function parseJinja(text: string): JinjaTemplate {
  const { pieces, mistake } = jinjaPieces(text);
  const reader: Reader = { pieces, at: 0, depth: 0 };
  const comments = pieces.filter(({ kind }) => kind === 'comment').map(({ start, end }) => ({ start, end }));
  try {
    const statements = parseUntil(reader, []);
    return { comments, statements, mistake };
  } catch (fault) {
    if (!(fault instanceof JinjaFault) || fault.kind === 'failed') throw fault;
    // A tag that is not closed is what hides the end of the block.
    const isCutOff = mistake && fault.message.startsWith(unclosed);
    const { kind, range, message: why } = fault;
    return { comments, statements: [], mistake: isCutOff ? mistake : { kind, range, why } };
  }
}

const deepest = 100;
const unclosed = 'this block is never closed';

interface Reader {
  readonly pieces: readonly JinjaPiece[];
  at: number;
  /** How many blocks are open. */
  depth: number;
}

/** @param ends the words of the tags that end what is read; the reader then stands at that tag */
function parseUntil(reader: Reader, ends: readonly string[], opener?: Range): readonly JinjaStatement[] {
  const statements: JinjaStatement[] = [];
  for (let piece = reader.pieces[reader.at]; piece; piece = reader.pieces[reader.at]) {
    if (piece.kind === 'block' && piece.tokens[0]?.kind === 'name' && ends.includes(piece.tokens[0].text)) {
      return statements;
    }
    reader.at++;
    if (piece.kind === 'data') statements.push({ kind: 'data', start: piece.start, end: piece.end });
    else if (piece.kind === 'print') statements.push(parsePrint(piece));
    else if (piece.kind === 'block') statements.push(parseBlock(piece, reader));
  }
  if (opener) throw new JinjaFault('syntax', opener, `${unclosed}: \`{% ${ends.at(-1)} %}\` is missing`);
  return statements;
}

type Tag = Extract<JinjaPiece, { readonly tokens: readonly JinjaToken[] }>;

function cursorOf({ tokens, start, end }: Tag, at = 0): JinjaCursor {
  return { tokens, tag: { start, end }, at };
}

function parsePrint(piece: Tag): JinjaStatement {
  const cursor = cursorOf(piece);
  const value = parseTuple(cursor);
  expectEnd(cursor);
  return { kind: 'print', value, start: piece.start, end: piece.end };
}

/** Tags that Jinja knows and that are not known here. */
const otherTags = [
  'block',
  'extends',
  'print',
  'macro',
  'include',
  'from',
  'import',
  'with',
  'autoescape',
  'call',
  'filter',
  'do',
];

function parseBlock(piece: Tag, reader: Reader): JinjaStatement {
  const cursor = cursorOf(piece);
  const word = expectName(cursor);
  switch (word.text) {
    case 'if':
      return parseIf(piece, cursor, reader);
    case 'for':
      return parseFor(piece, cursor, reader);
    case 'set':
      return parseSet(piece, cursor);
    default:
      if (otherTags.includes(word.text)) throw new JinjaFault('unknown', word, `\`${word.text}\` is not known here`);
      throw new JinjaFault('syntax', word, `Jinja knows no tag \`${word.text}\` here`);
  }
}

/** The tag at which `parseUntil` has stopped, without its word. */
function nextTag(reader: Reader): { readonly word: string; readonly cursor: JinjaCursor } {
  const piece = reader.pieces[reader.at++];
  if (piece?.kind !== 'block') throw new JinjaFault('syntax', { start: 0, end: 0 }, unclosed);
  return { word: piece.tokens[0]?.text ?? '', cursor: cursorOf(piece, 1) };
}

function parseBody(reader: Reader, cursor: JinjaCursor, ends: readonly string[]): readonly JinjaStatement[] {
  skipSign(cursor, ':');
  expectEnd(cursor);
  if (++reader.depth > deepest) throw new JinjaFault('unknown', cursor.tag, 'blocks stand in each other too deeply');
  const body = parseUntil(reader, ends, cursor.tag);
  reader.depth--;
  return body;
}

function parseIf(piece: Tag, first: JinjaCursor, reader: Reader): JinjaStatement {
  const branches: JinjaBranch[] = [];
  let cursor = first;
  for (;;) {
    const condition = parseTuple(cursor, false);
    branches.push({ condition, body: parseBody(reader, cursor, ['elif', 'else', 'endif']) });
    const next = nextTag(reader);
    cursor = next.cursor;
    if (next.word === 'elif') continue;
    const other = next.word === 'else' ? parseBody(reader, cursor, ['endif']) : [];
    const end = next.word === 'else' ? nextTag(reader).cursor : cursor;
    expectEnd(end);
    return { kind: 'if', branches, other, start: piece.start, end: end.tag.end };
  }
}

function parseFor(piece: Tag, cursor: JinjaCursor, reader: Reader): JinjaStatement {
  if (isAtSign(cursor, '(')) throw new JinjaFault('unknown', cursor.tag, 'brackets around names are not known here');
  const targets = [expectName(cursor).text];
  while (skipSign(cursor, ',')) targets.push(expectName(cursor).text);
  const word = expectName(cursor);
  if (word.text !== 'in') throw new JinjaFault('syntax', word, '`in` was expected here');
  const list = parseTuple(cursor, false);
  const condition = skipWord(cursor, 'if') ? parseExpression(cursor) : undefined;
  if (skipWord(cursor, 'recursive')) throw new JinjaFault('unknown', cursor.tag, '`recursive` is not known here');
  const body = parseBody(reader, cursor, ['endfor', 'else']);
  const next = nextTag(reader);
  const other = next.word === 'else' ? parseBody(reader, next.cursor, ['endfor']) : [];
  const end = next.word === 'else' ? nextTag(reader).cursor : next.cursor;
  expectEnd(end);
  return { kind: 'for', targets, list, condition, body, other, start: piece.start, end: end.tag.end };
}

function parseSet(piece: Tag, cursor: JinjaCursor): JinjaStatement {
  const target = expectName(cursor);
  const sign = cursor.tokens[cursor.at];
  if (!sign || ['|', ',', '.'].includes(sign.text)) {
    throw new JinjaFault('unknown', piece, 'only `set` with one name and `=` is known here');
  }
  expectSign(cursor, '=');
  const value = parseTuple(cursor);
  expectEnd(cursor);
  return { kind: 'set', name: target.text, value, start: piece.start, end: piece.end };
}
