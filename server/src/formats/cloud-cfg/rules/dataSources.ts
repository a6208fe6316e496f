import type { Problem } from '../../../base/problem.ts';
import { pairOf } from '../../../document/locate.ts';
import type { Node } from '../../../document/node.ts';
import type { Rule } from '../../format.ts';
import { lineProblem } from '../../userData/lineProblem.ts';

const code = 'cloud-cfg/list-over-lines';

/**
 * Before anything of cloud-init runs, the shell script `ds-identify` looks for the list, line by line: it finds only one that
 * stands behind its key in brackets (`read_datasource_list` of tools/ds-identify).
 */
export const dataSources: Rule = {
  codes: [code],
  check: ({ document: { parts, text }, part }) => {
    const pair = pairOf(parts[part]?.root, 'datasource_list');
    const { value, key } = pair ?? {};
    if (!key || value?.kind !== 'seq') return [];
    const isOnOneLine = value.style === 'flow' && !/[\r\n]/u.test(text.slice(key.start, value.end));
    return isOnOneLine ? [] : [problem(value, key.end, text)];
  },
};

function problem(list: Node & { readonly kind: 'seq' }, keyEnd: number, text: string): Problem {
  const message =
    '`ds-identify`, the shell script that decides at boot which sources there are, reads no further than the end of the line: it does not find what this list says, and looks for other sources; write `datasource_list: [A, B]`';
  const range = { start: list.start, end: list.end };
  return lineProblem(code, 'warning', message, range, {
    isOwn: true,
    path: ['datasource_list'],
    fixes: () => {
      const { items, end } = list;
      const names = items.map((item) => (item.kind === 'scalar' ? text.slice(item.start, item.end) : undefined));
      // A comment between the items would be lost.
      const isPlain = names.every((name) => name !== undefined && !/[\r\n]/u.test(name));
      if (!isPlain || /#/u.test(text.slice(keyEnd, end))) return [];
      const newText = `: [${names.join(', ')}]`;
      return [{ title: 'Write the list on one line', edits: [{ start: keyEnd, end, newText }], certain: true }];
    },
  });
}
