import type { Fix, Problem } from '../../../base/problem.ts';
import type { Range } from '../../../base/text.ts';
import { shiftRange } from '../../../document/shiftProblem.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import type { Rule } from '../../format.ts';
import { type Header, isBegun, type NearMiss, readHeader } from '../../userData/header.ts';

const code = 'cloud-config/header';
const correct = '#cloud-config';

/** Whether cloud-init takes the text for cloud-config at all; it looks at the first line and at nothing else. */
export const header: Rule = {
  codes: [code],
  check: ({ document, part, target: { tool } }) => {
    const { stretch } = document.parts[part] ?? {};
    if (stretch?.known || isBegun(document.text)) return [];
    const found = headerOf(document.text, stretch);
    if (found.kind === 'near-miss') return [nearMiss(found, document, stretch?.start ?? 0, tool)];
    return found.kind === 'none' ? [noHeader(document, tool)] : [];
  },
};

const whatIsWrong: Readonly<Record<NearMiss, string>> = {
  'byte-order-mark': `a byte order mark stands before \`${correct}\``,
  spelling: `the first line is not \`${correct}\``,
  'not-first': `\`${correct}\` does not stand in the first line`,
  'template-spelling': 'the line of a template is `## template: jinja`, with these blanks and no others',
};

const whatToDo: Readonly<Record<NearMiss, string>> = {
  'byte-order-mark': 'save the file without it',
  spelling: `write \`${correct}\``,
  'not-first': 'move it to the top',
  'template-spelling': 'write it so',
};

/** At its place in the document. */
function headerOf(text: string, stretch: Range | undefined): Header {
  if (!stretch) return readHeader(text);
  const found = readHeader(text.slice(stretch.start, stretch.end));
  return 'range' in found ? { ...found, range: shiftRange(found.range, stretch.start) } : found;
}

function nearMiss(
  { why, range }: Header & { kind: 'near-miss' },
  document: TextDocument,
  top: number,
  tool: string,
): Problem {
  return {
    code,
    source: tool,
    severity: 'error',
    message: `${whatIsWrong[why]}: ${tool} ignores the whole text, and the machine comes up as if there were none; ${whatToDo[why]}`,
    range,
    path: [],
    fixes: () => fixesFor(why, range, document, top),
  };
}

function fixesFor(why: NearMiss, range: Range, { text }: TextDocument, top: number): readonly Fix[] {
  const { start, end } = range;
  switch (why) {
    case 'byte-order-mark':
      return [
        { title: 'Remove the byte order mark', edits: [{ start: top, end: top + 1, newText: '' }], certain: true },
      ];
    case 'spelling':
      return [{ title: `Change to \`${correct}\``, edits: [{ start, end, newText: correct }], certain: true }];
    case 'template-spelling':
      return [
        {
          title: 'Change to `## template: jinja`',
          edits: [{ start, end, newText: '## template: jinja' }],
          certain: true,
        },
      ];
    case 'not-first': {
      const newline = /\r?\n/u.exec(text)?.[0] ?? '\n';
      const [after = ''] = /^[ \t]*(?:\r?\n)?/u.exec(text.slice(end)) ?? [];
      return [
        {
          title: `Move \`${correct}\` to the top`,
          edits: [
            { start: top, end: top, newText: `${correct}${newline}` },
            { start, end: end + after.length, newText: '' },
          ],
          certain: true,
        },
      ];
    }
  }
}

/** Another program may say what the text is, in a multi-part message for one, so that this is no error by itself. */
function noHeader({ text }: TextDocument, tool: string): Problem {
  const start = text.search(/\S/u);
  const [line = ''] = /^[^\r\n]*/u.exec(text.slice(start)) ?? [];
  const newline = /\r?\n/u.exec(text)?.[0] ?? '\n';
  return {
    code,
    source: tool,
    severity: 'warning',
    message: `the first line is not \`${correct}\`: given to a machine as it is, ${tool} ignores the whole text; put \`${correct}\` above it`,
    range: { start, end: start + line.trimEnd().length },
    path: [],
    fixes: () => [
      {
        title: `Insert \`${correct}\``,
        edits: [{ start: 0, end: 0, newText: `${correct}${newline}` }],
        certain: false,
      },
    ],
  };
}
