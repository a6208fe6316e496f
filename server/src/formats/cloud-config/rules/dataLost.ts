import { configRule } from '../../configRule.ts';
import { isCloudDevice, isKernelName } from '../devices.ts';
import { isObject, isTrue, type Keys, objectsIn } from '../keys.ts';

const code = 'cloud-config/data-lost';

/** Disks that are emptied whatever they hold, each time that an instance is new to cloud-init. */
export const dataLost = configRule<Keys>({
  codes: [code],
  at: [''],
  *check({ disk_setup: disks, fs_setup: filesystems }) {
    if (isObject(disks))
      for (const [device, disk] of Object.entries(disks)) {
        if (!isObject(disk)) continue;
        const { layout, overwrite } = disk;
        const isRemoved = layout === 'remove';
        if ((isRemoved || (overwrite === true && isTrue(layout) === true)) && !isCloudDevice(device))
          yield lost(device, ['disk_setup', device, isRemoved ? 'layout' : 'overwrite']);
      }
    for (const [index, { device, overwrite, cmd }] of objectsIn(filesystems))
      if (typeof device === 'string' && overwrite === true && cmd === undefined && !isCloudDevice(device))
        yield lost(device, ['fs_setup', index, 'overwrite']);
  },
});

function lost(device: string, path: readonly (string | number)[]) {
  const name = isKernelName(device)
    ? `; \`${device}\` may be another disk at the next boot: name it by \`/dev/disk/by-id\``
    : '';
  return {
    code,
    severity: 'info',
    message: `what \`${device}\` holds is lost without a question, and again whenever the machine gets a new instance id (a copy of its disk, \`cloud-init clean\`)${name}`,
    path,
    isOwn: true,
  } as const;
}
