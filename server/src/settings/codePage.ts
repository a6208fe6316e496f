import { homepage } from '../../../package.json';

/** The address of the page that explains a problem's code. */
export function codePage(code: string): string {
  return `${homepage}/docs/rules/${code}.md`;
}
