import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { unitNameEscape } from '../../../embedded/unitNameEscape.ts';
import { configRule } from '../../configRule.ts';
import type { IgnitionConfig } from '../config.ts';

const code = 'ignition/filesystem-not-mounted';

/** What the image mounts by itself. */
const mountedByImage = new Set(['/', '/boot', '/boot/efi', '/usr', '/usr/share/oem', '/oem']);

/** Ignition mounts filesystems only while it writes files. Afterwards that is for a unit to do. */
export const filesystemNotMounted = configRule<IgnitionConfig>({
  codes: [code],
  at: [''],
  *check(config, { key }) {
    const { storage, systemd, ignition } = config;
    const filesystems = knownItems(storage?.filesystems);
    if (filesystems.length === 0 || !isAbsent(ignition?.config, 'replace') || !isAbsent(ignition?.config, 'merge'))
      return;
    const units = new Set(knownItems(systemd?.units).map(({ name }) => name));
    const files = knownItems(storage?.files).map(({ path }) => path);
    if (systemd !== undefined && !Array.isArray(systemd.units) && !isAbsent(systemd, 'units')) return;
    if (files.includes('/etc/fstab')) return;
    for (const [index, filesystem] of filesystems.entries()) {
      const { path, format } = filesystem;
      if (
        typeof path !== 'string' ||
        path === '' ||
        mountedByImage.has(path) ||
        format === 'swap' ||
        typeof format === 'symbol'
      )
        continue;
      const name = `${unitNameEscape(path)}.mount`;
      if (units.has(name) || files.includes(`/etc/systemd/system/${name}`)) continue;
      const withUnit = key('withMountUnit') === 'withMountUnit' ? `the unit \`${name}\`` : '`with_mount_unit: true`';
      yield {
        code,
        severity: 'warning',
        message: `Ignition mounts \`${path}\` only while it writes files: nothing mounts it when the system is up; add ${withUnit}`,
        path: ['storage', 'filesystems', index, 'path'],
        isOwn: true,
      };
    }
  },
});
