import { homepage } from '../../../package.json';
import { formats } from '../registry.ts';
import { problemCodes } from './problemCodes.ts';

/**
 * The page that explains a problem's code: its path below `docs/rules/`, without the ending. What every format's problems
 * have, whatever the format, is explained once.
 */
export function codePage(code: string): string {
  const [area, name] = code.split('/');
  const isShared =
    formats.some(({ id }) => id === area) && formats.every(({ id }) => problemCodes().has(`${id}/${name}`));
  return isShared ? `config/${name}` : code;
}

/** Where the page stands for everybody. */
export function codePageUrl(code: string): string {
  return `${homepage}/docs/rules/${codePage(code)}.md`;
}
