import { isAbsent } from '../../../decode/judgedConfig.ts';
import { holds } from '../../../shape/availability.ts';
import { configRule } from '../../configRule.ts';
import type { Filesystem } from '../config.ts';

const code = 'butane/mount-unit-without-path';

/** A mount unit needs to know where to mount. */
export const mountUnitWithoutPath = configRule<Filesystem>({
  codes: [code],
  at: ['storage.filesystems.*'],
  *check(filesystem, { target }) {
    const { with_mount_unit: isWanted, format } = filesystem;
    if (isWanted !== true || !(isAbsent(filesystem, 'path') || filesystem.path === '')) return;
    // From there on the tool knows swap space, and where no format is given it asks for that alone.
    const knowsSwap = holds({ since: { base: '0.4' } }, target);
    if (knowsSwap && (typeof format !== 'string' || format === '' || format === 'swap')) return;
    const unless = knowsSwap ? ', unless the format is `swap`' : '';
    yield {
      code,
      severity: 'error',
      message: `\`with_mount_unit\` needs a \`path\`${unless}: ${target.refusal}; write where the filesystem is to be mounted, or leave \`with_mount_unit\` out`,
      path: ['path'],
    };
  },
});
