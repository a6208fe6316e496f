import type { Fix, Problem } from '../../../base/problem.ts';
import type { Decoded } from '../../../decode/decoded.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import type { ScalarNode } from '../../../document/node.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import type { Rule } from '../../format.ts';

const code = 'cloud-config/text-read-otherwise';

/** Texts of files that mean something else in the style that they are written in. */
export const textsAsRead: Rule = {
  codes: [code],
  check: ({ decoded, document }) =>
    (decoded.members?.get('write_files')?.value.items ?? []).flatMap(({ index, value }): readonly Problem[] => {
      const content = scalarOf(value, 'content', 'folded');
      const what = content && foldedThing(content, document);
      const permissions = scalarOf(value, 'permissions', 'plain');
      const path = ['write_files', index];
      const own = { code, source: 'strata', isAdvice: true } as const;
      return [
        ...(content && what !== undefined
          ? [
              problemAt(content, {
                ...own,
                severity: 'warning',
                message: `\`>\` makes one line of these lines, in which ${what} is of no use; write \`|\``,
                path: [...path, 'content'],
                fixes: () => [change(content.start, content.start + 1, '|')],
              }),
            ]
          : []),
        ...joinedLines(scalarOf(value, 'content', 'plain'), [...path, 'content'], document),
        // A text for PyYAML, a number for all that read YAML 1.2.
        ...(permissions && /^0o[0-7]+$/u.test(permissions.text)
          ? [
              problemAt(permissions, {
                ...own,
                severity: 'hint',
                message: 'this is a text for cloud-init and a number for most readers of YAML; put it in quotes',
                path: [...path, 'permissions'],
                fixes: () => [change(permissions.start, permissions.end, `"${permissions.text}"`)],
              }),
            ]
          : []),
      ];
    }),
};

/** Lines below a key without a sign in front, of which YAML makes a single one. */
function joinedLines(
  content: ScalarNode | undefined,
  path: Problem['path'],
  document: TextDocument,
): readonly Problem[] {
  const { text } = document;
  if (!content || content.masked || !/\S\r?\n[ \t]*\S/u.test(text.slice(content.start, content.end))) return [];
  const head = /:([ \t]*\r?\n)[ \t]*$/u.exec(text.slice(0, content.start));
  const end = head ? head.index + 1 : content.start;
  return [
    problemAt(content, {
      code,
      source: 'strata',
      isAdvice: true,
      severity: 'warning',
      message: 'without `|` in front, these lines become a single one; write `|` behind the colon',
      path,
      fixes: () => (head ? [{ title: 'Insert `|`', edits: [{ start: end, end, newText: ' |' }], certain: false }] : []),
    }),
  ];
}

function scalarOf({ members }: Decoded, key: string, style: ScalarNode['style']): ScalarNode | undefined {
  const node = members?.get(key)?.value.node;
  return node?.kind === 'scalar' && node.style === style ? node : undefined;
}

/** What a text is, that is of no use in one line, and was written in several. */
function foldedThing({ start, end, text }: ScalarNode, document: TextDocument): string | undefined {
  const lines = document.text.slice(start, end).split(/\r?\n/u).slice(1).join('\n').trimStart();
  // Lines with a blank one between stay apart.
  if (!/^[^\n]+\n[ \t]*[^\s]/u.test(lines)) return undefined;
  if (text.startsWith('#!')) return 'a script';
  return /^-----BEGIN [A-Z0-9 ]+-----/u.test(text) ? 'a key or a certificate' : undefined;
}

function change(start: number, end: number, newText: string): Fix {
  return { title: `Change to \`${newText}\``, edits: [{ start, end, newText }], certain: false };
}
