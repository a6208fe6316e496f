import { isAbsent } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { Partition } from '../config.ts';

const code = 'ignition/partition-without-label-or-number';

/** Something must tell a partition from the others. The number 0 is none. */
export const partitionWithoutLabelOrNumber = configRule<Partition>({
  codes: [code],
  at: ['storage.disks.*.partitions.*'],
  *check(partition, { target, key }) {
    if (!isAbsent(partition, 'label')) return;
    if (partition.number !== 0 && !isAbsent(partition, 'number')) return;
    yield {
      code,
      severity: 'error',
      message: `this partition has no \`${key('label')}\`, and no \`${key('number')}\` but 0: ${target.refusal}; give it one of them, or both to find it again when the machine is installed anew`,
      path: [],
    };
  },
});
