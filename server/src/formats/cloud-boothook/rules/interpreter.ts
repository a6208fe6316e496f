import type { Rule } from '../../format.ts';
import { lineProblem } from '../../userData/lineProblem.ts';
import { beginsWithTemplate, behindTemplateLine, firstLineIn, meantText, partText } from '../../userData/partText.ts';

const code = 'cloud-boothook/no-interpreter';
const header = '#cloud-boothook';

/**
 * Whether the script can be run: cloud-init takes its own line off where that is written in small letters at the very top, and
 * blanks behind it (`_write_part` of cloudinit/handlers/boot_hook.py).
 */
export const interpreter: Rule = {
  codes: [code],
  check: (context) => {
    const own = partText(context);
    const content = meantText(context, own);
    const script = behindTemplateLine(content) ?? content;
    if (beginsWithTemplate(script) || script.trimStart().startsWith('#!')) return [];
    const behind = script.startsWith(header) ? script.slice(header.length) : '';
    if (beginsWithTemplate(behind) || behind.trimStart().startsWith('#!')) return [];
    const isMisplaced = !script.startsWith(header) && script.trimStart().toLowerCase().startsWith(header);
    const message = isMisplaced
      ? `\`${header}\` has to stand in small letters at the very top: cloud-init leaves it there as it is, and the script cannot be run`
      : `no line with an interpreter, such as \`#!/bin/sh\`, follows \`${header}\`: the kernel cannot run the script, and cloud-init only says so in its log`;
    return [lineProblem(code, 'error', message, firstLineIn(own))];
  },
};
