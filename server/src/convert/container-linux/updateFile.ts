import type { ProducedObject } from '../../decode/produced.ts';
import { textFile } from '../ignition2-to-ignition/networkdFiles.ts';
import { objectIn, reportLoss, scalarFrom, textIn, type Upgrade } from '../ignition2-to-ignition/upgrade.ts';
import { quoted } from './serviceDropins.ts';

/** Where Flatcar reads it; the old tool writes the same file to `/etc/coreos`, as Container Linux had it. */
const path = '/etc/flatcar/update.conf';

const updateKeys = ['group', 'server', 'pcr_policy_server', 'download_user', 'download_password', 'machine_alias'];

/** What locksmithd calls them; source: flatcar/container-linux-config-transpiler config/types/locksmith.go. */
const locksmithKeys = [
  ['reboot_strategy', 'REBOOT_STRATEGY'],
  ['window_start', 'LOCKSMITHD_REBOOT_WINDOW_START'],
  ['window_length', 'LOCKSMITHD_REBOOT_WINDOW_LENGTH'],
  ['group', 'LOCKSMITHD_GROUP'],
  ['etcd_endpoints', 'LOCKSMITHD_ENDPOINT'],
  ['etcd_cafile', 'LOCKSMITHD_ETCD_CAFILE'],
  ['etcd_certfile', 'LOCKSMITHD_ETCD_CERTFILE'],
  ['etcd_keyfile', 'LOCKSMITHD_ETCD_KEYFILE'],
] as const;

/** What the sections update and locksmith stand for: one file that both services read. */
export function updateFile(upgrade: Upgrade, config: ProducedObject): ProducedObject | undefined {
  const update = objectIn(config, 'update');
  const locksmith = objectIn(config, 'locksmith');
  const lines = [
    ...updateKeys.flatMap((key) => {
      const value = textIn(update, key);
      if (value === undefined) return [];
      return [`${key.toUpperCase()}=${key === 'group' ? value.toLowerCase() : value}`];
    }),
    ...locksmithKeys.flatMap(([key, name]) => {
      const value = textIn(locksmith, key);
      return value === undefined ? [] : [`${name}=${quoted(value)}`];
    }),
  ];
  const source = update ?? locksmith;
  if (!source || lines.length === 0) return undefined;
  for (const [name, section] of [['update', update] as const, ['locksmith', locksmith] as const]) {
    if (!section) continue;
    const message = `Butane and Ignition have no section \`${name}\`: it becomes the file \`${path}\`, which Flatcar reads in place of \`/etc/coreos/update.conf\`; Fedora CoreOS takes its updates from Zincati, which does not read it`;
    reportLoss(upgrade, section, 'changed', 'said-otherwise', message);
  }
  return textFile(path, scalarFrom(source, lines.join('\n')), source);
}
