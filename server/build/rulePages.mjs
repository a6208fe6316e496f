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
