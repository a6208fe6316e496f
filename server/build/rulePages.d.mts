/** The pages that explain problem codes, by their path below `docs/rules/` without the ending. */
export function readRulePages(root: string): Readonly<Record<string, string>>;

/** What a page says without its examples: each a few sentences in Markdown, without links. */
export function ruleSummaryOf(page: string): {
  readonly found: string;
  readonly happens: string;
  readonly advice: string;
};
