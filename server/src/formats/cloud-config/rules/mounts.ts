import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { cleanPath } from '../../../layers/pathFacts.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { isKernelName } from '../devices.ts';
import { type Keys, objectsIn } from '../keys.ts';

const nofail = 'cloud-config/mount-without-nofail';
const refused = 'cloud-config/mount-refused';
const hidden = 'cloud-config/mount-hidden';

/** Mounts with options of their own, which lack the one that the tool gives to those without. */
export const mountWithoutNofail = configRule<readonly unknown[]>({
  codes: [nofail],
  at: ['mounts.*'],
  *check(mount) {
    if (!Array.isArray(mount)) return;
    const [device, point, type, options] = mount as readonly unknown[];
    if (typeof device !== 'string' || typeof point !== 'string' || typeof options !== 'string') return;
    if (!point.startsWith('/') || point === '/' || type === 'swap' || ['tmpfs', 'proc', 'none'].includes(device))
      return;
    if (/(?:^|,)(?:nofail|noauto|bind|rbind|x-systemd\.automount)(?:,|$)/u.test(options) || options.includes('${'))
      return;
    if (strayField(mount) !== undefined) return;
    const otherwise = isRemote(type, options)
      ? 'and where it does not answer for as long as the mount tries'
      : 'and where it is missing the machine ends in emergency mode';
    yield {
      code: nofail,
      severity: 'info',
      message: `without \`nofail\` among its options, every boot waits for \`${device}\`, ${otherwise}; mounts without options of their own have it`,
      path: [3],
      isOwn: true,
    };
  },
});

/** What systemd mounts for `remote-fs.target`, of which no boot ends in emergency mode (`fstype_is_network`). */
function isRemote(type: unknown, options: string): boolean {
  if (/(?:^|,)_netdev(?:,|$)/u.test(options)) return true;
  return typeof type === 'string' && remoteTypes.has(type.replace(/^fuse\./u, ''));
}

const remoteTypes: ReadonlySet<string> = new Set([
  'afs',
  'ceph',
  'cifs',
  'davfs',
  'gfs',
  'gfs2',
  'glusterfs',
  'lustre',
  'ncp',
  'ncpfs',
  'nfs',
  'nfs4',
  'ocfs2',
  'pvfs2',
  'smb3',
  'smbfs',
  'sshfs',
]);

/** Lines of fstab that `mount` does not take. */
export const mountRefused = configRule<readonly unknown[]>({
  codes: [refused],
  at: ['mounts.*'],
  *check(mount): Generator<Finding> {
    if (!Array.isArray(mount)) return;
    const [, point] = mount as readonly unknown[];
    const index = strayField(mount);
    if (index !== undefined) {
      const text = String(mount[index]);
      yield {
        code: refused,
        severity: 'error',
        message: `\`${text}\` stands where \`/etc/fstab\` has a number (${index === 4 ? 'dump' : 'pass'}), so mount passes over the whole line; write all options as one text with commas: \`${[mount[3], text].join(',')}\``,
        path: [index],
        isOwn: true,
      };
    }
    if (typeof point !== 'string' || point.startsWith('/') || /^(?:none|swap|)$/u.test(point)) return;
    if (mount[2] === 'swap' || holdsTemplate(point) || point.includes('$')) return;
    yield {
      code: refused,
      severity: 'error',
      message: `\`${point}\` is no absolute path, so nothing is mounted there; write \`/${point}\``,
      path: [1],
      isOwn: true,
    };
  },
});

/** The index of a field that has to be a number and is none; only texts that are plainly options. */
function strayField(mount: readonly unknown[]): number | undefined {
  const index = [4, 5].find((at) => {
    const field = mount[at];
    return typeof field === 'string' && !/^\d+$/u.test(field.trim()) && /^[a-z][\w.,=:-]*$/iu.test(field);
  });
  return index;
}

interface Mount {
  readonly index: number;
  readonly device: string;
  readonly point: string;
  readonly options: string;
}

/** Places of which one mount hides another: at the same place, or mounted above it later. Both happen at the first boot. */
export const mountHidden = configRule<Keys>({
  codes: [hidden],
  at: [''],
  *check(config): Generator<Finding> {
    const mounts = [...mountsIn(config.mounts)];
    for (const [at, mount] of mounts.entries()) {
      const before = mounts.slice(0, at);
      // Of two names of the kernel, one may be that of another cloud: whichever is there is mounted.
      const same = before.find(
        ({ point, device }) => point === mount.point && !(isKernelName(device) && isKernelName(mount.device)),
      );
      // The root is mounted long before.
      const below = mount.point === '/' ? undefined : before.find(({ point }) => isBelow(point, mount.point));
      const above = before.find(({ point }) => isBelow(mount.point, point));
      if (same)
        yield finding(
          mount,
          same,
          `two devices are mounted at \`${mount.point}\`, and the later hides the first; give one another place, or remove it`,
        );
      else if (below)
        yield finding(
          mount,
          below,
          `\`${mount.point}\` is mounted over \`${below.point}\`, which stands above it in the list and is hidden until the next boot; put this line first`,
        );
      else if (above && isFresh(above, config) && !/x-mount\.mkdir/iu.test(mount.options))
        yield finding(
          mount,
          above,
          `\`${above.point}\` is a new filesystem without a folder for \`${mount.point}\`, so mounting fails at the first boot; add \`X-mount.mkdir\` to the options of this line`,
        );
    }
  },
});

function finding({ index }: Mount, other: Mount, message: string): Finding {
  return {
    code: hidden,
    severity: 'warning',
    message,
    path: ['mounts', index, 1],
    isOwn: true,
    related: { path: ['mounts', other.index, 1], message: `\`${other.point}\` is mounted by this` },
  };
}

function* mountsIn(mounts: unknown): Generator<Mount> {
  if (!Array.isArray(mounts)) return;
  for (const [index, mount] of (mounts as readonly unknown[]).entries()) {
    if (!Array.isArray(mount)) continue;
    const [device, point, , options] = mount as readonly unknown[];
    if (typeof device !== 'string' || typeof point !== 'string' || !point.startsWith('/') || point.includes('$'))
      continue;
    yield { index, device, point: cleanPath(point), options: typeof options === 'string' ? options : '' };
  }
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder === '/' ? folder : `${folder}/`) && path !== folder;
}

/** Whether what is mounted is made by the config, so that it is empty. */
function isFresh({ device }: Mount, config: Keys): boolean {
  if (device === 'tmpfs') return true;
  return [...objectsIn(config.fs_setup)].some(
    ([, { device: made, label }]) => made === device || (typeof label === 'string' && device === `LABEL=${label}`),
  );
}
