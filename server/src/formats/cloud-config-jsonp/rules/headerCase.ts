import type { Rule } from '../../format.ts';
import { lineProblem } from '../../userData/lineProblem.ts';
import { firstLineIn, partText } from '../../userData/partText.ts';

const code = 'cloud-config-jsonp/header-case';
const header = '#cloud-config-jsonp';

/** cloud-init knows the line in letters of either case, but takes it off in small letters only, and it is no JSON. */
export const headerCase: Rule = {
  codes: [code],
  check: (context) => {
    const own = partText(context);
    const { start } = firstLineIn(own);
    const written = own.content.slice(start - own.start, start - own.start + header.length);
    if (written === header || written.toLowerCase() !== header) return [];
    const range = { start, end: start + header.length };
    const message = `\`${header}\` has to be written in small letters: cloud-init takes it off only then, and the rest is no JSON with it, so that the whole patch is dropped`;
    const fix = { title: `Change to \`${header}\``, edits: [{ ...range, newText: header }], certain: true };
    return [lineProblem(code, 'error', message, range, { fixes: () => [fix] })];
  },
};
