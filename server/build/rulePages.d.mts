/** The pages that explain problem codes, by their path below `docs/rules/` without the ending. */
export function readRulePages(root: string): Readonly<Record<string, string>>;
