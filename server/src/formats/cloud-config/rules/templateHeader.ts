import type { Rule } from '../../format.ts';
import { readHeader } from '../../userData/header.ts';
import { templateFacts } from '../templateFacts.ts';

const code = 'cloud-config/template-header-missing';

/** A variable of cloud-init in a text that it does not render. */
export const templateHeader: Rule = {
  codes: [code],
  check: ({ document, part }) => {
    const { stretch } = document.parts[part] ?? {};
    const top = stretch?.start ?? 0;
    const text = stretch ? document.text.slice(top, stretch.end) : document.text;
    const header = readHeader(text);
    if (header.kind !== 'cloud-config' || header.isTemplate) return [];
    const tags = [...text.matchAll(/\{\{[^{}]*\}\}|\{%[^{}]*%\}|\$\{[A-Za-z_][\w.]*\}|<%/gu)];
    const ours = tags.filter(({ 0: tag }) => ourVariable.test(tag));
    const others = tags.filter(({ 0: tag }) => tag.startsWith('{') && !ourVariable.test(tag));
    const [first] = ours;
    // Where there are other tags, another program renders the text.
    if (!first || others.length > 0) return [];
    const start = top + first.index;
    const at = top + header.range.start;
    const indent = /[^\S\r\n]*$/u.exec(document.text.slice(0, at))?.[0] ?? '';
    const newline = /\r?\n/u.exec(document.text)?.[0] ?? '\n';
    const { header: line } = templateFacts();
    return [
      {
        code,
        source: 'strata',
        severity: 'warning',
        message: `cloud-init renders this only below \`${line}\`, which has to be the first line: as it is, the machine gets the braces; put that line above`,
        range: { start, end: start + first[0].length },
        path: [],
        fixes: () => [
          {
            title: `Insert \`${line}\``,
            edits: [{ start: at, end: at, newText: `${line}${newline}${indent}` }],
            certain: false,
          },
        ],
      },
    ];
  },
};

/** Nobody else has these. */
const ourVariable = /^\{\{-?\s*(?:v1|ds\.meta_data)\s*[.[]/u;
