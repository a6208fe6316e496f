import { isAbsent, isFilled } from '../../../decode/judgedConfig.ts';
import { configRule } from '../../configRule.ts';
import { nameFormat } from '../../ignition/nameFormat.ts';
import type { Filesystem } from '../config.ts';

const code = 'butane/mount-unit-without-format';

/** A mount unit needs to know what it mounts. */
export const mountUnitWithoutFormat = configRule<Filesystem>({
  codes: [code],
  at: ['storage.filesystems.*'],
  *check(filesystem, { target }) {
    if (filesystem.with_mount_unit !== true || !(isAbsent(filesystem, 'format') || filesystem.format === '')) return;
    yield {
      code,
      severity: 'error',
      message: `\`with_mount_unit\` needs a \`format\`: ${target.refusal}; write which filesystem the device holds, for example \`format: xfs\``,
      path: ['format'],
      // Without a path it may be a swap, and else needs one.
      ...(isFilled(filesystem.path) ? { fixes: nameFormat } : {}),
    };
  },
});
