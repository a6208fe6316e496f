import { homepage } from '../../../package.json';
import { decodeCodes } from '../decode/decodeCodes.ts';
import { formats } from '../registry.ts';

/**
 * The page that explains a problem's code: its path below `docs/rules/`, without the ending. What every format's problems
 * have, whatever the format, is explained once.
 */
export function codePage(code: string): string {
  const [area, name = ''] = code.split('/');
  const isShared = shared.has(name) && formats.some(({ id }) => id === area);
  return isShared ? `config/${name}` : code;
}

/**
 * What the stages find that all formats have; what comes from schemas, of keys that only the documentation asks for; and what
 * one tool refuses in every format that it reads.
 */
const shared: ReadonlySet<string> = new Set([
  ...decodeCodes,
  'documented-key-missing',
  'exclusive-keys',
  'merge-type',
  'misspelt-key',
  'no-interpreter',
  'not-judged',
  'one-key-needed',
  'repeated-anchor',
  'second-document',
  'stray-quote',
  'swallowed-item',
  'tab',
]);

/** Where the page stands for everybody. */
export function codePageUrl(code: string): string {
  return `${homepage}/docs/rules/${codePage(code)}.md`;
}
