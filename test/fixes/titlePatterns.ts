import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formatById } from '../../server/src/registry.ts';

/** What a title of a fix looks like, as some source file writes it. */
export interface TitlePattern {
  readonly file: string;
  /** As it stands in the source. */
  readonly title: string;
  readonly pattern: RegExp;
}

/** The rooms whose code finds problems. */
const rooms = ['convert', 'decode', 'document', 'embedded', 'formats'];

/**
 * The titles of all fixes that the code can offer. Messages begin in lower case and titles with a verb in upper case, so
 * every text of these rooms that does is one.
 */
export function titlePatterns(): readonly TitlePattern[] {
  return rooms
    .flatMap((room) => filesBelow(path.join('server/src', room)))
    .filter((file) => !isOfUnregisteredFormat(file))
    .flatMap(titlesIn);
}

/** A format that nobody is shown yet has tests of its own. */
function isOfUnregisteredFormat(file: string): boolean {
  const id = /^server\/src\/formats\/(?<id>[^/]+)\//u.exec(file.replaceAll(path.sep, '/'))?.groups?.id;
  return id !== undefined && formatById(id) === undefined;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file));
}

const verbs =
  'Add|Change|Close|Double|Indent|Insert|Join|Make|Mark|Move|Put|Raise|Lower|Remove|Replace|Take|Turn|Use|Write';
const text = new RegExp(`'(?:${verbs})\\b(?: [^'\\\\]|[^' \\\\])*'|\`(?:${verbs}) (?:[^\`\\\\]|\\\\.)*\``, 'gu');

function titlesIn(file: string): readonly TitlePattern[] {
  return [...readFileSync(file, 'utf8').matchAll(text)].map(([literal]) => {
    const title = literal.slice(1, -1).replaceAll('\\`', '`');
    return { file, title, pattern: patternOf(title) };
  });
}

/** Whatever stands in the place of an expression. */
function patternOf(title: string): RegExp {
  const pieces = title
    .split(/\$\{(?:'[^']*'|[^{}']|\{[^{}]*\})*\}/u)
    .map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`^${pieces.join('.*')}`, 'u');
}
