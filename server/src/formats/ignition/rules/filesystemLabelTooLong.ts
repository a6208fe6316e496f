import { goBytes } from '../../../base/goString.ts';
import { configRule } from '../../configRule.ts';
import type { Filesystem } from '../config.ts';

const code = 'ignition/filesystem-label-too-long';

/** How many bytes of a label a filesystem has room for. */
const mostBytes: ReadonlyMap<unknown, number> = new Map([
  ['ext4', 16],
  ['btrfs', 256],
  ['xfs', 12],
  ['swap', 15],
  ['vfat', 11],
]);

export const filesystemLabelTooLong = configRule<Filesystem>({
  codes: [code],
  at: ['storage.filesystems.*'],
  *check({ format, label }, { target }) {
    const most = mostBytes.get(format);
    if (most === undefined || typeof label !== 'string') return;
    const { length } = goBytes(label);
    if (length <= most) return;
    yield {
      code,
      severity: 'error',
      message: `\`${label}\` takes ${length} bytes, and a label of ${String(format)} has at most ${most}: ${target.refusal}; shorten it`,
      path: ['label'],
    };
  },
});
