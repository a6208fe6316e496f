import { knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { Partition } from '../config.ts';
import { isNonZero } from '../integer.ts';

const code = 'ignition/partition-numbers-collide';

/** No two partitions of a disk have one number. With 0, each takes the next one that is free. */
export const partitionNumbersCollide = configRule<readonly Partition[]>({
  codes: [code],
  at: ['storage.disks.*.partitions'],
  *check(partitions, { target, key }) {
    const first = new Map<number | bigint, number>();
    for (const [index, { number }] of knownItems(partitions).entries()) {
      if (!isNonZero(number)) continue;
      const other = first.get(number);
      if (other === undefined) first.set(number, index);
      else
        yield {
          code,
          severity: 'error',
          message: `partition ${number} of this disk is described twice: ${target.refusal}; give one of them another \`${key('number')}\`, or make one of both`,
          path: [index],
          related: { path: [other], message: `partition ${number} stands here first` },
        };
    }
  },
});
