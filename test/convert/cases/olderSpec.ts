import type { OlderCase } from './olderCase.ts';

export type Plain = Readonly<Record<string, unknown>>;
export type Options = Omit<OlderCase, 'name' | 'text' | 'losses' | 'twin'> & {
  readonly losses?: readonly string[];
  readonly twin?: readonly [because: string, config: string];
};

export function spec(version: string, sections: Plain, ignition: Plain = {}): string {
  return JSON.stringify({ ignition: { version, ...ignition }, ...sections }, null, 2);
}

export function older(name: string, text: string, { losses = [], twin, ...options }: Options = {}): OlderCase {
  return { name, text, losses, ...options, ...(twin ? { twin: { because: twin[0], text: twin[1] } } : {}) };
}

export const hash = `sha512-${'0a'.repeat(64)}`;
export const file = (path: string, more: Plain = {}): Plain => ({ filesystem: 'root', path, mode: 420, ...more });
export const files = (version: string, ...list: readonly Plain[]): string =>
  spec(version, { storage: { files: list } });
export const storage = (version: string, section: Plain, more: Plain = {}): string =>
  spec(version, { storage: section, ...more });
export const units = (version: string, ...list: readonly Plain[]): string =>
  spec(version, { systemd: { units: list } });
export const passwd = (version: string, section: Plain): string => spec(version, { passwd: section });
export const partitions = (version: string, ...list: readonly Plain[]): string =>
  storage(version, { disks: [{ device: '/dev/vdb', partitions: list }] });
export const data = (mount: Plain = {}, more: Plain = {}): Plain => ({
  filesystems: [{ name: 'data', mount: { device: '/dev/vdb1', format: 'ext4', ...mount } }],
  ...more,
});
export const service = '[Service]\nExecStart=/usr/bin/true\n\n[Install]\nWantedBy=multi-user.target\n';
export const network = '[Match]\nName=eth0\n\n[Network]\nDHCP=yes\n';
export const mountUnit = (what: string, where: string, name: string): Plain => ({
  systemd: {
    units: [
      {
        name,
        enabled: true,
        contents: `[Mount]\nWhat=${what}\nWhere=${where}\n\n[Install]\nWantedBy=local-fs.target\n`,
      },
    ],
  },
});
export const noSectors = 'the converter refuses sectors, and every partition before 2.3.0';
export const noNetworkd = 'the converter refuses networkd units; Ignition 2 writes them as these files';
export const noCreate = 'the converter loses what stands in create';
