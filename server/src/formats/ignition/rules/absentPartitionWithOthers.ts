import { isFilled } from '../../../decode/judgedConfig.ts';
import { listed } from '../../../shape/wording.ts';
import { configRule } from '../../configRule.ts';
import { removeKeyIn } from '../../removeKeyIn.ts';
import type { Partition } from '../config.ts';
import { isNumber } from '../integer.ts';

const code = 'ignition/absent-partition-with-others';

/** A partition that shall not exist is known by its number alone. */
export const absentPartitionWithOthers = configRule<Partition>({
  codes: [code],
  at: ['storage.disks.*.partitions.*'],
  *check(partition, { target, key }) {
    if (partition.shouldExist !== false) return;
    const others = describing(partition).map(key);
    const [only] = others;
    if (only === undefined) return;
    const flag = key('shouldExist');
    yield {
      code,
      severity: 'error',
      message: `a partition that shall not exist (\`${flag}: false\`) cannot have ${listed(others)}: ${target.refusal}; say by its \`${key('number')}\` alone which one it is, or remove \`${flag}\``,
      path: [],
      fixes: ({ node }, document) => [
        ...(others.length === 1 && partition.number ? removeKeyIn(node, only, document) : []),
        ...removeKeyIn(node, flag, document),
      ],
    };
  },
});

/** The keys that say what a partition is to be like. */
function describing({ label, startMiB, sizeMiB, guid, typeGuid }: Partition): readonly string[] {
  return [
    ...(typeof label === 'string' ? ['label'] : []),
    ...(isNumber(startMiB) ? ['startMiB'] : []),
    ...(isNumber(sizeMiB) ? ['sizeMiB'] : []),
    ...(isFilled(guid) ? ['guid'] : []),
    ...(isFilled(typeGuid) ? ['typeGuid'] : []),
  ];
}
