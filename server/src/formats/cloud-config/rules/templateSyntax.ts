import type { Fix, Problem } from '../../../base/problem.ts';
import type { Range } from '../../../base/text.ts';
import { expressionsIn } from '../../../embedded/jinja/jinjaExpressions.ts';
import { jinjaFilterNames } from '../../../embedded/jinja/jinjaFilters.ts';
import { nearest } from '../../../shape/nearest.ts';
import type { Rule } from '../../format.ts';
import { readTemplate, type TemplateText } from '../readTemplate.ts';

const code = 'cloud-config/template-syntax';
const swallowed = 'cloud-config/swallowed-by-template';

/** What Jinja cannot read, most often braces that are meant for another program, and what it takes for a comment. */
export const templateSyntax: Rule = {
  codes: [code, swallowed],
  check: ({ document, part }) => {
    const found = readTemplate(document, part);
    if (!found) return [];
    const { mistake, comments } = found.template;
    const comment = comments
      .filter(({ start }) => found.text.charAt(start - 1) === '$')
      .map((each) => lost(each, found));
    if (mistake?.kind === 'syntax') return [...comment, unread(mistake.range, mistake.why, found)];
    return [...comment, ...unknownFilters(found)];
  },
};

/** Jinja looks the filters up before it renders anything. */
function unknownFilters(found: TemplateText): readonly Problem[] {
  return expressionsIn(found.template.statements).flatMap((each) => {
    if (each.kind !== 'filter' || each.name.includes('.') || jinjaFilterNames.includes(each.name)) return [];
    const [likely] = nearest(each.name, jinjaFilterNames);
    const start = found.text.indexOf(each.name, each.of.end);
    const why = `there is no filter \`${each.name}\`${likely === undefined ? '' : `; did you mean \`${likely}\`?`}`;
    const problem = unread({ start, end: start + each.name.length }, why, found);
    const { range } = problem;
    if (likely === undefined || start < 0) return [problem];
    const edits = [{ ...range, newText: likely }];
    return [{ ...problem, fixes: () => [{ title: `Change to \`${likely}\``, edits, certain: false }] }];
  });
}

function unread(range: Range, why: string, found: TemplateText): Problem {
  const literal = literalAt(range, found);
  const advice = literal
    ? `put what is meant for another program between \`{% raw %}\` and \`{% endraw %}\``
    : 'mend the tag, or put it between `{% raw %}` and `{% endraw %}` if it is meant for another program';
  return {
    code,
    source: 'cloud-init',
    severity: 'error',
    message: `Jinja cannot read this: ${why}; cloud-init leaves the whole text out; ${advice}`,
    range: found.placeOf(range),
    path: [],
    fixes: () => (literal ? [rawFix(literal, found)] : []),
  };
}

/** The tag around a mistake that is plainly of another language: of Go, of a shell. */
function literalAt({ start }: Range, { text }: TemplateText): Range | undefined {
  const length = text.startsWith('${#', start - 1) ? (/^\{#[^}\n]*\}/u.exec(text.slice(start))?.[0].length ?? 0) : 0;
  if (length > 0) return { start: start - 1, end: start + length };
  const open = text.lastIndexOf('{{', start);
  const tag =
    open < 0
      ? undefined
      : /^\{\{-?\s*(?:[.$]|(?:range|end|with|template|json|if|else)\b)[^{}\n]*\}\}/u.exec(text.slice(open))?.[0];
  return tag && open + tag.length >= start ? { start: open, end: open + tag.length } : undefined;
}

function rawFix(range: Range, { placeOf }: TemplateText): Fix {
  const { start, end } = placeOf(range);
  return {
    title: 'Leave it as it stands (`{% raw %}`)',
    edits: [
      { start, end: start, newText: '{% raw %}' },
      { start: end, end, newText: '{% endraw %}' },
    ],
    certain: false,
  };
}

/** The length of a variable of a shell (`${#name}`) begins as a comment does. */
function lost(comment: Range, found: TemplateText): Problem {
  const { start, end } = comment;
  const literal = literalAt(comment, found);
  return {
    code: swallowed,
    source: 'strata',
    severity: 'warning',
    message: `\`{#\` begins a comment of Jinja here, which ends at the next \`#}\`: cloud-init takes ${end - start} characters out of the text; put what is meant for a shell between \`{% raw %}\` and \`{% endraw %}\``,
    range: found.placeOf({ start: start - 1, end: start + 2 }),
    path: [],
    fixes: () => (literal ? [rawFix(literal, found)] : []),
  };
}
