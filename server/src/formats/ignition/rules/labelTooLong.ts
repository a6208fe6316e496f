import { goBytes } from '../../../base/goString.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import type { Luks, Partition } from '../config.ts';

const code = 'ignition/label-too-long';

/** A partition table holds so much of a label, a LUKS header so much. */
export const partitionLabelTooLong = labelTooLong('storage.disks.*.partitions.*', 36);
export const luksLabelTooLong = labelTooLong('storage.luks.*', 47);

/** The schema counts characters and has said so where even they are too many. */
function labelTooLong(place: string, most: number): ConfigRule {
  return configRule<Partition | Luks>({
    codes: [code],
    at: [place],
    *check({ label }, { target }) {
      if (typeof label !== 'string' || [...label].length > most) return;
      const { length } = goBytes(label);
      if (length <= most) return;
      yield {
        code,
        severity: 'error',
        message: `\`${label}\` takes ${length} bytes, and at most ${most} are accepted: ${target.refusal}; letters other than a to z take more than one byte each, so shorten it`,
        path: ['label'],
      };
    },
  });
}
