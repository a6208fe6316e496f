// The pages of docs/rules/ that explain problem codes: one text for each, by its path without the ending.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @param {string} root of the repository
 * @returns {Record<string, string>}
 */
export function readRulePages(root) {
  const folder = path.join(root, 'docs/rules');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md') && file.includes('/'))
    .sort();
  return Object.fromEntries(files.map((file) => [file.slice(0, -3), readFileSync(path.join(folder, file), 'utf8')]));
}

/**
 * What a page says without its examples: what is found, in one sentence below the title and the codes; what happens; what
 * to do. Links to other pages become their words.
 *
 * @param {string} page
 * @returns {{ found: string, happens: string, advice: string }}
 */
export function ruleSummaryOf(page) {
  const plain = page.replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, '$1');
  const paragraphs = plain.split('\n\n').map((text) => text.trim());
  const behind = (/** @type {string} */ mark) =>
    paragraphs
      .find((text) => text.startsWith(mark))
      ?.slice(mark.length)
      .trim() ?? '';
  return { found: paragraphs[2] ?? '', happens: behind('**What happens:**'), advice: behind('**What to do:**') };
}
