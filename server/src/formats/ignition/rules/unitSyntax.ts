import type { Fix } from '../../../base/problem.ts';
import type { Node } from '../../../document/node.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { readUnit, type UnitFault } from '../../../embedded/readUnit.ts';
import { commentInBetween } from '../../../embedded/systemd/commentInBetween.ts';
import { configRule } from '../../configRule.ts';
import { type Rewrite, rewriteText } from '../../rewriteText.ts';
import type { Dropin } from '../config.ts';

const code = 'ignition/unit-syntax';

/** Ignition reads every unit and drop-in, and refuses what it cannot read. */
export const unitSyntax = configRule<Dropin>({
  codes: [code],
  at: ['systemd.units.*', 'systemd.units.*.dropins.*'],
  *check({ contents }, { target }) {
    if (typeof contents !== 'string') return;
    const { fault } = readUnit(contents);
    if (!fault) return;
    const line = contents.slice(0, fault.start).split('\n').length;
    const [wrong, advice] = words(fault, contents);
    yield {
      code,
      severity: 'error',
      message: `line ${line} of this unit ${wrong}: ${target.refusal}; ${advice}`,
      path: ['contents'],
      span: fault,
      messageAt: ({ node }) =>
        isFolded(node, contents, fault) ? `${foldedWords}: ${target.refusal}; write \`|\` instead` : undefined,
      fixes: (origin, document) =>
        isFolded(origin.node, contents, fault)
          ? unfold(origin.node, document)
          : rewriteText(contents, () => mended(fault, contents))(origin, document),
    };
  },
});

const foldedWords = '`>` makes one line of lines that belong together, so this unit has no lines of its own';

/** Whether a header has got the lines below it behind it, because YAML folds them. */
function isFolded(node: Node, contents: string, { kind, start, end }: UnitFault): boolean {
  if (node.kind !== 'scalar' || node.style !== 'folded' || node.text !== contents) return false;
  return kind === 'text-behind-section' && !/^[#;]/u.test(contents.slice(start, end));
}

function unfold(node: Node, document: TextDocument): readonly Fix[] {
  const { start, end } = node;
  if (document.text.charAt(start) !== '>') return [];
  return [
    { title: 'Change `>` to `|`', edits: [{ start, end: Math.min(start + 1, end), newText: '|' }], certain: false },
  ];
}

/** A comment behind a section can be meant as nothing else; what a line without a sign was to be, nobody knows. */
function mended({ kind, start, end }: UnitFault, contents: string): readonly Rewrite[] {
  const before = contents.slice(0, start);
  const wrong = contents.slice(start, end);
  const behind = contents.slice(end);
  switch (kind) {
    case 'no-equals-sign': {
      const between = commentInBetween(contents, start);
      if (between) {
        const what = between.count === 1 ? 'comment' : 'comments';
        return [{ title: `Move the ${what} above the assignment`, text: between.moved, certain: true }];
      }
      return [{ title: 'Make the line a comment', text: `${before}# ${wrong}${behind}`, certain: false }];
    }
    case 'unclosed-section':
      return [{ title: 'Write the missing `]`', text: `${before}${wrong.trimEnd()}]${behind}`, certain: false }];
    case 'text-behind-section': {
      const isComment = /^[#;]/u.test(wrong) && !wrong.endsWith('\\');
      const text = `${before.trimEnd()}\n${wrong}${behind}`;
      return isComment ? [{ title: 'Move the comment to a line of its own', text, certain: true }] : [];
    }
    case 'line-too-long':
      return [];
  }
}

function words({ kind, start, end }: UnitFault, contents: string): readonly [wrong: string, advice: string] {
  const text = contents.slice(start, end);
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  switch (kind) {
    case 'no-equals-sign':
      if (commentInBetween(contents, start)) {
        return [
          `is to go on with the line above the comment (\`${shown}\`), but Ignition, unlike systemd, takes the comment for the end of that`,
          'move the comment above the assignment',
        ];
      }
      return [
        `is no \`Name=value\`, no \`[Section]\` and no comment (\`${shown}\`)`,
        'write `Name=value`, put `#` in front of it, or end the line above with `\\` if it belongs there',
      ];
    case 'unclosed-section':
      return ['begins a section that no `]` closes', 'write `]` behind the name of the section'];
    case 'text-behind-section':
      return [`has something behind the section's \`]\` (\`${shown}\`)`, 'move it to a line of its own'];
    case 'line-too-long':
      return [
        'goes on for 2048 bytes and more, which systemd would cut off',
        'break it into several lines, each but the last with `\\` at its end',
      ];
  }
}
