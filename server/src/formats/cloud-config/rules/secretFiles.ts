import { isPlaceholder } from '../../../embedded/placeholder.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { commandPatterns } from '../commandPatterns.ts';
import type { Keys } from '../keys.ts';
import { writtenTexts } from '../writtenFile.ts';
import { setMode } from './setMode.ts';

const code = 'cloud-config/secret-readable';

/** Secrets in files that every account may read. */
export const secretFiles = configRule<Keys>({
  codes: [code],
  at: [''],
  *check({ write_files: files }): Generator<Finding> {
    for (const { index, file, path, text, mode } of writtenTexts(files)) {
      if (mode === undefined || (mode & 0o004) === 0 || path.endsWith('.pub') || path.startsWith('/root/')) continue;
      const secret = commandPatterns.secrets.find(
        (each) => (each.path?.test(path) ?? true) && (!each.content || (text !== undefined && each.content.test(text))),
      );
      if (!secret || (text !== undefined && isEmptyKey(text))) continue;
      const isKey = secret.path === undefined;
      yield {
        code,
        severity: isKey ? 'warning' : 'info',
        message: `every account of the machine may read this file, and ${secret.what} stands in it${isKey ? '; many programs refuse such a key' : ''}; write \`permissions: "0600"\``,
        path: ['write_files', index, file.permissions === undefined ? 'path' : 'permissions'],
        isOwn: true,
        fixes: ({ node }, document) => setMode(node, 0o600, document),
      };
    }
  },
});

/** A key of which only the first and the last line are there. */
function isEmptyKey(text: string): boolean {
  const [, body] = /-----BEGIN[^-]*-----([^-]*)/u.exec(text) ?? [];
  return body !== undefined && (body.trim() === '' || isPlaceholder(body));
}
