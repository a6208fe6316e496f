import { shiftRange } from '../../../document/shiftProblem.ts';
import type { Rule } from '../../format.ts';
import { lineProblem } from '../../userData/lineProblem.ts';
import { mergeMessage } from '../../userData/mergeMessage.ts';
import { mergeFindings } from '../../userData/mergeWords.ts';
import { messageEntries } from '../../userData/messageEntries.ts';

const code = 'mime-multipart/merge-type';

/** How a cloud-config in the message is to meet those before it: the second field counts where the first is not there. */
export const mergeTypes: Rule = {
  codes: [code],
  check: ({ document: { text } }) => {
    const { entries = [] } = messageEntries(text) ?? {};
    return entries.flatMap(({ fields }) => {
      const field = fields.get('merge-type') ?? fields.get('x-merge-type');
      // What goes on in another line does not stand there as it is read.
      if (!field || field.value.includes('\n')) return [];
      return mergeFindings(field.value).map((finding) => {
        const severity = finding.kind === 'option' ? 'warning' : 'error';
        return lineProblem(code, severity, mergeMessage(finding), shiftRange(finding.range, field.start));
      });
    });
  },
};
