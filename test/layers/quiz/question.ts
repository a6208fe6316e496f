/** A question about one setting of one config on one release of an operating system, with the answer that upstream gives. */
export interface Question {
  /** `OS@VERSION`. */
  readonly os: string;
  readonly config: string;
  readonly fileName: string;
  /** The release of the tool, where it decides. */
  readonly tool?: string;
  /** The setting, as `strata explain` names it. */
  readonly setting: string;
  /** When it acts and how often, what it affects, where it lands, how long that lasts, what an edit costs, what is left of it. */
  readonly answer: string;
  /** What has to be said beside that. */
  readonly says?: RegExp;
  /** Where the answer was read: a repository and a path in it. */
  readonly source: string;
}

/** A question in one row: what is asked, the answer, and what has to be said beside it. */
export type Row = readonly [asked: Asked, answer: string, says?: RegExp];

export interface Asked {
  readonly config: string;
  readonly setting: string;
}

const heads: Readonly<Record<string, string>> = {
  fcos: 'variant: fcos\nversion: 1.6.0\n',
  microos: 'variant: fcos\nversion: 1.6.0\n',
  flatcar: 'variant: flatcar\nversion: 1.1.0\n',
  fiot: 'variant: fiot\nversion: 1.0.0\n',
  r4e: 'variant: r4e\nversion: 1.1.0\n',
  rhcos:
    'variant: openshift\nversion: 4.18.0\nmetadata:\n  name: a\n  labels:\n    machineconfiguration.openshift.io/role: worker\n',
};

/** Questions about Butane on a release, all answered by one source. */
export function butane(os: string, source: string, rows: readonly Row[]): readonly Question[] {
  const [id = ''] = os.split('@', 1);
  return rows.map(([{ config, setting }, answer, says]) => ({
    os,
    config: `# strata: os=${os}\n${heads[id]}${config}`,
    fileName: 'a.bu',
    setting,
    answer,
    ...(says ? { says } : {}),
    source,
  }));
}

/** Questions about Ignition on a release. `config` is what stands beside `ignition` in the file. */
export function ignition(os: string, source: string, rows: readonly Row[]): readonly Question[] {
  return rows.map(([{ config, setting }, answer, says]) => ({
    os,
    config: `{"ignition": {"version": "3.4.0"}, ${config}}`,
    fileName: 'a.ign',
    setting,
    answer,
    ...(says ? { says } : {}),
    source,
  }));
}

/** Questions about a MachineConfig. `config` is what stands below `spec`. */
export function machineConfig(os: string, source: string, rows: readonly Row[]): readonly Question[] {
  return rows.map(([{ config, setting }, answer, says]) => ({
    os,
    config: `# strata: os=${os}\napiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nmetadata:\n  name: a\n  labels:\n    machineconfiguration.openshift.io/role: worker\nspec:\n${config}`,
    fileName: 'a.yaml',
    setting,
    answer,
    ...(says ? { says } : {}),
    source,
  }));
}

export function file(path: string): Asked {
  return { config: `storage:\n  files:\n    - path: ${path}\n`, setting: 'storage.files[0]' };
}

export function directory(path: string): Asked {
  return { config: `storage:\n  directories:\n    - path: ${path}\n`, setting: 'storage.directories[0]' };
}

export function link(path: string): Asked {
  return { config: `storage:\n  links:\n    - path: ${path}\n      target: /x\n`, setting: 'storage.links[0]' };
}

export function tree(path: string): Asked {
  return { config: `storage:\n  trees:\n    - local: x\n      path: ${path}\n`, setting: 'storage.trees[0]' };
}

export function append(path: string): Asked {
  return {
    config: `storage:\n  files:\n    - path: ${path}\n      append:\n        - inline: x\n`,
    setting: 'storage.files[0].append',
  };
}

export function user(name: string, more: string, key = ''): Asked {
  return { config: `passwd:\n  users:\n    - name: ${name}\n      ${more}\n`, setting: `passwd.users[0]${key}` };
}

export function unit(more: string, key = ''): Asked {
  return { config: `systemd:\n  units:\n    - name: a.service\n      ${more}\n`, setting: `systemd.units[0]${key}` };
}

export function other(config: string, setting: string): Asked {
  return { config, setting };
}

/** Questions about cloud-config on a system, all answered by one source. `config` is what stands below the header. */
export function cloudConfig(os: string, source: string, rows: readonly Row[], tool?: string): readonly Question[] {
  return rows.map(([{ config, setting }, answer, says]) => ({
    os,
    config: `#cloud-config\n${config}`,
    fileName: 'user-data',
    setting,
    answer,
    ...(says ? { says } : {}),
    ...(tool === undefined ? {} : { tool }),
    source,
  }));
}

/** Questions about another file that cloud-init reads, by its name. */
export function fileOfCloudInit(
  os: string,
  fileName: string,
  source: string,
  rows: readonly Row[],
): readonly Question[] {
  return rows.map(([{ config, setting }, answer, says]) => {
    return { os, config, fileName, setting, answer, ...(says ? { says } : {}), source };
  });
}

export function key(config: string, setting = config.slice(0, config.indexOf(':'))): Asked {
  return { config: `${config}\n`, setting };
}

export function written(path: string, more = ''): Asked {
  return { config: `write_files:\n  - path: ${path}\n    content: a\n${more}`, setting: 'write_files[0]' };
}
