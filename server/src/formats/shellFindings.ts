import type { Path } from '../base/path.ts';
import { replaceScalar } from '../document/textEdits.ts';
import { accountNames } from '../generated/machineFacts.ts';
import { isLetterSlip, nearest } from '../shape/nearest.ts';
import type { Finding } from './configRule.ts';

export const shellCode = 'passwd/misspelt-shell';

/** The shell of an account that is nearly the path of one that systems have. */
export function* shellFindings(shell: string, path: Path): Generator<Finding> {
  const { shells } = accountNames;
  if (!shell.startsWith('/') || shells.includes(shell.replace('/sbin/', '/bin/'))) return;
  if (shells.includes(shell)) return;
  const [likely] = nearest(shell, shells);
  if (likely === undefined || !isLetterSlip(shell, likely)) return;
  yield {
    code: shellCode,
    severity: 'warning',
    message: `no system is known to have the shell \`${shell}\`: nobody can log in to the account; did you mean \`${likely}\`?`,
    path,
    isOwn: true,
    fixes: ({ node }, document) =>
      node.kind === 'scalar'
        ? [{ title: `Change to \`${likely}\``, edits: replaceScalar(document, node, likely), certain: false }]
        : [],
  };
}
