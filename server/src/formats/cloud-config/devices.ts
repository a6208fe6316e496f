import { toolFacts } from '../../generated/toolFacts.ts';

/** Whether the cloud says which device a name stands for: `ephemeral0`, also with a partition behind a dot. */
export function isCloudDevice(name: string): boolean {
  const { names, beginnings } = toolFacts.deviceNames;
  const [bare = ''] = name.split('.');
  return names.includes(bare) || beginnings.some((beginning) => bare.startsWith(beginning));
}

/** Whether the kernel gives the name by chance, as it finds the disks; mounts may leave `/dev/` out. */
export function isKernelName(device: string): boolean {
  return /^(?:\/dev\/)?(?:x?[svh]d[a-z]+\d*|nvme\d+n\d+(?:p\d+)?)$/u.test(device);
}

/** What cloud-init takes for the device and the partition of a dotted name (`expand_dotted_devname`). */
export function dottedDevice(name: string): { readonly device: string; readonly partition?: string } {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? { device: name } : { device: name.slice(0, dot), partition: name.slice(dot + 1) };
}
