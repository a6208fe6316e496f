import type { Rule } from '../../format.ts';
import { lineProblem } from '../../userData/lineProblem.ts';
import { beginsWithTemplate, behindTemplateLine, firstLineIn, meantText, partText } from '../../userData/partText.ts';

const code = 'user-script/no-interpreter';

/** Whether the kernel can run the script, which cloud-init writes to a file as it is. */
export const interpreter: Rule = {
  codes: [code],
  check: (context) => {
    const own = partText(context);
    const content = meantText(context, own);
    const script = behindTemplateLine(content) ?? content;
    if (script.startsWith('#!') || script.trim() === '' || beginsWithTemplate(script)) return [];
    const top = firstLineIn(own);
    if (script.trimStart().startsWith('#!')) {
      const message =
        '`#!` has to be the first two characters: blank lines and blanks before it stay in the file, and the kernel cannot run the script; begin the text with `#!`';
      const fix = {
        title: 'Begin with `#!`',
        edits: [{ start: own.start, end: top.start, newText: '' }],
        certain: true,
      };
      // In a block of YAML the indentation is not the script's.
      return [lineProblem(code, 'error', message, top, script === own.content ? { fixes: () => [fix] } : {})];
    }
    const message =
      'the script does not begin with an interpreter, such as `#!/bin/sh`: the kernel cannot run it, and cloud-init only says so in its log';
    const newText = `#!/bin/sh${/\r?\n/u.exec(own.content)?.[0] ?? '\n'}`;
    const fix = { title: 'Insert `#!/bin/sh`', edits: [{ start: own.start, end: own.start, newText }], certain: false };
    return [lineProblem(code, 'error', message, top, content === own.content ? { fixes: () => [fix] } : {})];
  },
};
