import { childPlaces, memberPlace, rootPlace } from '../../../decode/visit.ts';
import type { Rule } from '../../format.ts';
import { lineProblem } from '../../userData/lineProblem.ts';
import { mergeMessage } from '../../userData/mergeMessage.ts';
import { mergeFindings } from '../../userData/mergeWords.ts';

const code = 'cloud-config-archive/merge-type';

/** How an entry is to meet those before it: the second key counts where the first is not there. */
export const mergeTypes: Rule = {
  codes: [code],
  check: ({ decoded }) =>
    [...childPlaces(rootPlace(decoded))].flatMap((entry) => {
      const { members } = entry.decoded;
      const name = ['Merge-Type', 'X-Merge-Type'].find((each) => members?.has(each));
      const member = name === undefined ? undefined : members?.get(name);
      if (name === undefined || !member || typeof member.value.value !== 'string') return [];
      const { path, decoded: value } = memberPlace(entry, name, member);
      return mergeFindings(member.value.value).map((finding) => {
        const severity = finding.kind === 'option' ? 'warning' : 'error';
        return lineProblem(code, severity, mergeMessage(finding), value.node, { path });
      });
    }),
};
