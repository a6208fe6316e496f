import { knownItems } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import type { Partition } from '../config.ts';

const code = 'ignition/duplicate-partition-label';

/** No two partitions of a disk have one label. */
export const duplicatePartitionLabel = configRule<readonly Partition[]>({
  codes: [code],
  at: ['storage.disks.*.partitions'],
  *check(partitions, { target }) {
    const first = new Map<string, number>();
    for (const [index, { label }] of knownItems(partitions).entries()) {
      if (typeof label !== 'string') continue;
      const other = first.get(label);
      if (other === undefined) first.set(label, index);
      else
        yield {
          code,
          severity: 'error',
          message: `another partition of this disk has the label ${label === '' ? '`""`' : `\`${label}\``} already: ${target.refusal}; give each its own, because \`/dev/disk/by-partlabel/\` can lead to one of them only`,
          path: [index],
          related: { path: [other], message: 'the label stands here first' },
        };
    }
  },
});
