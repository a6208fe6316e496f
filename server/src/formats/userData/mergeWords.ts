import type { Range } from '../../base/text.ts';

/** Something in a text such as `list(append)+dict()` that cloud-init cannot take, or overlooks. */
export interface MergeFinding {
  readonly kind: 'syntax' | 'merger' | 'option';
  readonly word: string;
  /** In the text. */
  readonly range: Range;
  /** What may stand there. */
  readonly accepted: readonly string[];
}

const nested = ['recurse_list', 'recurse_array', 'recurse_str', 'recurse_dict'];

/** What cloudinit/mergers knows, by kind of value: options, of which it does not look at any other. */
const options: Readonly<Record<string, readonly string[]>> = {
  list: ['append', 'prepend', 'replace', 'no_replace', ...nested],
  dict: ['replace', 'no_replace', 'allow_delete', ...nested],
  str: ['append'],
};

/** What is wrong with the way in which parts are to be merged (`string_extract_mergers` of cloudinit/mergers/__init__.py). */
export function mergeFindings(text: string): readonly MergeFinding[] {
  const findings: MergeFinding[] = [];
  for (const { 0: piece, index } of text.matchAll(/[^+]+/gu)) {
    const start = index + piece.length - piece.trimStart().length;
    const word = piece.trim();
    if (word !== '') findings.push(...findingsIn(word, start));
  }
  return findings;
}

function findingsIn(word: string, start: number): readonly MergeFinding[] {
  const whole = { start, end: start + word.length };
  const [, name = '', inner = ''] = /^([a-z_-][a-z0-9_-]*)\((.*?)\)$/isu.exec(word) ?? [];
  if (name === '') return [{ kind: 'syntax', word, range: whole, accepted: ['list()', 'dict()', 'str()'] }];
  const known = options[plain(name).replace(/^m_/u, '')];
  const nameRange = { start, end: start + name.length };
  if (!known) return [{ kind: 'merger', word: name, range: nameRange, accepted: Object.keys(options) }];
  return [...inner.matchAll(/[^,]+/gu)].flatMap(({ 0: piece, index }): readonly MergeFinding[] => {
    const option = piece.trim();
    if (option === '' || known.includes(plain(option))) return [];
    const from = start + name.length + 1 + index + piece.length - piece.trimStart().length;
    return [{ kind: 'option', word: option, range: { start: from, end: from + option.length }, accepted: known }];
  });
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll('-', '_');
}
