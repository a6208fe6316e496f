import type { Rule } from '../../format.ts';
import { lineProblem } from '../../userData/lineProblem.ts';
import { firstLineIn, partText } from '../../userData/partText.ts';

const code = 'part-handler/missing-function';

const needed: Readonly<Record<string, string>> = {
  list_types: 'cloud-init cannot register the handler, and ignores it',
  handle_part: 'cloud-init registers the handler, and every call of it fails',
};

/** The functions that cloud-init calls. A name that stands anywhere in the code may be defined in many ways. */
export const functions: Rule = {
  codes: [code],
  check: (context) => {
    const own = partText(context);
    // Such code may bring any name, and so may a template.
    if (/\bimport\s*\*|\b(?:exec|globals|setattr)\s*\(|\{\{|\{%|\$\{/u.test(own.content)) return [];
    // Somebody is only beginning to write.
    if (own.content.trim().split('\n').length === 1) return [];
    return Object.entries(needed)
      .filter(([name]) => !new RegExp(`\\b${name}\\b`, 'u').test(own.content))
      .map(([name, consequence]) =>
        lineProblem(code, 'error', `the code defines no function \`${name}\`: ${consequence}`, firstLineIn(own)),
      );
  },
};
