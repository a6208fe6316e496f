import { readFileSync } from 'node:fs';

/** What the page of a problem's code says: each a few sentences in Markdown, without links. */
export interface RuleSummary {
  readonly found: string;
  readonly happens: string;
  readonly advice: string;
}

/** What is said on a page of docs/rules/, by its path without the ending; undefined for a page that there is not. */
export function ruleSummary(name: string): RuleSummary | undefined {
  const page = pages()[name];
  return page === undefined ? undefined : summaryOf(page);
}

let read: Readonly<Record<string, string>> | undefined;

/** The package has the pages once, for the editor too: they lie beside the program. */
function pages(): Readonly<Record<string, string>> {
  read ??= JSON.parse(readFileSync(new URL('rulePages.json', import.meta.url), 'utf8')) as Record<string, string>;
  return read;
}

/**
 * What a page says without its examples: what is found, in one sentence below the title and the codes; what happens; what
 * to do. Links to other pages become their words.
 */
export function summaryOf(page: string): RuleSummary {
  const plain = page.replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, '$1');
  const paragraphs = plain.split('\n\n').map((text) => text.trim());
  const behind = (mark: string): string =>
    paragraphs
      .find((text) => text.startsWith(mark))
      ?.slice(mark.length)
      .trim() ?? '';
  return { found: paragraphs[2] ?? '', happens: behind('**What happens:**'), advice: behind('**What to do:**') };
}
