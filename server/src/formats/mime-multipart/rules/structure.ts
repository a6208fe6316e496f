import type { Problem } from '../../../base/problem.ts';
import type { Rule } from '../../format.ts';
import { lineProblem } from '../../userData/lineProblem.ts';
import { type BrokenContainer, messageEntries } from '../../userData/messageEntries.ts';

const unmarked = 'mime-multipart/missing-mime-version';
const broken = 'mime-multipart/nothing-inside';

/** Whether cloud-init takes the text for a message at all, and gets to what it holds. */
export const structure: Rule = {
  codes: [unmarked, broken],
  check: ({ document: { text } }) => {
    const message = messageEntries(text);
    if (!message) return [];
    const containers = message.broken.map(brokenContainer);
    return message.isMarked ? containers : [notMarked(text), ...containers];
  },
};

function notMarked(text: string): Problem {
  const newline = /\r?\n/u.exec(text)?.[0] ?? '\n';
  const start = text.search(/\S/u);
  const end = start + (/^[^\r\n]*/u.exec(text.slice(start))?.[0].trimEnd().length ?? 0);
  return lineProblem(
    unmarked,
    'error',
    'no line `MIME-Version: 1.0` stands at the top: cloud-init does not take the text for a message and ignores all of it, and the machine comes up as if there were none; put the line first',
    { start, end },
    {
      fixes: () => [
        {
          title: 'Insert `MIME-Version: 1.0`',
          edits: [{ start, end: start, newText: `MIME-Version: 1.0${newline}` }],
          certain: true,
        },
      ],
    },
  );
}

function brokenContainer({ field: { start, end }, why }: BrokenContainer): Problem {
  const found =
    why === 'no-boundary'
      ? 'this names no boundary'
      : 'no line below is the boundary that this names, with `--` in front of it';
  return lineProblem(
    broken,
    'error',
    `${found}: cloud-init takes nothing out of it; write \`multipart/mixed; boundary="NAME"\`, \`--NAME\` above every entry and \`--NAME--\` behind the last`,
    { start, end },
  );
}
