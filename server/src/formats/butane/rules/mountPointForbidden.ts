import { holds } from '../../../shape/availability.ts';
import type { Target } from '../../../shape/target.ts';
import { configRule } from '../../configRule.ts';
import type { Filesystem } from '../config.ts';
import { isShadowed, judgedSince } from '../isShadowed.ts';

const code = 'butane/mount-point-forbidden';

const writable = ['/etc', '/var'];

/** Whether Butane lets a mount unit be asked for at a path. */
export function mayBeMountPoint(path: string, target: Target): boolean {
  return !holds(judgedSince, target) || writable.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

/** Of the root filesystem only two folders can be written to, so there a mount point is made, and nowhere else. */
export const mountPointForbidden = configRule<Filesystem>({
  codes: [code],
  at: ['storage.filesystems.*'],
  *check({ path, with_mount_unit: isWanted }, { target }) {
    if (isWanted !== true || typeof path !== 'string' || mayBeMountPoint(path, target)) return;
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
