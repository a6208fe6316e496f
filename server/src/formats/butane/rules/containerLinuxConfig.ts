import { problemAt } from '../../../decode/shapeProblems.ts';
import type { Rule } from '../../format.ts';
import { containerLinuxConfigMarks } from '../containerLinuxConfig.ts';

const code = 'butane/container-linux-config';

/** Says what an old Container Linux Config is, in place of a list of keys that Butane does not know. */
export const containerLinuxConfig: Rule = {
  codes: [code],
  check: ({ decoded }) => {
    const { node } = decoded;
    if (containerLinuxConfigMarks(node).length === 0 || node.kind !== 'map') return [];
    const first = node.pairs[0];
    return [
      problemAt(first ? first.key : node, {
        code,
        source: 'strata',
        severity: 'error',
        message:
          "this is a Container Linux Config, which today's Flatcar and Fedora CoreOS do not read: the machine would stop in early boot; " +
          'convert it to Butane: `strata convert --to butane`, or `Strata: Convert To…` in VS Code',
        path: [],
      }),
    ];
  },
};
