import { holds } from '../../../shape/availability.ts';
import { configRule } from '../../configRule.ts';
import type { Filesystem } from '../config.ts';
import { isShadowed, judgedSince } from '../isShadowed.ts';

const code = 'butane/mount-point-forbidden';

const writable = ['/etc', '/var'];

/** Of the root filesystem only two folders can be written to, so there a mount point is made, and nowhere else. */
export const mountPointForbidden = configRule<Filesystem>({
  codes: [code],
  at: ['storage.filesystems.*'],
  *check({ path, with_mount_unit: isWanted }, { target }) {
    if (isWanted !== true || typeof path !== 'string' || !holds(judgedSince, target)) return;
    if (writable.some((folder) => path === folder || path.startsWith(`${folder}/`))) return;
    const isOwn = isShadowed(target);
    const fate = isOwn ? 'the system cannot make the mount point, and the unit fails at boot' : target.refusal;
    yield {
      code,
      severity: isOwn ? 'warning' : 'error',
      message: `\`${path}\` is neither in \`/etc\` nor in \`/var\`, the only folders of the system that can be written to: ${fate}; mount it in \`/var\``,
      path: ['path'],
      isOwn,
      related: { path: ['with_mount_unit'], message: 'this asks for the mount unit' },
    };
  },
});
