import { readFileSync } from 'node:fs';

/** What the page of a problem's code says: each a few sentences in Markdown, without links. */
export interface RuleSummary {
  readonly found: string;
  readonly happens: string;
  readonly advice: string;
}

let pages: Readonly<Record<string, string>> | undefined;

/** By the name of the page, as `codePage` gives it; undefined where the pages do not lie beside the program. */
export function ruleSummary(page: string): RuleSummary | undefined {
  pages ??= readPages();
  const text = pages[page];
  return text === undefined ? undefined : ruleSummaryOf(text);
}

function readPages(): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readFileSync(new URL('rulePages.json', import.meta.url), 'utf8'));
  } catch {
    return {};
  }
}

/**
 * What a page says without its examples: what is found, in one sentence below the title and the codes; what happens; what
 * to do. Links to other pages become their words.
 */
export function ruleSummaryOf(page: string): RuleSummary {
  const plain = page.replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, '$1');
  const paragraphs = plain.split('\n\n').map((text) => text.trim());
  const behind = (mark: string): string =>
    paragraphs
      .find((text) => text.startsWith(mark))
      ?.slice(mark.length)
      .trim() ?? '';
  return { found: paragraphs[2] ?? '', happens: behind('**What happens:**'), advice: behind('**What to do:**') };
}
